import { PROBLEMS } from '../apps/api/src/contract/problems.js';
import type { ApiDocument } from '../apps/api/src/platform/open-api.js';
import { Routes } from '../apps/api/src/platform/routes.js';
import { startApp, type TestApp } from './support/start-app.js';

describe('the API document', () => {
  let campaign: TestApp;
  let document: ApiDocument;
  beforeAll(async () => {
    campaign = await startApp('2022-05-07T16:00:00+07:00');
    document = (await campaign.app.inject({ url: '/api/openapi.json' })).json();
  });
  afterAll(() => campaign.close());

  it('tells every route there is', () => {
    const told = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    const routes = campaign.app
      .get(Routes, { strict: false })
      .all()
      .map((route) => `${route.method} ${route.path.replace(/:(\w+)/g, '{$1}')}`);
    expect(told.sort()).toEqual(routes.sort());
    expect(told).toContain('PUT /api/users/{id}');
  });

  it('tells what the door checks: the very schema', () => {
    const create = document.paths['/api/users']?.['post'];
    expect(create?.requestBody?.content['application/json']?.schema).toMatchObject({
      type: 'object',
      additionalProperties: false,
      required: ['username', 'fullName', 'role'],
      properties: { username: { pattern: '^[a-z0-9][a-z0-9._-]{2,49}$' } },
    });
    const list = document.paths['/api/users']?.['get'];
    expect(list?.parameters).toContainEqual({
      name: 'sort',
      in: 'query',
      required: false,
      schema: {
        default: 'fullName',
        type: 'string',
        enum: ['fullName', 'username', 'role', 'districtCode', 'createdAt'],
      },
    });
  });

  it('tells who may call, which headers a write needs, and what can be refused', () => {
    const disable = document.paths['/api/users/{id}/disable']?.['post'];
    expect(disable?.security).toEqual([{ session: [] }]);
    expect(disable?.description).toBe('administrator; the city');
    expect(disable?.parameters.map((parameter) => [parameter.in, parameter.name])).toEqual([
      ['path', 'id'],
      ['header', 'X-Requested-With'],
      ['header', 'Idempotency-Key'],
    ]);
    expect(disable?.responses['409']?.description).toContain('user.last-administrator');
    expect(disable?.responses['403']?.description).toContain('access.forbidden');
  });

  it('tells of every refusal of the catalogue where it is met', () => {
    const told = Object.values(document.paths)
      .flatMap((methods) => Object.values(methods))
      .flatMap(({ responses }) => Object.values(responses))
      .flatMap(({ description }) => [...description.matchAll(/^`([a-z.-]+)`: /gm)].map(([, code]) => code));
    const untold = Object.keys(PROBLEMS).filter((code) => !told.includes(code));
    // A program without a campaign does not start.
    expect(untold).toEqual(['campaign.not-loaded']);
  });

  it('is a page as well: everything on it, no script, no style without the page’s nonce', async () => {
    const page = await campaign.app.inject({ url: '/api/docs' });
    expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
    const nonce = /<style nonce="([^"]+)">/.exec(page.body)?.[1];
    expect(page.headers['content-security-policy']).toContain(`'nonce-${nonce}'`);
    expect(page.body).not.toMatch(/<script|style=|https?:\/\//);
    for (const path of Object.keys(document.paths)) expect(page.body).toContain(path);
    const again = await campaign.app.inject({ url: '/api/docs' });
    expect(again.headers['content-security-policy']).not.toBe(page.headers['content-security-policy']);
  });
});
