import { readDay } from '../apps/api/src/daily-workbooks/read-day.js';
import type { DistrictsAnswer, ProgressAnswer, WardsAnswer } from '../apps/api/src/contract/progress.js';
import { reportingDate } from '../apps/api/src/domain/reporting-date.js';
import { system } from '../apps/api/src/platform/actor.js';
import { Database } from '../apps/api/src/platform/database.js';
import { briefingFacts } from '../apps/api/src/weekly-briefings/briefing-facts.js';
import { printPdf } from '../apps/api/src/weekly-briefings/pdf/print-pdf.js';
import { weeklyBriefing } from '../apps/api/src/weekly-briefings/weekly-briefing.pdf.js';
import { publishKind } from './support/publish-documents.js';
import { firstEdition } from './support/briefing-edition.js';
import { signIn } from './support/sign-in.js';
import { fileFigures, makeSmallCampaign, renameDistrict } from './support/small-campaign.js';
import { startApp, type TestApp } from './support/start-app.js';

const [MONDAY, SATURDAY] = [reportingDate('2022-05-02'), reportingDate('2022-05-07')];
const AT_SIX = new Date('2022-05-07T18:00:00+07:00');
const ACTOR = system('test');

describe('a moment before a district got another name', () => {
  let campaign: TestApp;
  const database = () => campaign.app.get(Database);
  const pdf = async () => {
    const facts = await database().within(ACTOR, (tx) => briefingFacts(tx, MONDAY, AT_SIX));
    return printPdf(weeklyBriefing(facts, await firstEdition(campaign, facts, AT_SIX)));
  };
  const workbookHashes = async () => {
    const of = { date: SATURDAY, asOf: AT_SIX, districtCodes: ['901'] };
    return (await readDay(database(), ACTOR, of)).map(({ figuresHash }) => figuresHash);
  };
  const order = (orderKey: string, asOf?: Date) => ({
    ...{ from: SATURDAY, districtCodes: ['901'], orderKey, orderedBy: ACTOR },
    ...(asOf && { asOf }),
  });
  const rename = async () => {
    await renameDistrict(campaign, '901', 'Quận Mới', '2022-05-07T19:00:00+07:00');
    campaign.clock.standAt(new Date('2022-05-07T20:00:00+07:00'));
  };

  beforeEach(async () => {
    campaign = await startApp(AT_SIX.toISOString());
    await makeSmallCampaign(campaign, {
      '901': { '90101': 1_000, '90102': 2_000 },
      '902': { '90201': 3_000 },
    });
    await fileFigures(campaign, '901', '2022-05-07', [
      { ward: '90101', submitted: 900, verified: 700, signed: 100 },
      { ward: '90102', submitted: 1_800, verified: 700, signed: 200 },
    ]);
    await fileFigures(campaign, '901', '2022-05-07', [
      { ward: '90101', submitted: 901, verified: 700, signed: 100 },
      { ward: '90102', submitted: 1_800, verified: 700, signed: 200 },
    ]);
    await fileFigures(campaign, '902', '2022-05-07', [{ ward: '90201', submitted: 2_800, signed: 0 }]);
  });
  afterEach(() => campaign.close());

  it('gives the same briefing again, byte by byte', async () => {
    const before = await pdf();
    await rename();
    expect((await pdf()).equals(before)).toBe(true);
  });

  it('gives the same workbooks again, and a later moment ones with the new name', async () => {
    const before = await workbookHashes();
    const make = (asked: ReturnType<typeof order>) => publishKind(campaign.app, 'daily-workbook', asked);
    const first = await make(order('first'));
    await rename();
    expect(await workbookHashes()).toEqual(before);
    const again = await make(order('again', first[0]?.asOf));
    expect(again.map(({ id }) => id)).toEqual(first.map(({ id }) => id));
    expect((await make(order('now'))).map(({ version }) => version)).toEqual([2, 2]);
  });

  it('is asked about with the old name, the present one with the new', async () => {
    await rename();
    const leader = await signIn(campaign, 'leader');
    const ask = async <Answer>(path: string) =>
      (await campaign.app.inject({ url: `/api/progress/${path}`, headers: leader.headers })).json<Answer>();
    const namesAt = async (asOf: string) => [
      (await ask<DistrictsAnswer>(`districts?date=${SATURDAY}${asOf}`)).rows.find(
        ({ area }) => area.code === '901',
      )?.area.name,
      (await ask<ProgressAnswer>(`districts/901?date=${SATURDAY}${asOf}`)).area.name,
      (await ask<WardsAnswer>(`districts/901/wards?date=${SATURDAY}${asOf}`)).rows[0]?.area.districtName,
      (await ask<ProgressAnswer>(`wards/90101/head?date=${SATURDAY}${asOf}`)).area.districtName,
    ];
    expect(await namesAt(`&asOf=${AT_SIX.toISOString()}`)).toEqual(Array(4).fill('Quận 901'));
    expect(await namesAt('')).toEqual(Array(4).fill('Quận Mới'));
  });
});
