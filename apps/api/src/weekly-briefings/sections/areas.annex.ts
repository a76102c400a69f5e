import type { Increments, Totals } from '../../contract/progress.js';
import { formatCount, formatDate, formatSigned } from '../../domain/format.js';
import { addDays, type ReportingDate } from '../../domain/reporting-date.js';
import { arrivedIn } from '../../progress/arrived.js';
import type { BriefingFacts, WardLine } from '../briefing-facts.js';
import type { Annex } from './annexes.js';
import { countColumn, note, shareColumn, table, type TableColumn } from './page-parts.js';

/** A district or the city, with everything the first annex prints. */
interface DistrictLine extends Week {
  name: string;
  totals: Totals;
  pacePerDay: number | null;
  requiredPerDay: number | null;
}

interface Week {
  /** Null where nobody reported in the week. */
  week: Increments | null;
}

/** Every figure of every district. */
export function districtsAnnex({ districts, progress, date, week }: BriefingFacts): Annex {
  const city: DistrictLine = {
    name: 'Toàn thành phố',
    totals: progress.totals,
    week: arrivedIn(progress, 'week'),
    pacePerDay: progress.pace?.perDay ?? null,
    requiredPerDay: progress.requiredRate?.perDay ?? null,
  };
  const lines = [
    ...districts.map((row) => ({ ...row, name: row.area.name, week: arrivedIn(row, 'week') })),
    city,
  ];
  const whole = withAdjustments(DISTRICT_COLUMNS, lines);
  const isWide = whole.length > DISTRICT_COLUMNS.length;
  // With one column more all are set smaller, so that names stay on one line and the sum on the page of its parts.
  const columns = isWide ? whole.map(narrowed) : whole;
  return {
    title: 'Số liệu theo quận, huyện',
    orientation: 'landscape',
    body: [
      table(columns, lines, {
        size: isWide ? 8.5 : 9.5,
        isDense: true,
        isSum: (line) => line === city,
      }),
      note(
        `Hồ sơ, lũy kế đến ngày ${formatDate(date)}; trong tuần: so với cuối ngày ${formatDate(addDays(week.from, -1))}. CA: công an. ` +
          'Tốc độ cần đạt tính riêng cho từng đơn vị và làm tròn lên, nên cộng lại có thể lớn hơn số của thành phố.',
      ),
    ],
  };
}

function narrowed<Line>(column: TableColumn<Line>): TableColumn<Line> {
  return typeof column.width === 'number' ? { ...column, width: column.width * NARROWER } : column;
}

const NARROWER = 0.86;

const SIGNED_IN_WEEK = 'Ký trong tuần';

const DISTRICT_COLUMNS: TableColumn<DistrictLine>[] = [
  { head: 'Quận, huyện', width: '*', align: 'left', cell: ({ name }) => name },
  countColumn('Cần xác thực', 46, ({ totals }) => totals.required),
  countColumn('Đã gửi CA', 46, ({ totals }) => totals.submitted),
  countColumn('CA đã xác thực', 46, ({ totals }) => totals.verified),
  countColumn('Trả về chưa khớp', 40, ({ totals }) => totals.unresolved),
  countColumn('Còn chờ CA', 46, ({ totals }) => totals.pending),
  countColumn('Không qua CA', 38, ({ totals }) => totals.exempt),
  countColumn('Đủ điều kiện ký', 48, ({ totals }) => totals.signable),
  countColumn('Đã ký số', 40, ({ totals }) => totals.signed),
  shareColumn(
    'Đã ký, %',
    30,
    ({ totals }) => totals.signed,
    ({ totals }) => totals.required,
  ),
  countColumn(SIGNED_IN_WEEK, 42, ({ week }) => week?.signed ?? null, formatSigned),
  countColumn('Còn phải ký', 48, ({ totals }) => totals.remaining),
  { head: 'Đang đạt mỗi ngày', width: 42, cell: ({ pacePerDay }) => rounded(pacePerDay) },
  { head: 'Cần đạt mỗi ngày', width: 42, cell: ({ requiredPerDay }) => rounded(requiredPerDay) },
];

function rounded(perDay: number | null): string {
  return perDay === null ? '–' : formatCount(Math.round(perDay));
}

/** After what was signed in the week what was taken back, where anything was: it is no work (domain.md §3.3). */
function withAdjustments<Line extends Week>(
  columns: readonly TableColumn<Line>[],
  lines: readonly Week[],
): TableColumn<Line>[] {
  if (lines.every(({ week }) => (week?.adjustments.signed ?? 0) === 0)) return [...columns];
  const adjusted = countColumn<Line>(
    'Điều chỉnh ký',
    40,
    ({ week }) => week?.adjustments.signed ?? null,
    formatSigned,
  );
  return columns.flatMap((column) => (column.head === SIGNED_IN_WEEK ? [column, adjusted] : [column]));
}

interface WardTableLine extends Week {
  name: string;
  place: string;
  totals: Totals;
}

/** Every campaign ward: a table for each district, under the sum of its wards. */
export function wardsAnnex({ wards, districts, date, week }: BriefingFacts): Annex {
  const columns = withAdjustments(
    WARD_COLUMNS,
    wards.map((ward) => ({ week: arrivedIn(ward, 'week') })),
  );
  return {
    title: `Số liệu theo phường, xã, thị trấn (${formatCount(wards.length)} đơn vị)`,
    orientation: 'portrait',
    body: [
      note(
        `Hồ sơ, lũy kế đến ngày ${formatDate(date)}; trong tuần: so với cuối ngày ${formatDate(addDays(week.from, -1))}.` +
          footnotes(wards, date),
      ),
      ...districts.map((district) => {
        const { area, totals } = district;
        const sum: WardTableLine = { place: '', name: area.name, totals, week: arrivedIn(district, 'week') };
        const own = wards.filter((ward) => ward.area.districtCode === area.code);
        const lines = own.map((ward, index) => ({
          totals: ward.totals,
          week: arrivedIn(ward, 'week'),
          name: `${ward.area.name}${markOf(ward)}`,
          place: formatCount(index + 1),
        }));
        const isSum = (line: WardTableLine) => line === sum;
        return table(columns, [sum, ...lines], { size: 9, isDense: true, repeated: 1, isSum });
      }),
    ],
  };
}

const MARKS = { carried: ' *', never: ' **' } as const;

/** A ward that is not reported on the day has the figures of an earlier one, or none at all. */
function markOf({ wardsReported, totals }: WardLine): string {
  if (wardsReported > 0) return '';
  return totals.wardsWithFigures > 0 ? MARKS.carried : MARKS.never;
}

function footnotes(wards: readonly WardLine[], date: ReportingDate): string {
  const marks = new Set(wards.map(markOf));
  return [
    marks.has(MARKS.carried) ? ` * Chưa báo cáo ngày ${formatDate(date)}, lấy số của ngày gần nhất.` : '',
    marks.has(MARKS.never) ? ' ** Chưa báo cáo lần nào.' : '',
  ].join('');
}

const WARD_COLUMNS: TableColumn<WardTableLine>[] = [
  { head: 'TT', width: 16, align: 'center', cell: ({ place }) => place },
  { head: 'Phường, xã', width: '*', align: 'left', cell: ({ name }) => name },
  countColumn('Cần xác thực', 44, ({ totals }) => totals.required),
  countColumn('Đã gửi công an', 44, ({ totals }) => totals.submitted),
  countColumn('CA xác thực', 42, ({ totals }) => totals.verified),
  countColumn('Chưa khớp', 36, ({ totals }) => totals.unresolved),
  countColumn('Đã ký số', 38, ({ totals }) => totals.signed),
  shareColumn(
    'Đã ký, %',
    32,
    ({ totals }) => totals.signed,
    ({ totals }) => totals.required,
  ),
  countColumn(SIGNED_IN_WEEK, 40, ({ week }) => week?.signed ?? null, formatSigned),
];
