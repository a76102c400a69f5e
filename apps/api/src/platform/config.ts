import { resolve } from 'node:path';
import { z } from 'zod';
import { StartRefused } from './start-refused.js';

const port = z.coerce.number().int().min(1).max(65_535);
/** A limit whose 0 is none. */
const limit = (usual: number) => z.coerce.number().int().min(0).max(1_000_000).default(usual);
const flag = z.enum(['true', 'false']).transform((text) => text === 'true');
const url = (...protocols: string[]) =>
  z
    .string()
    .refine(
      (text) => URL.canParse(text) && protocols.includes(new URL(text).protocol),
      `must be an address that starts with ${protocols.join(' or ')}`,
    );

/**
 * Every variable the program reads, its default and its meaning. Nothing else of `process.env` is read, but for the
 * PATH that the programs we start are handed.
 * A wrong value refuses to start, naming the variable.
 */
const VARIABLES = {
  PORT: port.default(3000).describe('The port the API and the console are served on'),
  HOST: z.string().default('127.0.0.1').describe('The address listened on; 0.0.0.0 behind a reverse proxy'),
  PUBLIC_URL: url('http:', 'https:')
    .optional()
    .describe(
      'The address people type, also in mails; required in production. With https the session cookie is Secure and __Host-',
    ),
  ALLOWED_HOSTS: z
    .string()
    .default('')
    .transform((text) =>
      text
        .split(',')
        .map((host) => host.trim().toLowerCase())
        .filter((host) => host !== ''),
    )
    .describe(
      'Comma-separated names, without ports, that calls may name besides the host of PUBLIC_URL and this machine: the name by which a proxy calls the program, if it does not pass on the one people type. Without PUBLIC_URL any bare IP address and the machine’s own name are taken too',
    ),
  DATABASE_URL: url('postgres:', 'postgresql:')
    .optional()
    .describe(
      'PostgreSQL 15+, as the login that owns nothing; without it a PostgreSQL of our own is started',
    ),
  MIGRATION_DATABASE_URL: url('postgres:', 'postgresql:')
    .optional()
    .describe('The same database as the owner of the tables; needed only to migrate'),
  DATABASE_POOL: z.coerce.number().int().min(2).max(100).default(10).describe('Connections per process'),
  DATABASE_TIMEOUT: z.coerce
    .number()
    .int()
    .min(1)
    .max(300)
    .default(30)
    .describe('Longest one question to the database may take, in seconds'),
  SILENCE_SECONDS: z.coerce
    .number()
    .int()
    .min(1)
    .max(300)
    .default(3)
    .describe(
      'Longest a connection may take to be had, and longest a process may fall silent while others wait for what it writes, in seconds',
    ),
  DATA_FOLDER: z
    .string()
    .default('var')
    .describe('Where a start without configuration keeps its database, secrets and files'),
  STORAGE_FOLDER: z
    .string()
    .default('var/files')
    .describe(
      'Where uploaded and made files are kept: one folder that all instances, workers and the migration share; in production it is tried by writing at the start',
    ),
  STORAGE_SECONDS: z.coerce
    .number()
    .int()
    .min(1)
    .max(300)
    .default(10)
    .describe(
      'Longest that whoever wants a file waits for STORAGE_FOLDER, in seconds; a folder on a network may hang without a word',
    ),
  LEAST_FREE_MEGABYTES: z.coerce
    .number()
    .int()
    .min(0)
    .default(100)
    .describe(
      'Below so many free megabytes on the disk of STORAGE_FOLDER, of DATA_FOLDER, or of where the PostgreSQL of a start without configuration keeps its data, nothing is recorded any more; reading goes on',
    ),
  SMTP_URL: url('smtp:', 'smtps:')
    .optional()
    .describe('The mail server; without it messages are kept as .eml and shown in the console'),
  MAIL_FROM: z
    .string()
    .default('Chiến dịch làm sạch dữ liệu tiêm chủng <chien-dich@localhost>')
    .describe('Sender of every mail'),
  MAIL_ALLOWED_DOMAINS: z
    .string()
    .default('')
    .describe('Comma-separated domains a recipient may have; empty allows every domain'),
  TEMPLATE_SECRET: z
    .string()
    .min(32)
    .optional()
    .describe(
      'Signs the filing workbooks; the same on every instance, and required in production. npm start makes its own',
    ),
  METRICS_TOKEN: z
    .string()
    .min(16)
    .optional()
    .describe(
      'Opens /metrics to who sends it as a bearer token; without it only this machine may read it, asking by its own name and through no proxy',
    ),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent'])
    .default('info')
    .describe('Log level'),
  TRUST_PROXY: z
    .string()
    .regex(/^(true|false|[0-9])$/, 'must be true, false or the number of proxies')
    .default('0')
    .transform((text) => (text === 'false' ? 0 : text === 'true' ? 1 : Number(text)))
    .describe(
      'How many proxies of your own stand in front (true is one): that many addresses of X-Forwarded-For are believed, if the proxy calls from a private address (10.x, 172.16–31.x, 192.168.x, this machine); one with a public address is not believed. Behind a proxy without it, all callers count as one address',
    ),
  HEALTH_PORT: port
    .optional()
    .describe(
      'Where the jobs process answers /health/live, /health/ready and /metrics, on HOST; without it it listens nowhere',
    ),
  STOP_SECONDS: z.coerce
    .number()
    .int()
    .min(2)
    .max(600)
    .default(30)
    .describe(
      'How long requests, jobs and mail under way may take to end when the program is told to stop, in seconds; whatever stops it by force (compose: stop_grace_period) must wait five seconds longer',
    ),
  UPLOADS_PER_DAY: limit(200).describe('Files one account may upload a day, for they are kept for good'),
  UPLOAD_MEGABYTES_PER_DAY: limit(300).describe('Megabytes one account may upload a day'),
  UPLOADS_PER_MINUTE: limit(20).describe('Uploads of one account a minute, on each instance'),
  DOCUMENTS_PER_MINUTE: limit(30).describe(
    'Documents, filing workbooks, marked files and mails one account may have made a minute, on each instance',
  ),
  FILES_PER_MINUTE: limit(120).describe(
    'Kept files handed out to one account, uploads checked and changes of documents told anew, a minute, on each instance',
  ),
  AS_OF_PER_MINUTE: limit(300).describe(
    'Questions of one account about a past moment a minute, on each instance',
  ),
  CHAIN_WALKS_PER_MINUTE: limit(6).describe(
    'Walks through the audit log of one account a minute, on each instance',
  ),
  RUN_JOBS: flag.default(true).describe('Whether the HTTP process also runs schedules and jobs'),
} satisfies Record<string, z.ZodType>;

const schema = z.object(VARIABLES);

export type Config = z.infer<typeof schema>;

export const CONFIG = Symbol('CONFIG');

/** What is wrong with the environment, one line a variable. */
export class ConfigError extends Error {}

/** A wrong configuration as the sentence with which a start is refused; any other failure as it is. */
export function configRefused(error: unknown): unknown {
  if (!(error instanceof ConfigError)) return error;
  return new StartRefused(`Cấu hình sai: ${error.message}`, `Wrong configuration: ${error.message}`);
}

/** Reads the configuration. Throws `ConfigError` naming each wrong variable. */
export function readConfig(environment: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(
    Object.keys(VARIABLES)
      .filter((name) => environment[name] !== undefined && environment[name] !== '')
      .map((name) => [name, environment[name]]),
  );
  const result = schema.safeParse(given);
  if (!result.success) {
    throw new ConfigError(
      result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('\n'),
    );
  }
  return {
    ...result.data,
    DATA_FOLDER: resolve(result.data.DATA_FOLDER),
    STORAGE_FOLDER: resolve(result.data.STORAGE_FOLDER),
  };
}

/**
 * The table of variables as the documentation has it: name, default, meaning.
 *
 * @public
 */
export function configTable(): { name: string; fallback: string; meaning: string }[] {
  const defaults = schema.parse({});
  return Object.entries(VARIABLES).map(([name, variable]) => ({
    name,
    fallback: String(defaults[name as keyof Config] ?? '–'),
    meaning: variable.description ?? '',
  }));
}
