import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { dailyWorkbook } from '../apps/api/src/daily-workbooks/daily-workbook.workbook.js';
import { readDay } from '../apps/api/src/daily-workbooks/read-day.js';
import type { HistoryRow, WorkbookOfDay } from '../apps/api/src/daily-workbooks/workbook-of-day.js';
import { documentChanges } from '../apps/api/src/documents/document-changes.js';
import { reportingDate } from '../apps/api/src/domain/reporting-date.js';
import { system } from '../apps/api/src/platform/actor.js';
import { Database } from '../apps/api/src/platform/database.js';
import { publishKind } from './support/publish-documents.js';
import { fileFigures, makeSmallCampaign } from './support/small-campaign.js';
import { startApp, type TestApp } from './support/start-app.js';

const DATE = reportingDate('2022-05-07');
const ACTOR = system('test');

describe('a daily workbook made again', () => {
  let campaign: TestApp;
  let published: { asOf: Date; fileHash: string }[];

  beforeAll(async () => {
    campaign = await startApp('2022-05-07T18:00:00+07:00');
    await makeSmallCampaign(campaign, { '901': { '90101': 1_000, '90102': 500 }, '902': { '90201': 800 } });
    await fileFigures(campaign, '901', '2022-05-06', [{ ward: '90101', submitted: 300 }, { ward: '90102' }]);
    await fileFigures(campaign, '901', DATE, [{ ward: '90101', submitted: 310 }, { ward: '90102' }]);
    await fileFigures(campaign, '901', DATE, [{ ward: '90101', submitted: 320 }, { ward: '90102' }]);
    published = await make('first');
  });
  afterAll(() => campaign.close());

  function make(orderKey: string, asOf?: Date) {
    const order = { from: DATE, districtCodes: ['901'], orderKey, orderedBy: ACTOR };
    return publishKind(campaign.app, 'daily-workbook', { ...order, ...(asOf && { asOf }) });
  }
  const hashOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

  it('has the same bytes, the city’s and a district’s, after every row about it was deleted', async () => {
    await campaign.sql('delete from document_order');
    await campaign.sql('delete from document');
    const again = await make('again', published[0]?.asOf);
    expect(again.map(({ fileHash }) => fileHash)).toEqual(published.map(({ fileHash }) => fileHash));
  });

  it('has the same bytes on a server whose clock shows another zone', async () => {
    const asOf = published[0]?.asOf ?? new Date(0);
    const [city] = await readDay(campaign.app.get(Database), ACTOR, { date: DATE, asOf, districtCodes: [] });
    if (!city) throw new Error('There is no content.');
    const changes = await campaign.app
      .get(Database)
      .within(ACTOR, (tx) =>
        documentChanges(tx, { date: DATE, districtCode: null }, null, { version: 1, asOf }),
      );
    const edition = { version: 1, changes };
    const here = hashOf(await dailyWorkbook({ ...city, ...edition }));
    expect(here).toBe(published[0]?.fileHash);
    for (const zone of ['America/New_York', 'Pacific/Kiritimati', 'UTC'])
      expect([zone, await madeIn(zone, { ...city, ...edition })]).toEqual([zone, here]);
  });
});

/** The SHA-256 of the workbook as another process makes it, whose clock shows that zone. */
async function madeIn(zone: string, { history, ...day }: WorkbookOfDay): Promise<string> {
  const rows: HistoryRow[] = [];
  for await (const page of history.read()) rows.push(...page);
  const script = fileURLToPath(new URL('./support/print-workbook.mjs', import.meta.url));
  return new Promise((resolve, reject) => {
    const child = execFile(
      process.execPath,
      ['--no-warnings', script],
      { env: { ...process.env, TZ: zone, NODE_OPTIONS: '' } },
      (error, out, complaint) => (error ? reject(new Error(complaint)) : resolve(out)),
    );
    child.stdin?.end(JSON.stringify({ ...day, history: rows }));
  });
}
