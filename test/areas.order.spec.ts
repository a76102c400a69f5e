import type {
  CompletenessAnswer,
  DistrictSeriesAnswer,
  DistrictsAnswer,
  WardsAnswer,
} from '../apps/api/src/contract/progress.js';
import { compareNames } from '../apps/api/src/domain/names.js';
import { makeCampaign } from './support/make-campaign.js';
import { type SignedIn, signIn } from './support/sign-in.js';
import { fileFigures } from './support/small-campaign.js';
import { startApp, type TestApp } from './support/start-app.js';

/** By code the other way round. */
const [QUAN_7, QUAN_12] = ['778', '761'];

describe('areas stand in the official order, "Quận 7" before "Quận 12"', () => {
  let campaign: TestApp;
  let leader: SignedIn;
  const ask = async <Answer>(path: string): Promise<Answer> =>
    (await campaign.app.inject({ url: `/api/${path}`, headers: leader.headers })).json();

  beforeAll(async () => {
    campaign = await startApp('2022-05-07T18:00:00+07:00');
    await makeCampaign(campaign, { demonstration: true });
    for (const code of [QUAN_12, QUAN_7]) {
      const [first] = await campaign.sql<{ ward: string }>(
        `select ward_code as ward from ward_version where district_code = $1 limit 1`,
        [code],
      );
      await fileFigures(campaign, code, '2022-05-07', [{ ward: first?.ward ?? '', submitted: 1 }]);
    }
    leader = await signIn(campaign, 'leader');
  });
  afterAll(() => campaign.close());

  it('in every answer about progress', async () => {
    const { rows } = await ask<DistrictsAnswer>('progress/districts');
    const { districts: courses } = await ask<DistrictSeriesAnswer>('progress/district-series');
    const { districts: reporting } = await ask<CompletenessAnswer>('progress/completeness');
    const { rows: wards } = await ask<WardsAnswer>(`progress/districts/${QUAN_7}/wards`);
    for (const names of [
      rows.map(({ area }) => area.name),
      courses.map(({ area }) => area.name),
      reporting.map(({ name }) => name),
      wards.map(({ area }) => area.name),
    ]) {
      expect(names.length).toBeGreaterThan(9);
      expect(names).toEqual([...names].sort(compareNames));
    }
  });

  it('the districts as the State lists them: thành phố, quận, huyện', async () => {
    const { rows } = await ask<DistrictsAnswer>('progress/districts');
    const { rows: listed } = await ask<{ rows: { name: string }[] }>('districts?sort=name&perPage=25');
    for (const names of [rows.map(({ area }) => area.name), listed.map(({ name }) => name)]) {
      expect(names.map((name) => name.split(' ')[0])).toEqual([
        'Thành',
        ...Array<string>(16).fill('Quận'),
        ...Array<string>(5).fill('Huyện'),
      ]);
      expect(names.slice(1, 4)).toEqual(['Quận 1', 'Quận 3', 'Quận 4']);
    }
  });

  it('and every ward under a name spelt as the others are', async () => {
    const { rows: wards } = await ask<{ rows: { name: string }[] }>('wards?perPage=1000');
    expect(wards.map(({ name }) => name).filter((name) => /Phường \d$|Hoà/.test(name))).toEqual([]);
  });

  it('in the lists of reports, of files and of documents', async () => {
    await campaign.sql(
      `insert into document (kind, from_date, until_date, district_code, version, figures_date, as_of, made_at, file_hash, file_name, figures_hash)
       select 'daily-workbook', '2022-05-07', '2022-05-08', district, 1, '2022-05-07', now(), now(), repeat('0', 64), 'x', 'x'
         from unnest($1::text[]) as district`,
      [[QUAN_7, QUAN_12]],
    );
    for (const path of ['daily-reports', 'daily-reports/uploads', 'documents']) {
      const codes = async (order: string) =>
        (
          await ask<{ rows: { districtCode: string }[] }>(`${path}?sort=districtCode&order=${order}`)
        ).rows.map(({ districtCode }) => districtCode);
      expect(await codes('asc')).toEqual([QUAN_7, QUAN_12]);
      expect(await codes('desc')).toEqual([QUAN_12, QUAN_7]);
    }
  });
});
