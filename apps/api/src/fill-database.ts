import { randomBytes } from 'node:crypto';
import { loadCampaign } from './areas/load-campaign.js';
import { openApp } from './app.js';
import { loadDemonstration, type Progress } from './demonstration/load-demonstration.js';
import { system } from './platform/actor.js';
import { Audit } from './platform/audit.js';
import { Clock } from './platform/clock.js';
import type { Config } from './platform/config.js';
import { Database, openDataSource } from './platform/database.js';
import { hashPassword } from './users/passwords.js';

export interface Filled {
  isDemonstration: boolean;
  /** The administrator's first password, when an account was made just now. */
  firstPassword: string | null;
}

const ACTOR = system('fill-database');

/**
 * Puts what a migrated database needs into it: areas and campaign, then the demonstration or a first
 * administrator. Does nothing to one that has them.
 */
export async function fillDatabase(
  config: Config,
  options: { demonstration: boolean; onProgress: Progress },
): Promise<Filled> {
  const { app, clock } = await openApp({ ...config, RUN_JOBS: false });
  try {
    const database = app.get(Database);
    const isNew = await loadCampaign(database, clock, options);
    if (isNew && options.demonstration) await loadDemonstration(app, new Date(), options.onProgress);
    const { isDemonstration } = await stateOf(database);
    const firstPassword = isDemonstration
      ? null
      : await makeFirstAdministrator(database, app.get(Audit), clock);
    return { isDemonstration, firstPassword };
  } finally {
    await app.close();
  }
}

/** Whether a demonstration was begun here and not brought to its end. */
export async function isHalfLoaded(config: Config): Promise<boolean> {
  const database = new Database(await openDataSource(config));
  try {
    const { isDemonstration, isLoaded } = await stateOf(database);
    return isDemonstration && !isLoaded;
  } finally {
    await database.onApplicationShutdown();
  }
}

async function stateOf(database: Database): Promise<{ isDemonstration: boolean; isLoaded: boolean }> {
  const [row] = await database.within(
    ACTOR,
    (tx): Promise<{ isDemonstration: boolean; isLoaded: boolean }[]> =>
      tx.query(
        `select is_demonstration as "isDemonstration", demonstration_loaded_at is not null as "isLoaded" from campaign`,
      ),
  );
  return row ?? { isDemonstration: false, isLoaded: false };
}

/** The account `quantri`, where there is none at all yet; its password is to be changed at the first sign-in. */
async function makeFirstAdministrator(
  database: Database,
  audit: Audit,
  clock: Clock,
): Promise<string | null> {
  const password = randomBytes(12).toString('base64url');
  const passwordHash = await hashPassword(password);
  return database.within(ACTOR, async (tx) => {
    const made = (await tx.query(
      `insert into user_account (username, full_name, role, password_hash, created_at)
       select 'quantri', 'Quản trị hệ thống', 'administrator', $1, $2
        where not exists (select from user_account)
       returning id`,
      [passwordHash, clock.now()],
    )) as { id: string }[];
    if (!made[0]) return null;
    await audit.note(tx, ACTOR, { action: 'user.create', subject: { kind: 'user', id: made[0].id } });
    return password;
  });
}
