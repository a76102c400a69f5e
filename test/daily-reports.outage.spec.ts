import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import type { Receipt, UploadPreview } from '../apps/api/src/contract/daily-report.js';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../apps/api/src/platform/embedded-postgres.js';
import { createDatabase, prepareDatabase } from '../migrations/prepare-database.js';
import { appUrlOf, TEMPLATE } from './support/database-urls.js';
import { type Door, openDoor } from './support/door.js';
import { removePlace } from './support/embedded-place.js';
import { eventually } from './support/eventually.js';
import { makeCampaign } from './support/make-campaign.js';
import { file, filledTemplate, upload } from './support/make-report.js';
import { type SignedIn, signIn } from './support/sign-in.js';
import { startApp, type TestApp } from './support/start-app.js';

const day = { districtCode: '773', date: '2022-05-07' };
const FIGURES = { submitted: 1100, verified: 700, unresolved: 60, exempt: 20, signed: 350 };

/** A PostgreSQL of this test alone, behind an address that outlives a restart. */
describe('PostgreSQL stopped during a filing', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tiem-chung-outage-'));
  let postgres: EmbeddedPostgres;
  let door: Door;
  let campaign: TestApp;
  let reporter: SignedIn;
  let bytes: Buffer;
  let preview: UploadPreview;

  beforeAll(async () => {
    postgres = await startEmbeddedPostgres({ folder, disposable: true });
    door = await openDoor(() => postgres.ownerUrl('postgres'));
    process.env['TEST_OWNER_URL'] = throughDoor('postgres');
    await createDatabase(throughDoor('postgres'), TEMPLATE);
    await prepareDatabase(throughDoor(TEMPLATE), appUrlOf(throughDoor(TEMPLATE)));

    campaign = await startApp('2022-05-07T16:30:00+07:00');
    await makeCampaign(campaign, { demonstration: true });
    reporter = await signIn(campaign, 'district-reporter', '773');
    bytes = await filledTemplate(campaign, reporter, { ...day, rows: () => FIGURES });
    preview = (await upload(campaign, reporter, day, { name: 'b.xlsx', bytes })).json<UploadPreview>();
  });
  afterAll(async () => {
    await campaign.close().catch(() => undefined);
    door.close();
    postgres.stop();
    removePlace(folder);
  });

  function throughDoor(database: string): string {
    return door.through(postgres.ownerUrl(database));
  }

  async function ask<Row extends object>(client: Client, text: string): Promise<Row[]> {
    return (await client.query<Row>(text)).rows;
  }

  const ownClient = async () => {
    const client = new Client({ connectionString: campaign.ownerUrl });
    client.on('error', () => undefined);
    await client.connect();
    return client;
  };

  it('is one clear problem to the sender', async () => {
    // The figures stand locked: the filing has written its report, and waits with its transaction open.
    const holder = await ownClient();
    await holder.query(`begin; lock table figure in share mode`);
    const filing = file(campaign, reporter, preview);
    const waiting = () =>
      campaign.sql<{ statement: string }>(
        `select left(query, 18) as statement from pg_stat_activity
          where datname = current_database() and wait_event_type = 'Lock'`,
      );
    expect(await eventually(waiting, (rows) => rows.length > 0)).toEqual([
      { statement: 'insert into figure' },
    ]);
    postgres.stop();
    const answer = await filing;
    expect([answer.statusCode, answer.json()]).toEqual([
      503,
      expect.objectContaining({
        code: 'system.unavailable',
        title: expect.stringContaining('chưa có gì được lưu') as unknown,
      }),
    ]);
  });

  it.each([
    ['files', () => file(campaign, reporter, preview)],
    ['uploads', () => upload(campaign, reporter, day, { name: 'b.xlsx', bytes })],
  ])('is the same to whoever %s while it is away', async (_, call) => {
    const answer = await call();
    expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([503, 'system.unavailable']);
  });

  it('leaves nothing half saved, and the same upload can be filed when it is back', async () => {
    postgres = await startEmbeddedPostgres({ folder, disposable: true });
    const client = await ownClient();
    const [left] = await ask(
      client,
      `select (select count(*)::int from figure) as figures, (select count(*)::int from daily_report) as reports,
              (select array_agg(state) from upload) as uploads,
              (select count(*)::int from audit_entry where action = 'daily-report.file') as entries`,
    );
    expect(left).toEqual({ figures: 0, reports: 0, uploads: ['ready'], entries: 0 });

    const answer = await file(campaign, reporter, preview);
    expect([answer.statusCode, answer.json<Receipt>().revision]).toEqual([201, 1]);
    await client.end();
  });
});
