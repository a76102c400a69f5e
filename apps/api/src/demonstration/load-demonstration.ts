import type { INestApplicationContext } from '@nestjs/common';
import { districts as districtsOf } from '../areas/districts.query.js';
import { wards as wardsOn } from '../areas/wards.query.js';
import { instantOf } from '../domain/reporting-date.js';
import { type Person, system } from '../platform/actor.js';
import { Audit } from '../platform/audit.js';
import { Clock } from '../platform/clock.js';
import { Database, type Transaction } from '../platform/database.js';
import { insertAccount } from '../users/insert-account.js';
import { hashPassword } from '../users/passwords.js';
import { DEMONSTRATION_PASSWORD, demonstrationAccounts } from './accounts.js';
import { CITY_DAYS, LAST_DATE } from './city-story.js';
import { endReplay } from './end-replay.js';
import { publishWeek } from './publish-week.js';
import { Replay } from './replay.service.js';
import { story } from './story.js';

/** What is being done, and how far it is: for the bar at the terminal. */
export type Progress = (done: number, of: number, what: string) => void;

const ACTOR = system('demonstration');

/**
 * Replays the campaign of 13/4–7/5/2022 through the real filing path on an empty, loaded campaign, and lets it go
 * on from the day after.
 *
 * @param realNow the wall clock's moment.
 */
export async function loadDemonstration(
  app: INestApplicationContext,
  realNow: Date,
  onProgress: Progress,
): Promise<void> {
  const clock = app.get(Clock);
  const database = app.get(Database);
  clock.standAt(instantOf(CITY_DAYS[0]?.date ?? LAST_DATE, '07:30'));
  const audit = app.get(Audit);
  const people = await makeAccounts(database, clock, audit);
  const reviewer = people.find((person) => person.role === 'reviewer');
  const filings = story(await database.reading(ACTOR, storyWards));

  for (const [done, filing] of filings.entries()) {
    const reporter = people.find((person) => person.districtCode === filing.districtCode);
    if (!reporter || !reviewer) throw new Error(`Nobody files for ${filing.districtCode}.`);
    onProgress(done, filings.length, filing.date);
    await app.get(Replay).file(filing, reporter, reviewer);
  }
  const administrator = people.find((person) => person.role === 'administrator');
  if (!administrator) throw new Error('Nobody may add recipients.');
  await publishWeek(app, administrator);
  onProgress(filings.length, filings.length, LAST_DATE);

  await endReplay(app, realNow);
}

async function makeAccounts(database: Database, clock: Clock, audit: Audit): Promise<Person[]> {
  const passwordHash = await hashPassword(DEMONSTRATION_PASSWORD);
  return database.within(ACTOR, async (tx) => {
    const people: Person[] = [];
    for (const account of demonstrationAccounts(await districtsOf(tx))) {
      const rest = { passwordHash, mustChangePassword: false, createdAt: clock.now() };
      const id = await insertAccount(tx, { ...account, ...rest });
      const { fullName: name, role, districtCode } = account;
      audit.note(tx, ACTOR, {
        action: 'user.create',
        subject: { kind: 'user', id, districtCode },
        after: account,
      });
      people.push({
        ...{ kind: 'person', id, name, role, districtCode, mustChangePassword: false },
        ...{ address: '127.0.0.1', requestId: 'demonstration' },
      });
    }
    return people;
  });
}

async function storyWards(tx: Transaction): Promise<Parameters<typeof story>[0]> {
  const wards = await wardsOn(tx, LAST_DATE);
  return wards
    .filter((ward) => ward.required !== null)
    .map((ward) => ({ code: ward.code, districtCode: ward.districtCode, required: ward.required ?? 0 }));
}
