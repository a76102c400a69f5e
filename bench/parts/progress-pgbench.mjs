import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';

/** The statements a call asks of the database, with their values written out: what pgbench is given. */
export async function statementsOf(owner, call) {
  const asked = [];
  await call({
    // As for somebody of the city, who sees every district.
    queryRunner: { data: { districtCode: null } },
    query: async (text, values = []) => {
      asked.push(text.replaceAll(/\$(\d+)/g, (_, number) => literal(values[number - 1])));
      return (await owner.query(text, values)).rows;
    },
  });
  return asked;
}

function literal(value) {
  if (value === null || value === undefined) return 'null';
  if (Array.isArray(value)) return pg.escapeLiteral(`{${value.join(',')}}`);
  return pg.escapeLiteral(value instanceof Date ? value.toISOString() : String(value));
}

/**
 * Runs each list of statements as one transaction of pgbench, equally often, and gives calls a second and the
 * 99th percentile in milliseconds; null where pgbench is not installed. In its simple mode, as the extended
 * one would take the ':MI' of a time format for a variable; the server plans every statement either way.
 */
export function pgbench(ownerUrl, calls, { connections, seconds }) {
  const folder = mkdtempSync(join(tmpdir(), 'pgbench-'));
  const files = calls.map((statements, index) => {
    const file = join(folder, `${index}.sql`);
    writeFileSync(file, statements.map((statement) => `${statement.replaceAll(/\s+/g, ' ')};\n`).join(''));
    return file;
  });
  const words = ['-n', '-M', 'simple', '-c', connections, '-j', 2, '-T', seconds, '-l'];
  const run = spawnSync(
    'pgbench',
    [...words, ...files.flatMap((file) => ['-f', file]), ownerUrl].map(String),
    {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, PGOPTIONS: '-c jit=off' },
    },
  );
  if (run.error) return null;
  if (run.status !== 0) throw new Error(`pgbench: ${run.stderr}`);
  const latencies = readdirSync(folder)
    .filter((name) => name.startsWith('pgbench_log.'))
    .flatMap((name) => readFileSync(join(folder, name), 'utf8').trim().split('\n'))
    .map((line) => Number(line.split(' ')[2]) / 1000)
    .sort((a, b) => a - b);
  rmSync(folder, { recursive: true });
  return { perSecond: latencies.length / seconds, p99: latencies[Math.floor(latencies.length * 0.99)] };
}
