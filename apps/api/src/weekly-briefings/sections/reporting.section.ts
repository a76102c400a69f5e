import type { Content } from 'pdfmake';
import { heatMap } from '../../charts/heat-map.js';
import { formatCount, formatDate, formatPercent, NO_VALUE } from '../../domain/format.js';
import type { BriefingFacts } from '../briefing-facts.js';
import {
  chart,
  note,
  type Section,
  table,
  type TableColumn,
  TEXT_WIDTH,
  together,
  told,
} from './page-parts.js';
import { missingNames, reportingMessage } from '../sentences/reporting.js';

/** Who reported, who was late and who did not; left out when the week had no day to report about. */
export function reportingSection({ completeness, reportingHistory }: BriefingFacts): Section | null {
  if (completeness.total.expected === 0 && completeness.total.filedOnHolidays === 0) return null;
  const { dates, districts } = reportingHistory;
  const [from, to] = [dates[0], dates.at(-1)];
  const width = Math.min(TEXT_WIDTH, Math.max(LEGEND, NAMES + dates.length * WIDEST_CELL));
  return {
    title: 'Mức độ đầy đủ báo cáo',
    body: [
      told(reportingMessage(completeness)),
      counts(completeness),
      ...missing(completeness),
      together(
        chart(
          heatMap({
            ...{ width, dates, rowHeight: 14 },
            rows: districts.map(({ name, states }) => ({ name, states })),
          }),
          width,
        ),
        note(
          (from && to
            ? `Tình trạng báo cáo của từng quận, huyện, ${formatDate(from)}–${formatDate(to)}; `
            : '') + 'một phường, xã chưa báo cáo thì cả quận, huyện tính là chưa đủ.',
        ),
      ),
    ],
  };
}

/** Of the heat map: room for its legend, for the names, and cells no wider than that however few the days. */
const LEGEND = 340;
const NAMES = 110;
const WIDEST_CELL = 28;

function counts({ dates, total }: BriefingFacts['completeness']): Content {
  const week = { ...total, name: 'Cả tuần', isTold: true };
  const lines = [
    ...dates.map((day) => ({
      ...day,
      name: day.isReportingDay ? formatDate(day.date) : `${formatDate(day.date)} (nghỉ)`,
      isTold: day.isReportingDay || day.filedOnHolidays > 0,
    })),
    week,
  ];
  type Line = typeof week;
  const column = (head: string, width: number, shown: (line: Line) => string): TableColumn<Line> => ({
    head,
    width,
    cell: (line) => (line.isTold ? shown(line) : NO_VALUE),
  });
  return table<Line>(
    [
      { head: 'Ngày số liệu', width: '*', align: 'left', cell: ({ name }) => name },
      column('Phải báo cáo', 62, ({ expected }) => formatCount(expected)),
      column('Đã nộp', 46, ({ filed }) => formatCount(filed)),
      column('Đúng hạn', 50, ({ onTime }) => formatCount(onTime)),
      column('% đúng hạn', 58, ({ onTime, expected }) => formatPercent(onTime, expected)),
      column('Trễ', 34, ({ late }) => formatCount(late)),
      ...(total.returned > 0 ? [column('Bị trả lại', 50, ({ returned }) => formatCount(returned))] : []),
      ...(total.filedOnHolidays > 0
        ? [column('Nộp ngày nghỉ', 50, ({ filedOnHolidays }) => formatCount(filedOnHolidays))]
        : []),
      column('Chưa nộp', 50, ({ missing: out }) => formatCount(out)),
    ],
    lines,
    { isSum: (line) => line === week },
  );
}

function missing(completeness: BriefingFacts['completeness']): Content[] {
  return missingNames(completeness).map(({ date, missing: count, names }): Content => ({
    text: [
      { text: `Chưa báo cáo ngày ${formatDate(date)} (${formatCount(count)}): `, bold: true },
      `${names}.`,
    ],
    alignment: 'justify',
    fontSize: 12,
    margin: [0, 4, 0, 0],
  }));
}
