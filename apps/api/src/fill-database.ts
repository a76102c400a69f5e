import { loadCampaign } from './areas/load-campaign.js';
import { loadSchedules } from './delivery/load-schedules.js';
import type { Progress } from './demonstration/load-demonstration.js';
import { setCampaignClock } from './campaign-clock.js';
import { system } from './platform/actor.js';
import { Audit } from './platform/audit.js';
import { Clock } from './platform/clock.js';
import type { Config } from './platform/config.js';
import { Database, givenTime, openDataSource } from './platform/database.js';
import { Problem } from './platform/problem.js';
import { StartRefused } from './platform/start-refused.js';
import { generatePassword, insertAccount } from './users/insert-account.js';
import { hashPassword } from './users/passwords.js';

export type Filling = 'empty' | 'half-loaded' | 'demonstration' | 'real';

const ACTOR = system('fill-database');

/** What a migrated database holds; `half-loaded` when a demonstration was begun and not brought to its end. */
export function fillingOf(config: Config): Promise<Filling> {
  return inDatabase(config, async (database) => {
    const [row] = await database.reading(
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
  });
}

/** Throws `StartRefused` where there is no campaign to work on, or half a demonstration. */
export async function assertFilled(config: Config): Promise<void> {
  const filling = await fillingOf(config);
  if (filling === 'half-loaded') throw halfLoaded();
  if (filling === 'empty') {
    throw new StartRefused(
      'Cơ sở dữ liệu chưa có chiến dịch. Xin chạy trước: node dist/apps/api/src/migrate.command.js',
      'The database has no campaign yet. Run first: node dist/apps/api/src/migrate.command.js',
    );
  }
}

/**
 * Puts what a migrated database lacks into it: areas and campaign, and the demonstration or a first
 * administrator, whose password it gives, with the first schedules. None of them runs meanwhile. What was
 * begun before and came to no end is brought to it, but for half a demonstration: throws `StartRefused`.
 */
export async function fillDatabase(
  config: Config,
  options: { demonstration: boolean; onProgress: Progress },
): Promise<string | null> {
  const filling = await fillingOf(config);
  if (filling === 'half-loaded') throw halfLoaded();
  if (filling === 'demonstration') return null;
  if (filling === 'empty' && options.demonstration) {
    await fillWithDemonstration(config, options.onProgress);
    return null;
  }
  return inDatabase(config, async (database) => {
    const clock = new Clock();
    await setCampaignClock(database, clock);
    await loadCampaign(database, clock, { demonstration: false });
    if (await hasAccounts(database)) return null;
    await loadSchedules(database, clock);
    return makeFirstAdministrator(database, clock);
  });
}

async function fillWithDemonstration(config: Config, onProgress: Progress): Promise<void> {
  // Nobody is served yet and waits for it: a machine that is busy, or sleeps meanwhile, loads on when it is back.
  const patient = { SILENCE_SECONDS: 600, DATABASE_TIMEOUT: 600 };
  // What loads it is loaded for it alone.
  const { openApp } = await import('./app.js');
  const { loadDemonstration } = await import('./demonstration/load-demonstration.js');
  const { app, clock } = await openApp({ ...config, ...patient, RUN_JOBS: false });
  try {
    const database = app.get(Database);
    // Another process may have begun in this very moment.
    if (!(await loadCampaign(database, clock, { demonstration: true }))) throw halfLoaded();
    await loadDemonstration(app, clock.real(), onProgress);
  } finally {
    await app.close();
  }
}

function halfLoaded(): StartRefused {
  return new StartRefused(
    'Cơ sở dữ liệu này có số liệu minh họa đang nạp hoặc nạp dở. Xin đợi nạp xong, hoặc tạo cơ sở dữ liệu mới rồi nạp lại.',
    'This database holds a demonstration that is being loaded or was not loaded to its end. Wait for it, or make a new database and load again.',
  );
}

/** Work that may be done again: what was done of it before is found done. */
function inDatabase<T>(config: Config, work: (database: Database) => Promise<T>): Promise<T> {
  return givenTime(async () => {
    const database = new Database(await openDataSource(config), new Clock(), config);
    try {
      return await work(database);
    } finally {
      await database.onApplicationShutdown();
    }
  });
}

async function hasAccounts(database: Database): Promise<boolean> {
  const accounts = await database.reading(ACTOR, (tx): Promise<unknown[]> =>
    tx.query('select 1 from user_account limit 1'),
  );
  return accounts.length > 0;
}

/**
 * The account `quantri`; its password is to be changed at the first sign-in. Null when another process was
 * quicker. It comes last: as long as there is no account, filling was not brought to its end.
 */
async function makeFirstAdministrator(database: Database, clock: Clock): Promise<string | null> {
  const password = generatePassword();
  const passwordHash = await hashPassword(password);
  try {
    await database.within(ACTOR, async (tx) => {
      const id = await insertAccount(tx, {
        ...{ username: 'quantri', fullName: 'Quản trị hệ thống', role: 'administrator', districtCode: null },
        ...{ email: null, passwordHash, mustChangePassword: true, createdAt: clock.now() },
      });
      await new Audit(clock).note(tx, ACTOR, { action: 'user.create', subject: { kind: 'user', id } });
    });
    return password;
  } catch (error) {
    if (error instanceof Problem && error.code === 'user.username-taken') return null;
    throw error;
  }
}
