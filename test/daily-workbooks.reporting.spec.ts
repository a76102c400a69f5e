import ExcelJS from 'exceljs';
import { corrections } from '../apps/api/src/daily-workbooks/corrections.query.js';
import { SHEETS } from '../apps/api/src/daily-workbooks/sheets/names.js';
import { type ReportingDate, reportingDate } from '../apps/api/src/domain/reporting-date.js';
import { system } from '../apps/api/src/platform/actor.js';
import { Database } from '../apps/api/src/platform/database.js';
import { FileStore } from '../apps/api/src/platform/files.js';
import { publishKind } from './support/publish-documents.js';
import { formulasOf } from './support/calculate-workbook.js';
import { fileFigures, makeSmallCampaign, returnReport } from './support/small-campaign.js';
import { startApp, type TestApp } from './support/start-app.js';

const DATE = reportingDate('2022-05-07');
const ACTOR = system('test');

describe('who has reported, in the daily workbook', () => {
  let campaign: TestApp;
  let workbook: ExcelJS.Workbook;
  afterEach(() => campaign.close());

  /** 902 has reported, 901's report was sent back, 903 has sent none. */
  const make = async (at: string) => {
    campaign = await startApp(at);
    await makeSmallCampaign(campaign, {
      '901': { '90101': 1_000, '90102': 500 },
      '902': { '90201': 800 },
      '903': { '90301': 700 },
    });
    await fileFigures(
      campaign,
      '901',
      DATE,
      [{ ward: '90101', submitted: 300, verified: 90, signed: 10 }, { ward: '90102' }],
      '2022-05-07T15:00:00+07:00',
    );
    await fileFigures(campaign, '902', DATE, [{ ward: '90201', submitted: 3 }], '2022-05-07T15:10:00+07:00');
    await returnReport(campaign, '901', DATE, '2022-05-07T15:20:00+07:00');
    await open(DATE);
  };
  const open = async (from: ReportingDate, orderKey: string = from) => {
    const [document] = await publishKind(campaign.app, 'daily-workbook', {
      ...{ from, districtCodes: [], orderKey, orderedBy: ACTOR },
    });
    workbook = new ExcelJS.Workbook();
    const bytes = await campaign.app.get(FileStore).read(document?.fileHash ?? '');
    await workbook.xlsx.load(bytes as unknown as ArrayBuffer);
  };
  const told = (from: string, districtCode: string | null = null) =>
    campaign.app.get(Database).within(ACTOR, (tx) => {
      const period = { from: reportingDate(from), until: reportingDate('2022-05-08') };
      return corrections(tx, period, districtCode, campaign.clock.now());
    });
  const rowsOf = (name: string) => {
    const rows: unknown[][] = [];
    workbook.getWorksheet(name)?.eachRow((row) => {
      const cells: unknown[] = [];
      row.eachCell((cell) => cells.push(cell.formula === undefined ? cell.value : cell.result));
      rows.push(cells);
    });
    return rows;
  };
  /** The lists before the figures: each heading with the wards under it. */
  const lists = () => {
    const found: Record<string, string[]> = {};
    let heading = '';
    for (const cells of rowsOf(SHEETS.summary)) {
      const [first, , names] = cells;
      if (typeof first === 'string' && /^(CHƯA|BỊ) /.test(first)) heading = first;
      if (typeof first === 'number' && String(names).startsWith('Phường'))
        found[heading] = String(names).split(', ');
    }
    return found;
  };

  it('names each ward once, by why its report is not there', async () => {
    await make('2022-05-07T18:00:00+07:00');
    expect(rowsOf(SHEETS.summary)[3]?.[0]).toBe(
      '1/4 phường, xã đã báo cáo; 1 chưa báo cáo, 2 bị trả lại; số liệu lấy theo lần báo cáo gần nhất.',
    );
    expect(lists()).toEqual({
      'CHƯA BÁO CÁO: 1 phường, xã của 1 quận, huyện': ['Phường 90301'],
      'BỊ TRẢ LẠI, CHỜ NỘP LẠI: 2 phường, xã của 1 quận, huyện': ['Phường 90101', 'Phường 90102'],
    });
  });

  it('calls nobody missing before the reports are due', async () => {
    await make('2022-05-07T16:30:00+07:00');
    expect(lists()).toEqual({
      'BỊ TRẢ LẠI, CHỜ NỘP LẠI: 2 phường, xã của 1 quận, huyện': ['Phường 90101', 'Phường 90102'],
      'CHƯA BÁO CÁO, CHƯA ĐẾN HẠN: 1 phường, xã của 1 quận, huyện': ['Phường 90301'],
    });
  });

  it('tells no work of a day or a week without a report, and of nobody who was silent that he stands still', async () => {
    campaign = await startApp('2022-05-06T15:00:00+07:00');
    await makeSmallCampaign(campaign, { '901': { '90101': 1_000 }, '902': { '90201': 800 } });
    const stood = { submitted: 300, verified: 90, signed: 10 };
    await fileFigures(campaign, '901', '2022-04-28', [{ ward: '90101', ...stood }]);
    await fileFigures(campaign, '902', '2022-04-28', [{ ward: '90201', ...stood }]);
    campaign.clock.standAt(new Date('2022-05-02T18:00:00+07:00'));
    await open(reportingDate('2022-05-02'));
    expect(
      rowsOf(SHEETS.summary)
        .find((cells) => cells[1] === 'Đã ký số')
        ?.slice(4, 7),
    ).toEqual(['–', '–', '–']);
    campaign.clock.standAt(new Date('2022-05-04T18:00:00+07:00'));
    await fileFigures(campaign, '902', '2022-05-03', [{ ward: '90201', ...stood }]);
    await open(reportingDate('2022-05-04'));
    const table = (name: string) => {
      const columns = workbook.getWorksheet(name);
      return (row: number, column: string) => columns?.getCell(`${column}${row}`);
    };
    const at = table(SHEETS.districts);
    expect([at(7, 'B')?.value, at(7, 'P')?.value, at(7, 'Q')?.value]).toEqual(['Quận 901', null, null]);
    expect([at(8, 'B')?.value, at(8, 'P')?.value, at(8, 'Q')?.value]).toEqual(['Quận 902', null, 0]);
    expect([7, 8].map((row) => at(row, 'Q')?.font.bold ?? false)).toEqual([false, true]);
    const still = rowsOf(SHEETS.slow).map(([first]) => first);
    expect(still).toContain(
      '1 phường, xã có báo cáo, còn hồ sơ nhưng không ký thêm được hồ sơ nào trong tuần, từ 02/05/2022',
    );
  });

  it('counts a report that was sent back as not reported', async () => {
    await make('2022-05-07T18:00:00+07:00');
    const total = rowsOf(SHEETS.reporting).find((cells) => cells.includes('Số đã báo cáo'));
    expect(total?.slice(-5)).toEqual([1, 1, 0, expect.any(Number), 2]);
    const formulas = formulasOf(workbook);
    expect(formulas.filter(({ cached, calculated }) => cached !== calculated)).toEqual([]);
  });

  it('counts a report filed for a day that has become a holiday as no other screen does: nowhere', async () => {
    campaign = await startApp('2022-05-07T18:00:00+07:00');
    await makeSmallCampaign(campaign, { '901': { '90101': 1_000 } });
    for (const date of ['2022-05-04', '2022-05-05', '2022-05-06', '2022-05-07']) {
      await fileFigures(campaign, '901', date, [{ ward: '90101', submitted: 300 }]);
    }
    await campaign.sql(
      `insert into calendar_day (date, reason, recorded_at)
       values ('2022-05-05', 'Nghỉ bù', begin_recording('2022-05-07T17:30+07'))`,
    );
    await open(DATE);
    const rows = rowsOf(SHEETS.reporting);
    const own = rows.find((cells) => cells.includes('Phường 90101'));
    const total = rows.find((cells) => cells.includes('Số đã báo cáo'));
    // 4/5 to 7/5, then on time, late, missing, returned.
    expect(own?.slice(-8, -2)).toEqual(['Đ', 'Đ', 'Đ', 'Đ', 3, 0]);
    expect(total?.slice(-8, -2)).toEqual([1, '–', 1, 1, 3, 0]);
    expect(formulasOf(workbook).filter(({ cached, calculated }) => cached !== calculated)).toEqual([]);
  });

  it('says up to which minute its figures count before the cut-off, and stays as it is while they do', async () => {
    await make('2022-05-07T15:30:00+07:00');
    const line = 'Số liệu đến 15:30 ngày 07/05/2022, phiên bản 2, 1/4 phường, xã đã báo cáo';
    expect(rowsOf(SHEETS.summary)[1]?.[0]).toBe(line);
    campaign.clock.standAt(new Date('2022-05-07T15:50:00+07:00'));
    await open(DATE, 'again');
    expect(rowsOf(SHEETS.summary)[1]?.[0]).toBe(line);
    expect(rowsOf(SHEETS.summary)[2]?.[0]).toContain(' · Lần phát hành 1');
  });

  it('tells which figures were taken back with it, and why', async () => {
    await make('2022-05-07T18:00:00+07:00');
    await campaign.sql(
      `alter table daily_report disable trigger user;
       update daily_report set review_note = 'Thiếu biên bản' where state = 'returned'`,
    );
    const known = await told(DATE);
    expect(
      known.map(({ kind, wardCode, column, before, after, note }) => [
        kind,
        wardCode,
        column,
        before,
        after,
        note,
      ]),
    ).toEqual([
      ['returned', '90101', 'submitted', 300, null, 'Thiếu biên bản'],
      ['returned', '90101', 'verified', 90, null, 'Thiếu biên bản'],
      ['returned', '90101', 'signed', 10, null, 'Thiếu biên bản'],
    ]);
    expect(known[0]?.recordedAt).toEqual(new Date('2022-05-07T15:20:00+07:00'));
    expect(rowsOf(SHEETS.corrections).filter((cells) => cells.includes('Bị trả lại'))).toHaveLength(3);
    await fileFigures(
      campaign,
      '901',
      DATE,
      [{ ward: '90101', submitted: 290, verified: 90, signed: 10 }, { ward: '90102' }],
      '2022-05-07T18:10:00+07:00',
    );
    campaign.clock.standAt(new Date('2022-05-07T19:00:00+07:00'));
    const later = await told(DATE);
    expect(later.map(({ kind, before, after }) => [kind, before, after])).toEqual([['refiled', 300, 290]]);
  });

  it('tells a district of what fell at the first report of a ward that had come to it', async () => {
    campaign = await startApp('2022-05-07T18:00:00+07:00');
    await makeSmallCampaign(campaign, { '901': { '90101': 700 }, '902': { '90201': 500 } });
    await fileFigures(campaign, '901', '2022-05-05', [{ ward: '90101', submitted: 600 }]);
    await campaign.sql(
      `with moment as (select begin_recording('2022-05-05T20:00+07') as at),
       old as (
         update ward_version set superseded_at = moment.at from moment
          where ward_code = '90101' and superseded_at is null returning ward_version.*, moment.at
       )
       insert into ward_version (ward_code, name, kind, district_code, population, valid_from, valid_until, reason,
                                 recorded_at)
       select ward_code, name, kind, district, population, starts, ends, 'Chuyển quận', at
         from old
        cross join lateral (values (district_code, valid_from, date '2022-05-06'), ('902', '2022-05-06', null))
              as period (district, starts, ends)`,
    );
    await fileFigures(campaign, '902', '2022-05-06', [
      { ward: '90101', submitted: 590, adjusted: 'duplicates-removed' },
      { ward: '90201' },
    ]);
    expect(await told('2022-04-13', '902')).toMatchObject([
      { kind: 'adjusted', wardCode: '90101', before: 600, after: 590, districtName: 'Quận 902' },
    ]);
    expect(await told('2022-04-13', '901')).toEqual([]);
  });
});
