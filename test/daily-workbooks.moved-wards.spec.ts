import ExcelJS from 'exceljs';
import { SHEETS } from '../apps/api/src/daily-workbooks/sheets/names.js';
import { reportingDate } from '../apps/api/src/domain/reporting-date.js';
import { system } from '../apps/api/src/platform/actor.js';
import { FileStore } from '../apps/api/src/platform/files.js';
import { publishKind } from './support/publish-documents.js';
import { formulasOf } from './support/calculate-workbook.js';
import { endMembership, fileFigures, makeSmallCampaign, moveWard } from './support/small-campaign.js';
import { startApp, type TestApp } from './support/start-app.js';

const DATE = reportingDate('2022-05-11');

/**
 * 90102 moved from 901 to 902 on 10/5; 901 was late on 9/5. 90302 left the campaign on 11/5. 90301 never
 * reported.
 */
describe('the daily workbook, when wards move, leave and never report', () => {
  let campaign: TestApp;
  let workbooks: Map<string, ExcelJS.Workbook>;

  beforeAll(async () => {
    campaign = await startApp('2022-05-11T18:00:00+07:00');
    await makeSmallCampaign(campaign, {
      '901': { '90101': 1_000, '90102': 500 },
      '902': { '90201': 800 },
      '903': { '90301': 700, '90302': 600 },
    });
    const filed = { submitted: 300, verified: 200 };
    await fileFigures(campaign, '902', '2022-05-09', [{ ward: '90201', ...filed, signed: 10 }]);
    await fileFigures(
      campaign,
      '901',
      '2022-05-09',
      [
        { ward: '90101', ...filed, signed: 20 },
        { ward: '90102', ...filed, signed: 30 },
      ],
      '2022-05-09T19:00:00+07:00',
    );
    await fileFigures(
      campaign,
      '903',
      '2022-05-09',
      [{ ward: '90302', ...filed, signed: 40 }],
      '2022-05-09T20:00:00+07:00',
    );
    await moveWard(campaign, '90102', '902', '2022-05-10', '2022-05-10T08:00:00+07:00');
    await endMembership(campaign, '90302', '2022-05-11', '2022-05-10T09:00:00+07:00');
    await fileFigures(campaign, '901', '2022-05-10', [{ ward: '90101', ...filed, signed: 25 }]);
    await fileFigures(campaign, '902', '2022-05-10', [
      { ward: '90201', ...filed, signed: 15 },
      { ward: '90102', ...filed, signed: 36 },
    ]);
    const made = await publishKind(campaign.app, 'daily-workbook', {
      ...{ from: DATE, districtCodes: ['901', '902', '903'], orderKey: 'all', orderedBy: system('test') },
    });
    workbooks = new Map();
    for (const { districtCode, fileHash } of made) {
      const workbook = new ExcelJS.Workbook();
      const bytes = await campaign.app.get(FileStore).read(fileHash);
      await workbook.xlsx.load(bytes as unknown as ArrayBuffer);
      workbooks.set(districtCode ?? 'city', workbook);
    }
  });
  afterAll(() => campaign.close());

  /** The values of a sheet's rows whose first cell is a number, and of the line below them. */
  const linesOf = (edition: string, sheet: string): unknown[][] => {
    const rows: unknown[][] = [];
    workbooks
      .get(edition)
      ?.getWorksheet(sheet)
      ?.eachRow((row) => {
        const cells: unknown[] = [];
        row.eachCell({ includeEmpty: true }, (cell) =>
          cells.push(cell.formula === undefined ? cell.value : cell.result),
        );
        rows.push(cells);
      });
    return rows;
  };
  const reporting = (edition: string) =>
    linesOf(edition, SHEETS.reporting)
      .filter(([first]) => typeof first === 'number')
      // 9/5, 10/5, 11/5; then on time, late, missing, returned of the last ten reporting days, from 28/4 on.
      .map((cells) => [cells[1], cells[2], ...cells.slice(-7)]);

  it('charges the district that was late with it, and a ward’s days elsewhere to the district it lay in', () => {
    expect(reporting('901')).toEqual([
      ['Quận 901', 'Phường 90101', 'T', 'Đ', 'C', 1, 1, 8, 0],
      ['Quận 901', 'Phường 90102', 'T', null, null, 0, 1, 7, 0],
    ]);
    expect(reporting('902')).toEqual([
      ['Quận 902', 'Phường 90102', null, 'Đ', 'C', 1, 0, 1, 0],
      ['Quận 902', 'Phường 90201', 'Đ', 'Đ', 'C', 2, 0, 8, 0],
    ]);
    const city = reporting('city');
    expect(city.filter(([, ward]) => ward === 'Phường 90102')).toHaveLength(2);
    const filed = linesOf('city', SHEETS.reporting).find((cells) => cells.includes('Số đã báo cáo'));
    expect(filed?.slice(-7, -4)).toEqual([4, 3, 0]);
  });

  it('names the district of a ward that has left, and not its code', () => {
    for (const edition of ['city', '903'])
      expect(reporting(edition)).toContainEqual([
        ...['Quận 903', 'Phường 90302', 'T', 'C', null, 0, 1, 8, 0],
      ]);
  });

  it('leaves blank what a ward that never reported would have said, in every sheet', () => {
    const ward = linesOf('city', SHEETS.wards).find((cells) => cells.includes('90301'));
    const [required, ...others] = ward?.slice(5) ?? [];
    expect(required).toBe(700);
    expect(others.filter((value) => value === 0 || value === '–')).toEqual([]);
    // What remains, and 700 in the 21 days from 12/5 to 1/6.
    expect(others.filter((value) => value !== null)).toEqual([700, 34]);
    const district = linesOf('city', SHEETS.districts).find((cells) => cells.includes('Quận 903'));
    expect(district?.slice(5, 17).filter((value) => value !== null)).toEqual([]);
    const summary = linesOf('903', SHEETS.summary).find((cells) => cells.includes('Đã ký số'));
    expect(summary?.slice(2, 7)).toEqual(['–', '–', '–', '–', '–']);
  });

  it('does not list a ward that never reported among the slowest', () => {
    const slow = linesOf('city', SHEETS.slow).map((cells) => cells[2]);
    expect(slow).toContain('Phường 90101');
    expect(slow).not.toContain('Phường 90301');
  });

  it.each(['city', '901', '902', '903'])(
    'saves beside every formula what it gives, edition %s',
    (edition) => {
      const workbook = workbooks.get(edition);
      if (!workbook) throw new Error('It was not made.');
      expect(formulasOf(workbook).filter(({ cached, calculated }) => cached !== calculated)).toEqual([]);
    },
  );
});
