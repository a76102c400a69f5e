import { setTimeout as delay } from 'node:timers/promises';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Receipt, UploadPreview } from '../apps/api/src/contract/daily-report.js';
import { type Door, openDoor } from './support/door.js';
import { makeCampaign } from './support/make-campaign.js';
import { file, filledTemplate, upload } from './support/make-report.js';
import { startSecondInstance } from './support/second-instance.js';
import { type SignedIn, signIn } from './support/sign-in.js';
import { startApp, type TestApp } from './support/start-app.js';

const DATE = '2022-05-07';
const FIGURES = { submitted: 1100, verified: 700, unresolved: 60, exempt: 20, signed: 350 };
/** From the moment a call is cut until the same call, sent again and again, has its receipt, in milliseconds. */
const LONGEST = 5_000;

/** Two instances; the first is cut off from the database, for good, in the middle of a filing. */
describe('a filing cut off on one instance and sent again to another with its key', () => {
  let campaign: TestApp;
  let door: Door;
  let cutOff: NestFastifyApplication;
  beforeAll(async () => {
    campaign = await startApp(`${DATE}T16:30:00+07:00`);
    await makeCampaign(campaign, { demonstration: true });
  });
  beforeEach(async () => {
    door = await openDoor(() => campaign.ownerUrl);
    cutOff = await startSecondInstance(campaign, {
      DATABASE_URL: door.through(campaign.config.DATABASE_URL ?? ''),
    });
  });
  afterEach(async () => {
    door.close();
    await cutOff.close();
  });
  afterAll(() => campaign.close());

  async function ready(districtCode: string): Promise<{ by: SignedIn; preview: UploadPreview }> {
    const by = await signIn(campaign, 'district-reporter', districtCode);
    const day = { districtCode, date: DATE };
    const bytes = await filledTemplate(campaign, by, { ...day, rows: () => FIGURES });
    const uploaded = await upload(campaign, by, day, { name: 'b.xlsx', bytes });
    return { by, preview: uploaded.json<UploadPreview>() };
  }

  it.each([
    ['before it is saved', '773', ['insert into figure']],
    ['while it is saved, its answer lost', '774', ['insert into figure', 'commit']],
    ['before it has begun', '775', ['insert into idempotent_answer']],
  ] as const)('has its receipt within five seconds, cut %s', async (_, district, texts) => {
    const { by, preview } = await ready(district);
    const key = by.key();
    const sender = { ...by, key: () => key };
    door.shutAfter(...texts);
    const broken = await file({ ...campaign, app: cutOff }, sender, preview);
    expect(broken.statusCode).toBe(503);
    const since = Date.now();
    let again = await file(campaign, sender, preview);
    while (again.statusCode === 409 && Date.now() - since < 2 * LONGEST) {
      expect(again.json<{ code: string }>().code).toBe('request.in-progress');
      await delay(100);
      again = await file(campaign, sender, preview);
    }
    expect(again.statusCode).toBe(201);
    expect(Date.now() - since).toBeLessThan(LONGEST);
    const reports = await campaign.sql(
      `select receipt_code as "receiptCode", revision from daily_report where district_code = $1`,
      [district],
    );
    expect(reports).toEqual([{ receiptCode: again.json<Receipt>().receiptCode, revision: 1 }]);
  });
});
