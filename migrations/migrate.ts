import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';

const FOLDER = import.meta.dirname;

/** Whoever migrates only asks the database; one that is silent for so long is gone, and others wait for its tables. */
const LONGEST_SILENCE_SECONDS = 10;

/**
 * Brings a database to the present shape in one transaction: drops the views, runs the steps not yet
 * run, in order, and states the views anew. Run by the owner of the tables, never by the application.
 * A step whose text changed after it ran is refused, by name.
 */
export async function migrate(ownerUrl: string, silenceSeconds = LONGEST_SILENCE_SECONDS): Promise<string[]> {
  const client = new Client({
    connectionString: ownerUrl,
    connectionTimeoutMillis: 5_000,
    idle_in_transaction_session_timeout: silenceSeconds * 1_000,
  });
  // A lost connection fails the statement under way; said a second time, it would end the process.
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query('begin');
    // Two instances may start at once: the second waits here and finds nothing left to do.
    await client.query(`select pg_advisory_xact_lock(hashtext('migrate'))`);
    await client.query(
      `create table if not exists migration_step (name text primary key, hash text not null, ran_at timestamptz not null default now())`,
    );
    const ran = await client.query<{ name: string; hash: string }>('select name, hash from migration_step');
    const hashes = new Map(ran.rows.map((row) => [row.name, row.hash]));
    const views = sqlFiles('views');
    for (const view of [...views].reverse()) await client.query(dropOf(view.name));

    const done: string[] = [];
    for (const step of ownSteps()) {
      const { hash } = step;
      const before = hashes.get(step.name);
      if (before !== undefined && before !== hash)
        throw new Error(`Migration ${step.name} changed after it ran.`);
      if (before !== undefined) continue;
      await client.query(step.text);
      await client.query('insert into migration_step (name, hash) values ($1, $2)', [step.name, hash]);
      done.push(step.name);
    }
    for (const view of views) await client.query(view.text);
    // Some run with their owner's rights: none is for whoever can reach the database.
    await client.query(
      `revoke execute on all functions in schema public from public;
       grant execute on all functions in schema public to campaign_city, campaign_district, campaign_system`,
    );
    await client.query('commit');
    return done;
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  } finally {
    await client.end();
  }
}

/** The steps of this version of the program, in order, each with the SHA-256 (hex) of its text. */
export function ownSteps(): (SqlFile & { hash: string })[] {
  return sqlFiles('.').map((step) => ({
    ...step,
    hash: createHash('sha256').update(step.text).digest('hex'),
  }));
}

interface SqlFile {
  name: string;
  text: string;
}

function sqlFiles(folder: string): SqlFile[] {
  return readdirSync(join(FOLDER, folder))
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .map((name) => ({ name, text: readFileSync(join(FOLDER, folder, name), 'utf8') }));
}

/** A view's file is named as the function it states. */
function dropOf(fileName: string): string {
  return `drop function if exists ${fileName.replace(/^\d+-|\.sql$/g, '')} cascade`;
}
