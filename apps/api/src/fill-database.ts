import { loadCampaign } from './areas/load-campaign.js';
import { openApp } from './app.js';
import { loadSchedules } from './delivery/load-schedules.js';
import { loadDemonstration, type Progress } from './demonstration/load-demonstration.js';
import { system } from './platform/actor.js';
import { Audit } from './platform/audit.js';
import { Clock } from './platform/clock.js';
import type { Config } from './platform/config.js';
import { Database, openDataSource } from './platform/database.js';
import { generatePassword, insertAccount } from './users/insert-account.js';
import { hashPassword } from './users/passwords.js';

export type Filling = 'empty' | 'half-loaded' | 'demonstration' | 'real';

const ACTOR = system('fill-database');

/** What a migrated database holds; `half-loaded` when a demonstration was begun and not brought to its end. */
export async function fillingOf(config: Config): Promise<Filling> {
  const database = new Database(await openDataSource(config), new Clock());
  try {
    const [row] = await database.within(
      ACTOR,
      (tx): Promise<{ isDemonstration: boolean; isLoaded: boolean }[]> =>
        tx.query(
          `select is_demonstration as "isDemonstration", demonstration_loaded_at is not null as "isLoaded"
             from campaign`,
        ),
    );
    if (!row) return 'empty';
    if (!row.isDemonstration) return 'real';
    return row.isLoaded ? 'demonstration' : 'half-loaded';
  } finally {
    await database.onApplicationShutdown();
  }
}

/**
 * Puts what an empty, migrated database needs into it: areas and campaign, the demonstration or a first
 * administrator, whose password it gives, and the first schedules. None of them runs meanwhile.
 */
export async function fillDatabase(
  config: Config,
  options: { demonstration: boolean; onProgress: Progress },
): Promise<string | null> {
  const { app, clock } = await openApp({ ...config, RUN_JOBS: false });
  try {
    const database = app.get(Database);
    await loadCampaign(database, clock, options);
    if (options.demonstration) await loadDemonstration(app, new Date(), options.onProgress);
    // By now the clock shows the campaign's today: what lies before it is not made up for.
    await loadSchedules(database, clock);
    return options.demonstration ? null : await makeFirstAdministrator(database, app.get(Audit), clock);
  } finally {
    await app.close();
  }
}

/** The account `quantri`, where there is none at all yet; its password is to be changed at the first sign-in. */
async function makeFirstAdministrator(
  database: Database,
  audit: Audit,
  clock: Clock,
): Promise<string | null> {
  const password = generatePassword();
  const passwordHash = await hashPassword(password);
  return database.within(ACTOR, async (tx) => {
    const accounts = (await tx.query('select 1 from user_account limit 1')) as unknown[];
    if (accounts.length > 0) return null;
    const id = await insertAccount(tx, {
      ...{ username: 'quantri', fullName: 'Quản trị hệ thống', role: 'administrator', districtCode: null },
      ...{ email: null, passwordHash, mustChangePassword: true, createdAt: clock.now() },
    });
    await audit.note(tx, ACTOR, { action: 'user.create', subject: { kind: 'user', id } });
    return password;
  });
}
