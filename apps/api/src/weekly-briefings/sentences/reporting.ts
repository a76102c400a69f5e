import type { CompletenessAnswer } from '../../contract/progress.js';
import { inText } from '../../domain/area-names.js';
import { formatCount, formatPercent, formatTold, type Freshness } from '../../domain/format.js';
import { addDays } from '../../domain/reporting-date.js';
import type { Period, ReportingDate } from '../../domain/reporting-date.js';
import type { Message } from './message.js';
import { dayAndMonth, inWords, listed, listedByName } from './phrases.js';

/**
 * Up to which day and hour the figures of a week are told, in the words of the line every page carries, and why not to
 * its Sunday; null when they reach it. `dates` are the week's days that are due.
 */
export function reportedPartSentence(
  week: Period,
  freshness: Pick<Freshness, 'date' | 'toldUntil' | 'wardsReported'>,
  dates: readonly { date: ReportingDate; isReportingDay: boolean }[],
): string | null {
  const { date } = freshness;
  const sunday = addDays(week.until, -1);
  const told = formatTold(freshness);
  if (date === sunday) return null;
  const isOver = dates.at(-1)?.date === sunday;
  const later = dates.filter((day) => day.date > date);
  const silent = later.filter(({ isReportingDay }) => isReportingDay).map((day) => dayAndMonth(day.date));
  const resting = later.filter(({ isReportingDay }) => !isReportingDay).map((day) => dayAndMonth(day.date));
  return [
    `${isOver ? told : `Tuần chưa kết thúc: ${told.toLowerCase()}`}.`,
    ...(silent.length > 0 ? [`Ngày ${listed(silent)} chưa có đơn vị nào báo cáo.`] : []),
    ...(resting.length > 0 ? [`Ngày ${listed(resting)} nghỉ.`] : []),
  ].join(' ');
}

type Completeness = Pick<CompletenessAnswer, 'dates' | 'districts' | 'total'>;

/** How completely and punctually the week's reports came. */
export function reportingMessage({ dates, total }: Completeness): Message {
  const days = dates.filter(({ isReportingDay }) => isReportingDay).length;
  const holidays = dates.filter(({ isReportingDay }) => !isReportingDay).map(({ date }) => dayAndMonth(date));
  const rest = holidays.length > 0 ? `, nghỉ ${listed(holidays)}` : '';
  const { expected, filed, onTime, late, returned, filedOnHolidays } = total;
  const sentBack = returned > 0 ? `, bị trả lại chưa nộp lại ${formatCount(returned)}` : '';
  const besides = filedOnHolidays > 0 ? `; ngày nghỉ có thêm ${formatCount(filedOnHolidays)} lượt` : '';
  return {
    lead: reportingInBrief(total),
    text:
      `tuần có ${inWords(days).toLowerCase()} ngày phải báo cáo${rest}; ${formatCount(filed)}/${formatCount(expected)} lượt ` +
      `phường, xã đã báo cáo (${formatPercent(filed, expected)}); đúng hạn ${formatCount(onTime)} ` +
      `(${formatPercent(onTime, expected)}), trễ ${formatCount(late)}${sentBack}${besides}.`,
  };
}

function reportingInBrief({ late, missing, returned }: Completeness['total']): string {
  if (missing > 0) return `Còn thiếu ${formatCount(missing)} lượt báo cáo`;
  if (returned > 0) return `Còn ${formatCount(returned)} lượt báo cáo bị trả lại`;
  return late > 0 ? 'Tất cả phường, xã báo cáo đủ' : 'Tất cả phường, xã báo cáo đủ và đúng hạn';
}

/** One day's missing wards; a district that is missing whole is named as such. */
export interface MissingOnDate {
  date: ReportingDate;
  missing: number;
  names: string;
}

/** Who is missing, day by day; days on which nobody is are left out. */
export function missingNames({ dates, districts }: Completeness): MissingOnDate[] {
  return dates.flatMap(({ date, missing, expected, missingWards }, index) => {
    if (missing === 0) return [];
    if (missing === expected) {
      return [{ date, missing, names: `tất cả ${formatCount(districts.length)} quận, huyện` }];
    }
    const own = districts.map(({ districtCode, name, byDate }) => ({
      name,
      wards: missingWards.filter((ward) => ward.districtCode === districtCode),
      expected: byDate[index]?.expected ?? 0,
    }));
    const whole = own.filter(
      (district) => district.wards.length === district.expected && district.expected > 0,
    );
    const parts = own.filter((district) => district.wards.length > 0 && !whole.includes(district));
    const names = [
      ...(whole.length > 0
        ? [
            `cả địa bàn ${whole.map(({ name, wards }) => `${inText(name)} (${formatCount(wards.length)})`).join(', ')}`,
          ]
        : []),
      ...parts.map(({ name, wards }) => `${inText(name)}: ${listedByName(wards.map((ward) => ward.name))}`),
    ];
    return [{ date, missing, names: names.join('; ') }];
  });
}
