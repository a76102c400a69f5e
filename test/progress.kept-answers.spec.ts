import { gunzipSync } from 'node:zlib';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import fastify from 'fastify';
import { openApp } from '../apps/api/src/app.js';
import type { ProgressAnswer } from '../apps/api/src/contract/progress.js';
import { Database } from '../apps/api/src/platform/database.js';
import type { ApiDocument } from '../apps/api/src/platform/open-api.js';
import { PreparedAnswers } from '../apps/api/src/platform/prepared-answers.js';
import { fileFigures, makeSmallCampaign } from './support/small-campaign.js';
import { signIn, type SignedIn } from './support/sign-in.js';
import { startApp, type TestApp } from './support/start-app.js';

describe('answers that are kept', () => {
  let campaign: TestApp;
  let second: NestFastifyApplication;
  let leader: SignedIn;
  const CITY = '/api/progress/city?date=2022-04-28';
  const get = (app: NestFastifyApplication, url: string, headers: Record<string, string> = {}) =>
    app.inject({ url, headers: { ...leader.headers, ...headers } });
  const submitted = async (app: NestFastifyApplication) =>
    (await get(app, CITY)).json<ProgressAnswer>().totals.submitted;
  const file = (count: number) =>
    fileFigures(campaign, '901', '2022-04-28', [{ ward: '90101', submitted: count }]);
  beforeAll(async () => {
    campaign = await startApp('2022-04-28T16:30:00+07:00');
    await makeSmallCampaign(campaign, {
      ...{ '901': { '90101': 1_000 }, '902': { '90201': 500 }, '903': { '90301': 10 } },
    });
    second = (await openApp(campaign.config, campaign.clock)).app;
    leader = await signIn(campaign, 'leader');
  });
  afterAll(async () => {
    await second.close();
    await campaign.close();
  });

  it('are new at the first read after a filing, on every instance', async () => {
    for (let count = 1; count <= 20; count += 1) {
      await file(count);
      expect(await Promise.all([submitted(campaign.app), submitted(second)])).toEqual([count, count]);
    }
  });

  it('are the same bytes with the same tag while nothing is recorded, on every instance', async () => {
    const [first, again, other] = [
      await get(campaign.app, CITY),
      await get(campaign.app, CITY),
      await get(second, CITY),
    ];
    expect([again.body, other.body]).toEqual([first.body, first.body]);
    expect([again.headers.etag, other.headers.etag]).toEqual([first.headers.etag, first.headers.etag]);
    expect(first.headers.etag).toMatch(/^"[\w-]{22}"$/);
    expect(first.headers['cache-control']).toBe('no-store');
  });

  it('are not sent again to who has them, and are when they have changed', async () => {
    const etag = String((await get(campaign.app, CITY)).headers.etag);
    for (const tags of [etag, `"other", ${etag}`, `W/${etag}`, '*']) {
      const answer = await get(campaign.app, CITY, { 'if-none-match': tags });
      expect([answer.statusCode, answer.body]).toEqual([304, '']);
    }
    await file(500);
    const answer = await get(campaign.app, CITY, { 'if-none-match': etag });
    expect(answer.statusCode).toBe(200);
    expect(answer.headers.etag).not.toBe(etag);
  });

  it.each([
    ...[
      'city',
      'districts',
      'districts/{districtCode}',
      'districts/{districtCode}/wards',
      'wards/{wardCode}',
    ],
    ...['wards/{wardCode}/head', 'series', 'district-series', 'completeness', 'slowest'],
  ])('are told by the API document not to be sent again: %s', async (path) => {
    const url = `/api/progress/${path.replace('{districtCode}', '901').replace('{wardCode}', '90101')}`;
    expect((await get(campaign.app, url, { 'if-none-match': '*' })).statusCode).toBe(304);
    const { paths } = (await get(campaign.app, '/api/openapi.json')).json<ApiDocument>();
    expect(Object.keys(paths[`/api/progress/${path}`]?.['get']?.responses ?? {})).toContain('304');
  });

  it('keep their tag when something was recorded that does not touch them', async () => {
    const before = (await get(campaign.app, '/api/progress/districts/901?date=2022-04-28')).headers.etag;
    await fileFigures(campaign, '902', '2022-04-28', [{ ward: '90201', submitted: 9 }]);
    const after = await get(campaign.app, '/api/progress/districts/901?date=2022-04-28', {
      'if-none-match': String(before),
    });
    expect(after.statusCode).toBe(304);
  });

  /** How many questions each instance asks while twelve consoles look at a page at once. */
  async function questionsFor(url: string): Promise<number[]> {
    const apps = [campaign.app, second];
    const counted = apps.map((app) => countReadings(app.get(Database)));
    await Promise.all(apps.flatMap((app) => Array.from({ length: 12 }, () => get(app, url))));
    return counted.map(({ stop }) => stop());
  }

  const DISTRICT_901 = '/api/progress/districts/901?date=2022-04-28';
  const DISTRICT_902 = '/api/progress/districts/902?date=2022-04-28';
  const PAST = '/api/progress/city?date=2022-04-28&asOf=2022-04-28T08:20:00Z';
  const ALL = [CITY, DISTRICT_901, DISTRICT_902, PAST];
  async function questionsForAll() {
    const counts: number[][] = [];
    for (const url of ALL) counts.push(await questionsFor(url));
    return counts;
  }

  it('are asked anew after a filing only where it touches them, once an instance however many wait', async () => {
    await questionsForAll();
    expect(await questionsForAll()).toEqual([
      [0, 0],
      [0, 0],
      [0, 0],
      [0, 0],
    ]);
    await file(610);
    expect(await questionsForAll()).toEqual([
      [1, 1],
      [1, 1],
      [0, 0],
      [0, 0],
    ]);
    expect((await get(second, DISTRICT_901)).json<ProgressAnswer>().totals.submitted).toBe(610);
  });

  it('of a ward, and of a page without a date, are asked anew only after a filing that touches them', async () => {
    const pages = [
      '/api/progress/wards/90201/head?date=2022-04-28',
      '/api/progress/wards/90101/head?date=2022-04-28',
      // The first page without a date asks which one is shown; those after it know.
      '/api/progress/districts/902',
      '/api/progress/wards/90201/head',
      '/api/progress/series?area=902',
      '/api/progress/districts/901',
    ];
    const questions = async () => {
      const counts: number[][] = [];
      for (const page of pages) counts.push(await questionsFor(page));
      return counts;
    };
    await questions();
    expect(await questions()).toEqual(pages.map(() => [0, 0]));
    await file(620);
    expect(await questions()).toEqual([
      [0, 0],
      [1, 1],
      [1, 1],
      [0, 0],
      [0, 0],
      [1, 1],
    ]);
    const { totals, freshness } = (await get(second, '/api/progress/districts/901')).json<ProgressAnswer>();
    expect([freshness.date, totals.submitted]).toEqual(['2022-04-28', 620]);
  });

  it('are all asked anew, but for past moments, when something other than figures is recorded', async () => {
    await questionsForAll();
    await campaign.sql(
      `insert into calendar_day (date, reason, recorded_at)
       select '2022-05-09', 'Nghỉ bù', begin_recording('2022-04-28T16:40+07')`,
    );
    expect(await questionsForAll()).toEqual([
      [1, 1],
      [1, 1],
      [1, 1],
      [0, 0],
    ]);
  });

  it('of a district follow what is filed of a ward where it lay before', async () => {
    await campaign.sql(
      `with moment as (select begin_recording('2022-04-28T16:40+07') as at),
       old as (
         update ward_version set superseded_at = at from moment
          where ward_code = '90301' and superseded_at is null returning ward_version.*, at
       )
       insert into ward_version (ward_code, name, kind, district_code, population, valid_from, valid_until, reason,
                                 recorded_at)
       select '90301', name, kind, part.district, 0, part.valid_from, part.valid_until, 'Chuyển', at
         from old
        cross join (values ('903', date '2021-01-01', date '2022-04-28'), ('902', '2022-04-28', null))
              as part (district, valid_from, valid_until)`,
    );
    const week = async () =>
      (await get(campaign.app, DISTRICT_902)).json<ProgressAnswer>().increments.week.submitted;
    const before = await week();
    await fileFigures(
      campaign,
      '903',
      '2022-04-27',
      [{ ward: '90301', submitted: 7 }],
      '2022-04-28T16:41+07',
    );
    expect(await week()).toBe(before + 7);
  });

  it('are packed for who can unpack them, under a tag of their own', async () => {
    const plain = await get(campaign.app, CITY);
    const packed = await get(campaign.app, CITY, { 'accept-encoding': 'gzip, br' });
    expect(packed.headers['content-encoding']).toBe('gzip');
    expect(gunzipSync(packed.rawPayload).toString()).toBe(plain.body);
    expect(packed.headers.etag).not.toBe(plain.headers.etag);
    expect(packed.headers['vary']).toContain('accept-encoding');
  });

  it('are each district’s own', async () => {
    const reporter = await signIn(campaign, 'district-reporter', '902');
    const own = await campaign.app.inject({ url: CITY, headers: reporter.headers });
    expect(own.json<ProgressAnswer>().area.code).toBe('902');
    expect((await get(campaign.app, CITY)).json<ProgressAnswer>().area.level).toBe('city');
  });

  it.each([
    ['signed out', `delete from session where user_id = $1`],
    ['closed', `update user_account set disabled_at = now() where id = $1`],
    ['out of time', `update session set expires_at = '2022-04-28T16:30:00+07:00' where user_id = $1`],
  ])('are given to nobody whose session is %s, though they had them a moment ago', async (_, statement) => {
    const person = await signIn(campaign, 'auditor');
    const status = async (app: NestFastifyApplication) =>
      (await app.inject({ url: CITY, headers: person.headers })).statusCode;
    for (const app of [campaign.app, second])
      expect([await status(app), await status(app)]).toEqual([200, 200]);
    await campaign.sql(statement, [person.id]);
    for (const app of [campaign.app, second]) expect(await status(app)).toBe(401);
  });

  it('end with the session by the campaign’s clock, though nothing changed', async () => {
    const person = await signIn(campaign, 'auditor');
    await campaign.sql(`update session set expires_at = '2022-04-28T16:40:00+07:00' where user_id = $1`, [
      person.id,
    ]);
    const status = async () => (await campaign.app.inject({ url: CITY, headers: person.headers })).statusCode;
    expect([await status(), await status()]).toEqual([200, 200]);
    campaign.clock.standAt(new Date('2022-04-28T16:40:00+07:00'));
    expect(await status()).toBe(401);
    campaign.clock.standAt(new Date('2022-04-28T16:30:00+07:00'));
  });

  it('say up to which minute of the day they count until its cut-off comes', async () => {
    const until = async (at: string) => {
      campaign.clock.standAt(new Date(`2022-04-29T${at}+07:00`));
      const { freshness } = (
        await get(campaign.app, '/api/progress/city?date=2022-04-29')
      ).json<ProgressAnswer>();
      return freshness.toldUntil;
    };
    const asked = ['09:40:00', '09:40:59', '09:41:00', '15:59:30', '16:00:00', '16:20:00'];
    const told: string[] = [];
    for (const at of asked) told.push(await until(at));
    expect(told).toEqual(['09:40', '09:40', '09:41', '15:59', '16:00', '16:00']);
    campaign.clock.standAt(new Date('2022-04-28T16:30:00+07:00'));
  });

  it('follow a reporter to another district at once', async () => {
    const reporter = await signIn(campaign, 'district-reporter', '901');
    const area = async () =>
      (await campaign.app.inject({ url: CITY, headers: reporter.headers })).json<ProgressAnswer>().area.code;
    expect([await area(), await area()]).toEqual(['901', '901']);
    await campaign.sql(`update user_account set district_code = '902' where id = $1`, [reporter.id]);
    expect(await area()).toBe('902');
  });

  it('are found once for all who ask at the same time, and again only after a recording', async () => {
    let found = 0;
    const answers = campaign.app.get(PreparedAnswers);
    const server = fastify().get('/', (request, reply) =>
      answers.send(request, reply, 'a question of this test', async () => {
        await new Promise((later) => setTimeout(later, 50));
        found += 1;
        return { answer: { found }, trueUntil: new Date('2022-04-29T00:00+07:00') };
      }),
    );
    const crowd = () => Promise.all(Array.from({ length: 30 }, () => server.inject('/')));
    expect(new Set((await crowd()).map(({ body }) => body))).toEqual(new Set(['{"found":1}']));
    await file(600);
    expect(new Set((await crowd()).map(({ body }) => body))).toEqual(new Set(['{"found":2}']));
  });

  it('are not kept when finding them failed', async () => {
    let tries = 0;
    const answers = campaign.app.get(PreparedAnswers);
    const server = fastify().get('/', (request, reply) =>
      answers.send(request, reply, 'a question that fails once', () => {
        tries += 1;
        if (tries === 1) return Promise.reject(new Error('the database went away'));
        return Promise.resolve({ answer: { tries }, trueUntil: new Date('2022-04-29T00:00+07:00') });
      }),
    );
    expect((await server.inject('/')).statusCode).toBe(500);
    expect((await server.inject('/')).body).toBe('{"tries":2}');
  });

  it('are looked at anew when a deadline passes, though nothing was recorded', async () => {
    const isOverdue = async () => (await get(campaign.app, CITY)).json<ProgressAnswer>().freshness.isOverdue;
    campaign.clock.standAt(new Date('2022-04-28T16:59:59+07:00'));
    expect(await isOverdue()).toBe(false);
    campaign.clock.standAt(new Date('2022-04-28T17:00:00+07:00'));
    expect(await isOverdue()).toBe(true);
  });

  it('show the new day’s date after midnight, when no date was asked for', async () => {
    const date = async () =>
      (await get(campaign.app, '/api/progress/city')).json<ProgressAnswer>().freshness.date;
    campaign.clock.standAt(new Date('2022-04-28T23:59:59+07:00'));
    await fileFigures(
      campaign,
      '901',
      '2022-04-29',
      [{ ward: '90101', submitted: 700 }],
      '2022-04-28T23:00+07',
    );
    expect(await date()).toBe('2022-04-28');
    campaign.clock.standAt(new Date('2022-04-29T00:00:00+07:00'));
    expect(await date()).toBe('2022-04-29');
  });
});

/** Counts the questions that reach a database until it is stopped, and gives their number. */
function countReadings(database: Database): { stop: () => number } {
  const reading = database.reading.bind(database);
  let count = 0;
  database.reading = (actor, work) => {
    count += 1;
    return reading(actor, work);
  };
  return {
    stop: () => {
      database.reading = reading;
      return count;
    },
  };
}
