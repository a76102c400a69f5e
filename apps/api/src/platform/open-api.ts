import { z } from 'zod';
import { type ProblemCode, PROBLEMS } from '../contract/problems.js';
import { isWrite } from './csrf.js';
import type { EndpointRule } from './endpoint.js';
import type { Route } from './routes.js';

export type JsonSchema = Record<string, unknown>;

export interface Operation {
  operationId: string;
  summary: string;
  tags: string[];
  description: string;
  security: object[];
  parameters: Parameter[];
  requestBody?: { required: true; content: Record<string, { schema: JsonSchema }> };
  responses: Record<string, { description: string; content?: Record<string, { schema: JsonSchema }> }>;
}

export interface Parameter {
  name: string;
  in: 'path' | 'query' | 'header';
  required: boolean;
  schema: JsonSchema;
}

export interface ApiDocument {
  openapi: '3.1.0';
  info: { title: string; version: string; description: string };
  paths: Record<string, Record<string, Operation>>;
  components: object;
}

/**
 * The API document (OpenAPI 3.1), made of the very schemas that the door validates with: what it says
 * is what is done.
 */
export function openApi(routes: readonly Route[], cookieName: string): ApiDocument {
  const paths: ApiDocument['paths'] = {};
  for (const route of routes) {
    if (!route.rule) continue;
    const path = route.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operationOf(route, route.rule) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Chiến dịch làm sạch dữ liệu tiêm chủng',
      version: '1',
      description:
        'Mọi thời điểm theo ISO 8601; ngày theo giờ Thành phố Hồ Chí Minh. / Moments are ISO 8601; dates are those of Ho Chi Minh City.',
    },
    paths,
    components: {
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: cookieName } },
      schemas: { Problem: PROBLEM },
    },
  };
}

function operationOf(route: Route, rule: EndpointRule): Operation {
  const content = bodyOf(rule);
  return {
    operationId: route.name,
    summary: rule.summary,
    tags: [route.path.replace(/^\/api\//, '').split('/')[0] || 'system'],
    description: whoMay(rule),
    security: rule.access.roles === 'anyone' ? [] : [{ session: [] }],
    parameters: [
      ...parametersOf('path', rule.params),
      ...parametersOf('query', rule.query),
      ...headersOf(route, rule),
    ],
    ...(content && { requestBody: { required: true as const, content } }),
    responses: {
      [route.status]: successOf(route, rule),
      ...(rule.kept && { 304: { description: 'Not modified: the caller has this answer' } }),
      ...refusalsOf(route, rule),
    },
  };
}

function whoMay({ access }: EndpointRule): string {
  const who = typeof access.roles === 'string' ? access.roles : access.roles.join(', ');
  const where =
    typeof access.district === 'string'
      ? { city: 'the city', rows: 'a reporter sees the rows of the own district', none: '' }[access.district]
      : `a reporter names the own district in ${Object.values(access.district).join('')}`;
  return where === '' ? who : `${who}; ${where}`;
}

function parametersOf(place: 'path' | 'query', schema: z.ZodObject | undefined): Parameter[] {
  if (!schema) return [];
  const { properties = {}, required = [] } = schemaOf(schema, 'input') as {
    properties?: Record<string, JsonSchema>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: property,
  }));
}

function headersOf(route: Route, rule: EndpointRule): Parameter[] {
  const tag = { in: 'header', name: 'If-None-Match', required: false, schema: { type: 'string' } } as const;
  if (!isWrite(route.method)) return rule.kept ? [tag] : [];
  const requestedWith = { name: 'X-Requested-With', schema: { const: 'console' } };
  const key = { name: 'Idempotency-Key', schema: { type: 'string', pattern: '^[\\x21-\\x7e]{1,100}$' } };
  return [requestedWith, ...(rule.keyless ? [] : [key])].map((header) => ({
    ...header,
    in: 'header',
    required: true,
  }));
}

function bodyOf(rule: EndpointRule): Record<string, { schema: JsonSchema }> | null {
  if (rule.upload) {
    const file = { type: 'string', format: 'binary' };
    return {
      'multipart/form-data': { schema: { type: 'object', properties: { file }, required: ['file'] } },
    };
  }
  return rule.body ? { 'application/json': { schema: schemaOf(rule.body, 'input') } } : null;
}

function successOf(route: Route, rule: EndpointRule): Operation['responses'][string] {
  if (rule.answer) {
    const schema = schemaOf(rule.answer, 'output');
    return { description: 'OK', content: { 'application/json': { schema } } };
  }
  if (route.status === 204) return { description: 'OK' };
  return { description: 'OK', content: { 'application/octet-stream': { schema: {} } } };
}

/** What any call can meet, whatever it asks for: at the first door, or where the machines behind it fail. */
const OF_EVERY_CALL: readonly ProblemCode[] = [
  ...(['request.invalid', 'request.wrong-host', 'request.headers-too-large'] as const),
  ...(['request.too-slow', 'request.expectation-failed', 'system.unavailable', 'system.defect'] as const),
];

/** The refusals a call can meet, by status: those of all routes and of its kind, and those the route names itself. */
function refusalsOf(route: Route, rule: EndpointRule): Operation['responses'] {
  const codes: ProblemCode[] = [...OF_EVERY_CALL, ...(rule.problems ?? [])];
  const { roles, district } = rule.access;
  if (roles !== 'anyone') codes.push('access.not-signed-in');
  if (roles !== 'anyone' && !rule.beforePasswordChange) codes.push('access.password-change-required');
  if (typeof roles !== 'string') codes.push('access.forbidden');
  if (rule.confirmed) codes.push('access.confirmation-required');
  if (typeof district !== 'string' || district === 'rows' || namesSomething(rule))
    codes.push('access.not-found');
  if (isWrite(route.method))
    codes.push(
      ...(['request.forged', 'system.busy', 'system.outcome-unknown'] as const),
      ...(['system.clock-jumped', 'system.clock-behind'] as const),
    );
  if (isWrite(route.method) && !rule.keyless) {
    codes.push(
      'system.disk-full',
      'request.idempotency-key-missing',
      'request.idempotency-key-reused',
      'request.in-progress',
      'request.outcome-unknown',
    );
  }
  if (rule.body || rule.upload) codes.push('request.too-large');
  if (rule.costs || (rule.query && 'asOf' in rule.query.shape)) codes.push('access.too-many-calls');
  if (rule.query && 'asOf' in rule.query.shape) codes.push('request.as-of-in-future');
  const content = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } };
  const responses: Operation['responses'] = {};
  for (const code of new Set(codes)) {
    const { status, en } = PROBLEMS[code];
    const before = responses[status]?.description;
    const line = `\`${code}\`: ${en}`;
    responses[status] = { description: before === undefined ? line : `${before}\n${line}`, content };
  }
  return responses;
}

/** Whether a call names a thing or an area, which may not be there, or not for the caller. */
function namesSomething({ params, query, body }: EndpointRule): boolean {
  if (Object.keys(params?.shape ?? {}).length > 0) return true;
  const { shape = {} } = (body ?? {}) as { shape?: object };
  return [...Object.keys(query?.shape ?? {}), ...Object.keys(shape)].some((field) =>
    /^(id|code|area)$|(Id|Code|Codes)$/.test(field),
  );
}

const PROBLEM = schemaOf(
  z.object({
    type: z.string(),
    code: z.enum(Object.keys(PROBLEMS) as [ProblemCode, ...ProblemCode[]]),
    status: z.number().int(),
    title: z.string().describe('In Vietnamese'),
    titleEn: z.string().describe('In English'),
    details: z.record(z.string(), z.unknown()),
    requestId: z.string(),
  }),
  'output',
);

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return rest;
}
