import ExcelJS from 'exceljs';
import { issueInFileName, issueName } from '../documents/issue-name.js';
import { formatDate, formatExactMoment, formatFreshness } from '../domain/format.js';
import { pourRows } from './pour-rows.js';
import { ABOUT_FROZEN_ROW, ABOUT_WIDTHS, fillAbout } from './sheets/about.sheet.js';
import {
  AREAS_FROZEN_ROW,
  DISTRICT_COLUMNS,
  fillDistricts,
  fillWards,
  WARD_COLUMNS,
} from './sheets/areas.sheet.js';
import { CHARTS_FROZEN_ROW, CHARTS_WIDTHS, fillCharts } from './sheets/charts.sheet.js';
import { CORRECTION_COLUMNS, CORRECTIONS_FROZEN_ROW, fillCorrections } from './sheets/corrections.sheet.js';
import { fillHistory, HISTORY_COLUMNS, HISTORY_FROZEN_ROW, historyXml } from './sheets/history.sheet.js';
import { SHEETS } from './sheets/names.js';
import { addPage, type PageHead, type PageLayout } from './sheets/page.js';
import {
  fillReporting,
  REPORTING_FROZEN_COLUMN,
  REPORTING_FROZEN_ROW,
  reportingWidths,
} from './sheets/reporting.sheet.js';
import { fillSlow, SLOW_COLUMNS, SLOW_FROZEN_ROW } from './sheets/slow.sheet.js';
import { fillSummary, type Summary, SUMMARY_FROZEN_ROW, SUMMARY_WIDTHS } from './sheets/summary.sheet.js';
import type { WorkbookOfDay } from './workbook-of-day.js';

export const WORKBOOK_MEDIA_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Raised when the sheets say something else or elsewhere: published workbooks then get a new version. */
export const WORKBOOK_LAYOUT = 4;

/** 'BaoCaoNgay_2022-05-07_v1.xlsx'; a district's bears its code: 'BaoCaoNgay_760_2022-05-07_v1.xlsx'. */
export function workbookName({
  districtCode,
  date,
  version,
  asOf,
}: Pick<WorkbookOfDay, 'districtCode' | 'date' | 'version' | 'asOf'>): string {
  const district = districtCode === null ? [] : [districtCode];
  return ['BaoCaoNgay', ...district, date, `${issueInFileName({ version, asOf })}.xlsx`].join('_');
}

/** The daily workbook's bytes. Memory does not grow with the days of its history; see `pourRows`. */
export async function dailyWorkbook(day: WorkbookOfDay): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  workbook.creator = 'Sở Y tế Thành phố Hồ Chí Minh';
  workbook.lastModifiedBy = workbook.creator;
  workbook.created = day.asOf;
  workbook.modified = day.asOf;
  workbook.title = `Báo cáo nhanh ngày ${formatDate(day.date)}`;
  const head = headOf(day);
  const page = (layout: PageLayout) => addPage(workbook, head, layout);
  const widthsOf = (columns: readonly { width: number }[]) => columns.map(({ width }) => width);
  const { districts, city } = day;

  const summary = page({
    ...{ name: SHEETS.summary, title: `BÁO CÁO NHANH NGÀY ${formatDate(day.date)}` },
    ...{ widths: SUMMARY_WIDTHS, frozenRow: SUMMARY_FROZEN_ROW },
  });
  const citySheet =
    city &&
    addPage(
      workbook,
      { ...head, areaName: city.area.name, freshness: formatFreshness(city.freshness) },
      {
        ...{ name: SHEETS.city, title: 'TỔNG HỢP TOÀN THÀNH PHỐ' },
        ...{ widths: SUMMARY_WIDTHS, frozenRow: SUMMARY_FROZEN_ROW },
      },
    );
  const districtTable =
    districts &&
    fillDistricts(
      page({
        ...{ name: SHEETS.districts, title: 'KẾT QUẢ THEO QUẬN, HUYỆN', widths: widthsOf(DISTRICT_COLUMNS) },
        ...{ frozenRow: AREAS_FROZEN_ROW, frozenColumn: 2 },
      }),
      day,
    );
  const wardTable = fillWards(
    page({
      ...{ name: SHEETS.wards, title: 'KẾT QUẢ THEO PHƯỜNG, XÃ', widths: widthsOf(WARD_COLUMNS) },
      ...{ frozenRow: AREAS_FROZEN_ROW, frozenColumn: 3 },
    }),
    day,
  );
  fillSlow(
    page({
      ...{ name: SHEETS.slow, title: 'PHƯỜNG, XÃ CHẬM TIẾN ĐỘ', widths: widthsOf(SLOW_COLUMNS) },
      ...{ frozenRow: SLOW_FROZEN_ROW, frozenColumn: 3 },
    }),
    day,
  );
  fillReporting(
    page({
      ...{
        name: SHEETS.reporting,
        title: 'TÌNH TRẠNG BÁO CÁO',
        widths: reportingWidths(day.reporting.days.length),
      },
      ...{ frozenRow: REPORTING_FROZEN_ROW, frozenColumn: REPORTING_FROZEN_COLUMN },
    }),
    day,
  );
  fillCharts(
    workbook,
    page({
      ...{
        name: SHEETS.charts,
        title: 'BIỂU ĐỒ',
        widths: CHARTS_WIDTHS,
        frozenRow: CHARTS_FROZEN_ROW,
      },
    }),
    day,
  );
  const history = page({
    ...{ name: SHEETS.history, title: 'LỊCH SỬ SỐ LIỆU', widths: widthsOf(HISTORY_COLUMNS) },
    ...{ frozenRow: HISTORY_FROZEN_ROW, frozenColumn: 4, isForTheScreen: true },
  });
  fillHistory(history, day);
  fillCorrections(
    page({
      ...{
        name: SHEETS.corrections,
        title: 'ĐÍNH CHÍNH VÀ ĐIỀU CHỈNH',
        widths: widthsOf(CORRECTION_COLUMNS),
      },
      frozenRow: CORRECTIONS_FROZEN_ROW,
    }),
    day,
  );
  fillAbout(
    page({ name: SHEETS.about, title: 'THÔNG TIN', widths: ABOUT_WIDTHS, frozenRow: ABOUT_FROZEN_ROW }),
    day,
  );

  const totalsFrom = districtTable
    ? { table: districtTable, sheet: SHEETS.districts }
    : { table: wardTable, sheet: SHEETS.wards };
  fillSummary(summary, {
    progress: day.progress,
    wards: day.wards,
    rank: day.rank,
    parts: districts ?? day.wards,
    totalAt: (key) => `'${totalsFrom.sheet}'!${totalsFrom.table.totalCell(key)}`,
  } satisfies Summary);
  if (citySheet && city) {
    fillSummary(citySheet, {
      progress: city,
      wards: null,
      rank: null,
      parts: [],
      totalAt: null,
    });
  }

  // Stored, not compressed: every part is compressed once, when the rows are poured in.
  const zip = { compression: 'STORE' } as const;
  const bytes = await workbook.xlsx.writeBuffer({ zip } as Partial<ExcelJS.XlsxWriteOptions>);
  return pourRows(Buffer.from(bytes), {
    path: `xl/worksheets/sheet${history.id}.xml`,
    firstRow: HISTORY_FROZEN_ROW + 1,
    lastRow: HISTORY_FROZEN_ROW + day.history.rows,
    rows: (styles) => historyXml(day.history, styles),
    at: day.date,
  });
}

function headOf(day: WorkbookOfDay): PageHead {
  return {
    areaName: day.progress.area.name,
    freshness: formatFreshness(day.progress.freshness),
    knownAt: `Số liệu cập nhật đến ${formatExactMoment(day.asOf)} · ${issueName(day)}`,
    isDemonstration: day.isDemonstration,
  };
}
