import { Client, escapeIdentifier, escapeLiteral } from 'pg';
import { migrate } from './migrate.js';

/**
 * Makes the login the application uses (it owns nothing and may only put on the campaign's roles), or gives it
 * the password it now comes with, and brings the tables to the present shape.
 *
 * The owner needs no superuser: it owns the database and may make roles (`createrole`).
 *
 * @returns the steps that ran.
 */
export async function prepareDatabase(ownerUrl: string, appUrl: string): Promise<string[]> {
  const steps = await migrate(ownerUrl);
  const { username, password } = new URL(appUrl);
  const login = escapeIdentifier(decodeURIComponent(username));
  await asOwner(ownerUrl, async (client) => {
    const known = await client.query('select 1 from pg_roles where rolname = $1', [
      decodeURIComponent(username),
    ]);
    const secret = escapeLiteral(decodeURIComponent(password));
    if (known.rowCount === 0) await client.query(`create role ${login} login noinherit password ${secret}`);
    else if (await isPasswordWrong(appUrl)) await client.query(`alter role ${login} password ${secret}`);
    await client.query(`grant campaign_city, campaign_district, campaign_system to ${login}`);
    // An owner who is no superuser makes a schema for another role only as its member.
    await client.query(
      `do $$ begin
         if not pg_has_role(current_user, ${escapeLiteral(decodeURIComponent(username))}, 'usage') then
           grant ${login} to current_user;
         end if;
       end $$`,
    );
    // The job queue keeps its tables apart, in a schema of the login's own. People and the program add jobs
    // in their own transactions, under their own roles; only the login itself takes jobs and settles them.
    await client.query(`create schema if not exists pgboss authorization ${login}`);
    await client.query(`grant usage on schema pgboss to campaign_city, campaign_system`);
    await client.query(
      `alter default privileges for role ${login} in schema pgboss
         grant select, insert on tables to campaign_city, campaign_system`,
    );
  });
  return steps;
}

/** Makes an empty database when there is none of that name. */
export async function createDatabase(ownerUrl: string, name: string, template?: string): Promise<void> {
  await asOwner(ownerUrl, async (client) => {
    const known = await client.query('select 1 from pg_database where datname = $1', [name]);
    if (known.rowCount === 1) return;
    // Copied as files: page by page through the log takes twice the work.
    const from = template === undefined ? '' : ` template ${escapeIdentifier(template)} strategy file_copy`;
    await client.query(`create database ${escapeIdentifier(name)}${from}`);
  });
}

/** Removes a database and everything in it. */
export async function dropDatabase(ownerUrl: string, name: string): Promise<void> {
  await asOwner(ownerUrl, async (client) => {
    await client.query(`drop database if exists ${escapeIdentifier(name)} with (force)`);
  });
}

async function isPasswordWrong(url: string): Promise<boolean> {
  const client = clientOf(url);
  try {
    await client.connect();
    return false;
  } catch (error) {
    return (error as { code?: unknown }).code === '28P01';
  } finally {
    await client.end();
  }
}

function clientOf(url: string): Client {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  // A lost connection fails the running statement. An error event without a listener would end the process.
  return client.on('error', () => undefined);
}

async function asOwner(ownerUrl: string, work: (client: Client) => Promise<void>): Promise<void> {
  const client = clientOf(ownerUrl);
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
