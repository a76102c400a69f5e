import type { UploadPreview } from '../apps/api/src/contract/daily-report.js';
import { makeCampaign } from './support/make-campaign.js';
import { fileReport, filledTemplate, upload } from './support/make-report.js';
import { type SignedIn, signIn } from './support/sign-in.js';
import { startApp, type TestApp } from './support/start-app.js';

const MOVED = '27298';
const [OLD_DISTRICT, NEW_DISTRICT] = ['773', '760'];
const figures = { submitted: 1000, verified: 600, unresolved: 50, exempt: 20, signed: 300 };

describe('a ward that moved to another district on 7/5', () => {
  let campaign: TestApp;
  let newReporter: SignedIn;
  let oldReporter: SignedIn;

  beforeAll(async () => {
    campaign = await startApp('2022-05-06T16:30:00+07:00');
    await makeCampaign(campaign, { demonstration: true });
    [oldReporter, newReporter] = [
      await signIn(campaign, 'district-reporter', OLD_DISTRICT),
      await signIn(campaign, 'district-reporter', NEW_DISTRICT),
    ];
    await fileReport(campaign, { districtCode: OLD_DISTRICT, date: '2022-05-06', rows: () => figures });
    await campaign.sql(`update ward_version set superseded_at = now() where ward_code = $1`, [MOVED]);
    await campaign.sql(
      `insert into ward_version (ward_code, name, kind, district_code, population, valid_from, valid_until, reason, recorded_at)
       select $1, 'Phường 01', 'Phường', district, 0, valid_from, valid_until, 'Chuyển quận', '2022-05-06 18:00+07'
         from (values ($2, date '2021-01-01', date '2022-05-07'), ($3, date '2022-05-07', null))
              as version (district, valid_from, valid_until)`,
      [MOVED, OLD_DISTRICT, NEW_DISTRICT],
    );
    campaign.clock.standAt(new Date('2022-05-07T16:30:00+07:00'));
  });
  afterAll(() => campaign.close());

  const preview = async (by: SignedIn, districtCode: string, date: string, signed: number) => {
    const day = { districtCode, date };
    const bytes = await filledTemplate(campaign, by, { ...day, rows: () => ({ ...figures, signed }) });
    return (await upload(campaign, by, day, { name: 'b.xlsx', bytes })).json<UploadPreview>();
  };
  const wardOf = ({ wards }: UploadPreview) => wards.find(({ code }) => code === MOVED);

  it('is reported by the new one, and brings its past with it', async () => {
    const shown = await preview(newReporter, NEW_DISTRICT, '2022-05-07', 310);
    expect(wardOf(shown)).toMatchObject({
      earlierDate: '2022-05-06',
      earlier: figures,
      increment: { signed: 10 },
    });
    expect(shown.wards.filter(({ earlier }) => earlier !== null)).toHaveLength(1);
  });

  it('may not fall below what the old one reported', async () => {
    const shown = await preview(newReporter, NEW_DISTRICT, '2022-05-07', 299);
    expect(shown.errors.map(({ code, wardCode }) => [code, wardCode])).toEqual([['below-earlier', MOVED]]);
  });

  it('is no longer expected from the old one, but for the days before', async () => {
    expect(wardOf(await preview(oldReporter, OLD_DISTRICT, '2022-05-07', 310))).toBeUndefined();
    expect(wardOf(await preview(oldReporter, OLD_DISTRICT, '2022-05-06', 305))).toMatchObject({
      replaced: figures,
    });
  });
});
