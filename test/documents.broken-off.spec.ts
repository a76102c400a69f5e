import { rename, writeFile } from 'node:fs/promises';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { NewDocumentAnswer } from '../apps/api/src/contract/document.js';
import { RunSchedule } from '../apps/api/src/delivery/run-schedule.job.js';
import { SendMail } from '../apps/api/src/delivery/send-mail.js';
import { StartDueRuns } from '../apps/api/src/delivery/start-due-runs.js';
import { type Door, openDoor } from './support/door.js';
import { startSecondInstance } from './support/second-instance.js';
import { type SignedIn, signIn } from './support/sign-in.js';
import { fileFigures, makeSmallCampaign } from './support/small-campaign.js';
import { startApp, type TestApp } from './support/start-app.js';

/** What each maker asks first while its document is being drawn, word for word. */
const FIRST_PAGE = {
  history: 'array_position($5::text[], day.district_code)',
  mail: 'from document',
} as const;

/** The program behind a door that is shut in the middle of a maker's work; nothing thrown may be heard of nobody. */
describe('what we stand on goes away while something is made', () => {
  let campaign: TestApp;
  let door: Door;
  let app: NestFastifyApplication;
  let administrator: SignedIn;
  beforeEach(async () => {
    campaign = await startApp('2022-05-07T18:00:00+07:00');
    await makeSmallCampaign(campaign, { '901': { '90101': 1_000 }, '902': { '90201': 3_000 } });
    await fileFigures(campaign, '901', '2022-05-07', [
      { ward: '90101', submitted: 900, verified: 700, signed: 9 },
    ]);
    await fileFigures(campaign, '902', '2022-05-07', [
      { ward: '90201', submitted: 2_800, verified: 900, signed: 345 },
    ]);
    administrator = await signIn(campaign, 'administrator');
    door = await openDoor(() => campaign.ownerUrl);
    app = await startSecondInstance(campaign, {
      DATABASE_URL: door.through(campaign.config.DATABASE_URL ?? ''),
    });
  });
  afterEach(async () => {
    door.close();
    await app.close();
    await campaign.close();
  });

  const order = (kind: string, districtCodes: string[] = [], key = administrator.key()) =>
    app.inject({
      method: 'POST',
      url: '/api/documents',
      headers: { ...administrator.headers, ...key },
      payload: { kind, date: kind === 'daily-workbook' ? '2022-05-07' : '2022-05-02', districtCodes },
    });
  const template = async () => {
    const reporter = await signIn(campaign, 'district-reporter', '901');
    return () =>
      app.inject({
        url: '/api/daily-reports/template?districtCode=901&date=2022-05-07',
        headers: reporter.headers,
      });
  };

  it.each([
    ['the daily workbook, at the first page of its history', FIRST_PAGE.history, 'daily-workbook', []],
    [
      'a district’s workbook, at the first page of its history',
      FIRST_PAGE.history,
      'daily-workbook',
      ['901'],
    ],
    ['the weekly briefing, at its first figures', 'ward_day', 'weekly-briefing', []],
  ] as const)('fails the call that makes %s, and nothing else', async (_, text, kind, districtCodes) => {
    door.shutAfter(text);
    const broken = await order(kind, [...districtCodes]);
    expect([broken.statusCode, broken.json<{ code: string }>().code]).toEqual([503, 'system.unavailable']);
    door.open();
    expect((await order(kind, [...districtCodes])).statusCode).toBe(201);
    expect(await campaign.sql(`select version from document where district_code is null`)).toEqual([
      { version: 1 },
    ]);
  });

  it.each([
    ['while it is drawn', [FIRST_PAGE.history], 'system.unavailable', false],
    ['while it is published', ['insert into document (kind'], 'system.unavailable', false],
    [
      'at the commit that publishes it',
      ['insert into document (kind', 'commit'],
      'system.outcome-unknown',
      true,
    ],
  ] as const)(
    'gives the document to the same call sent again, cut off %s',
    async (_, texts, code, isKept) => {
      const key = administrator.key();
      door.shutAfter(...texts);
      const broken = await order('daily-workbook', ['901'], key);
      expect([broken.statusCode, broken.json<{ code: string }>().code]).toEqual([503, code]);
      door.open();
      const again = await order('daily-workbook', ['901'], key);
      expect([again.statusCode, again.headers['idempotency-replayed']]).toEqual([
        201,
        isKept ? 'true' : undefined,
      ]);
      const { documents } = again.json<NewDocumentAnswer>();
      expect(documents.map(({ districtCode, version }) => [districtCode, version])).toEqual([
        [null, 1],
        ['901', 1],
      ]);
      for (const { id, size } of documents) {
        const file = await app.inject({ url: `/api/documents/${id}/file`, headers: administrator.headers });
        expect([file.statusCode, file.rawPayload.length]).toEqual([200, size]);
      }
      expect(await campaign.sql(`select from document`)).toHaveLength(2);
    },
  );

  it('fails the call that makes a template, and nothing else', async () => {
    const ask = await template();
    door.shutAfter('from ward');
    const broken = await ask();
    expect([broken.statusCode, broken.json<{ code: string }>().code]).toEqual([503, 'system.unavailable']);
    door.open();
    expect((await ask()).statusCode).toBe(200);
  });

  it('fails a scheduled run, which its job tries again', async () => {
    await campaign.sql(
      `insert into schedule (name, task, at_time, weekdays, enabled, starts_at)
       values ('Hằng ngày', 'daily-workbook', '17:45', '{1,2,3,4,5,6,7}', true, '2022-05-07T00:00+07:00')`,
    );
    await app.get(StartDueRuns).start();
    const [run] = await campaign.sql<{ id: string }>(`select id from scheduled_run`);
    const state = async () =>
      (await campaign.sql<{ state: string }>(`select state from scheduled_run`))[0]?.state;
    door.shutAfter(FIRST_PAGE.history);
    await expect(app.get(RunSchedule).run(run?.id ?? '')).rejects.toThrow();
    expect(await state()).not.toBe('done');
    door.open();
    await app.get(RunSchedule).run(run?.id ?? '');
    expect(await state()).toBe('done');
  });

  it('fails an attempt of a mail, which is made again', async () => {
    await campaign.sql(
      `insert into recipient (name, address, document_kinds, created_at)
       values ('Lan', 'lan@syt.example', '{daily-workbook}', '2022-05-01')`,
    );
    await campaign.sql(
      `insert into schedule (name, task, at_time, weekdays, enabled, starts_at)
       values ('Hằng ngày', 'daily-workbook', '17:45', '{1,2,3,4,5,6,7}', true, '2022-05-07T00:00+07:00')`,
    );
    await app.get(StartDueRuns).start();
    const [run] = await campaign.sql<{ id: string }>(`select id from scheduled_run`);
    await app.get(RunSchedule).run(run?.id ?? '');
    door.shutAfter('as "isStillWanted"', 'commit', FIRST_PAGE.mail);
    // The database is away when the attempt is to be settled, too: the tick is called again by itself.
    await app
      .get(SendMail)
      .work()
      .catch(() => undefined);
    door.open();
    await campaign.sql(
      `update outbox_message set leased_until = now() - interval '1 second' where state = 'sending'`,
    );
    await app.get(SendMail).work();
    expect(await campaign.sql(`select state from outbox_message`)).toEqual([{ state: 'kept' }]);
  });

  it('is the same where the folder of the files is gone: what is to be kept is refused until it is back', async () => {
    const { storageFolder } = campaign;
    await rename(storageFolder, `${storageFolder}-away`);
    await writeFile(storageFolder, 'not a folder');
    const broken = await order('daily-workbook');
    expect([broken.statusCode, broken.json<{ code: string }>().code]).toEqual([503, 'system.unavailable']);
    await rename(storageFolder, `${storageFolder}-in-its-place`);
    await rename(`${storageFolder}-away`, storageFolder);
    expect((await order('daily-workbook')).statusCode).toBe(201);
  });
});
