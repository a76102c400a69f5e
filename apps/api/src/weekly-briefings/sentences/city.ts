import type { DistrictsAnswer, ProgressAnswer, Totals } from '../../contract/progress.js';
import { daysOfPace, finishText, timesFaster } from '../../documents/headline-sentence.js';
import { inText } from '../../domain/area-names.js';
import { formatCount, formatDate, formatShare, formatTenths } from '../../domain/format.js';
import { type Known, knownOf } from '../../domain/figures.js';
import { isRanged } from '../../domain/forecast-range.js';
import { percentTenths } from '../../domain/percent.js';
import { PACE_DAYS, toldTenths } from '../../domain/rates.js';
import { addDays, daysBetween } from '../../domain/reporting-date.js';
import type { ReportingDate } from '../../domain/reporting-date.js';
import type { Message } from './message.js';
import { dayAndMonth, inWords, listed, records, recordsPerDay } from './phrases.js';

type Progress = Pick<
  ProgressAnswer,
  | 'freshness'
  | 'totals'
  | 'pace'
  | 'requiredRate'
  | 'speedUp'
  | 'forecast'
  | 'deadlines'
  | 'plan'
  | 'headline'
>;

/** How far the records have come through the steps, by shares of what is required. */
export function resultMessage(progress: Progress): Message {
  const { totals, plan, freshness } = progress;
  const known = knownOf(totals);
  if (known === null) {
    const text = `chưa phường, xã nào báo cáo đến hết ngày ${formatDate(freshness.date)}.`;
    return { lead: 'Chưa có số liệu', text };
  }
  const { required, submitted, verified, signed, percentTenths: tenths } = known;
  const isBehind = plan !== null && signed < plan.planned;
  return {
    lead: `${submittedInBrief(known)}; ${signedInBrief(known, plan)}`,
    text:
      `đã gửi công an ${formatCount(submitted)} trong ${records(required)} cần xác thực (${formatShare(tenths.submitted)}); ` +
      `công an đã xác thực ${formatCount(verified)} (${formatShare(tenths.verified)}); ` +
      `${isBehind ? 'mới' : 'đã'} ký số ${formatCount(signed)} (${formatShare(tenths.signed)}).`,
  };
}

/** Close enough to the end to be called so, in tenths of a percent. */
const NEARLY_ALL = 900;

function submittedInBrief({ required, submitted, percentTenths: tenths }: Known<Totals>): string {
  if (submitted === 0) return 'Chưa gửi công an';
  if (submitted >= required) return 'Đã gửi công an toàn bộ';
  return (tenths.submitted ?? 0) >= NEARLY_ALL
    ? 'Việc gửi công an cơ bản hoàn thành'
    : `Đã gửi công an ${formatShare(tenths.submitted)}`;
}

function signedInBrief(totals: Known<Totals>, plan: Progress['plan']): string {
  const { required, signed } = totals;
  if (signed === 0) return 'chưa ký số';
  if (signed >= required) return 'đã ký số toàn bộ';
  if (plan === null) return `đã ký số ${formatShare(totals.percentTenths.signed)}`;
  return signed < plan.planned ? 'tiến độ ký số chậm' : 'tiến độ ký số kịp kế hoạch';
}

/** Whether signing will be done in time: the required rate against the pace (domain.md §1). */
export function tempoMessage(progress: Progress): Message {
  const { totals, pace, plan, requiredRate, speedUp, headline, freshness } = progress;
  const deadline = headline.deadlineDate;
  const left = records(totals.remaining);
  const until = deadline === null ? '' : formatDate(deadline);
  const needed = requiredRate
    ? `cần ${recordsPerDay(requiredRate.perDay)} trong ${formatCount(requiredRate.daysLeft)} ngày còn lại để hoàn thành ký số đến hết ngày ${until}`
    : '';
  const reached = paceClause(pace);
  switch (headline.code) {
    case 'no-figures':
      return { lead: 'Chưa tính được tốc độ ký', text: 'chưa có số liệu để so với thời hạn.' };
    case 'done':
      return { lead: 'Đã hoàn thành ký số', text: doneText(totals, freshness.date, deadline) };
    case 'no-deadline':
      return {
        lead: 'Chưa có thời hạn hoàn thành',
        text: `còn ${left} phải ký; ${reached}; ${finishClause(progress)}.`,
      };
    case 'deadline-passed':
      return {
        lead:
          deadline !== null && freshness.date > deadline
            ? `Đã quá thời hạn ${until} ${formatCount(daysBetween(deadline, freshness.date))} ngày`
            : `Không còn ngày báo cáo nào trước thời hạn ${until}`,
        text: `còn ${left} phải ký; ${reached}; ${finishClause(progress)}.`,
      };
    case 'not-begun':
      return {
        lead:
          plan === null ? 'Chưa bắt đầu ký số' : `Chưa bắt đầu ký số, ký từ ngày ${formatDate(plan.from)}`,
        text: `còn ${left} phải ký; ${needed}.`,
      };
    case 'no-pace':
      return {
        lead: 'Chưa có báo cáo gần đây để tính tốc độ ký',
        text: `còn ${left} phải ký; ${needed}.`,
      };
    case 'not-moving':
      return { lead: 'Chưa phát sinh hồ sơ ký số mới', text: `${reached}; ${needed}.` };
    case 'too-slow':
      return {
        lead: `Tốc độ ký số phải tăng ${timesFaster(speedUp)}`,
        text: `${needed}; ${reached}; ${finishClause(progress)}.`,
      };
    case 'fast-enough':
      return {
        lead: 'Tốc độ ký số đủ để kịp thời hạn',
        text: `${needed}; ${reached}; ${finishClause(progress)}.`,
      };
  }
}

function doneText({ required }: Totals, date: ReportingDate, deadline: ReportingDate | null): string {
  const all = `toàn bộ ${records(required)} cần xác thực đã được ký số`;
  if (deadline === null) return `${all}.`;
  const isLate = date > deadline;
  return `${all}, ${isLate ? `sau thời hạn` : 'trong thời hạn'} ${formatDate(deadline)}.`;
}

/** What was reached, with the number of days it is the mean of. */
export function paceClause(pace: ProgressAnswer['pace']): string {
  if (pace === null) return 'chưa có ngày ký số nào để tính tốc độ';
  const days = daysOfPace(pace);
  return pace.perDay > 0
    ? `${days} đạt bình quân ${recordsPerDay(pace.perDay)}`
    : `${days} không ký thêm hồ sơ nào`;
}

/** When it would be done at this pace, with the range, as far as it can be told. */
export function finishClause({ forecast, freshness }: Pick<Progress, 'forecast' | 'freshness'>): string {
  const { expected, isBeyondYear } = forecast;
  if (expected === null) {
    return isBeyondYear.expected
      ? `với tốc độ này phải ${finishText(forecast, 'expected')} nữa mới ký xong`
      : 'với tốc độ này chưa xác định được ngày hoàn thành ký số';
  }
  const days = formatCount(daysBetween(freshness.date, expected));
  const range = isRanged(forecast)
    ? ` (sớm nhất ${finishText(forecast, 'earliest')}, muộn nhất ${finishText(forecast, 'latest')})`
    : '';
  return `với tốc độ này hoàn thành ký số khoảng ngày ${formatDate(expected)}, sau ${days} ngày nữa${range}`;
}

/** Where most of the remaining work lies. */
export function focusMessage(
  { totals }: Pick<Progress, 'totals'>,
  districts: DistrictsAnswer['rows'],
  { districtCodes }: DistrictsAnswer['mostRemaining'],
): Message {
  const largest = districtCodes
    .flatMap((code) => districts.filter(({ area }) => area.code === code))
    .filter((row) => row.totals.remaining > 0);
  if (totals.wardsWithFigures === 0)
    return { lead: 'Chưa xếp được địa bàn trọng điểm', text: 'chưa có số liệu.' };
  if (largest.length === 0)
    return { lead: 'Không còn địa bàn tồn hồ sơ', text: 'mọi quận, huyện đã hoàn thành ký số.' };
  const remaining = largest.reduce((sum, row) => sum + row.totals.remaining, 0);
  const named = largest.map((row) => `${inText(row.area.name)} (${formatCount(row.totals.remaining)})`);
  const part = formatShare(percentTenths(remaining, totals.remaining));
  return {
    lead: `${inWords(largest.length)} địa bàn chiếm ${part} số hồ sơ chưa ký`,
    text: `${listed(named)} trong ${records(totals.remaining)} còn phải ký.`,
    goesOn: true,
  };
}

/** How the required rate comes about, so that it can be done again by hand; null without anything to sign. */
export function requiredRateSentence({ totals, requiredRate, freshness, headline }: Progress): string | null {
  if (requiredRate === null || headline.deadlineDate === null || totals.remaining === 0) return null;
  const { perDay, daysLeft } = requiredRate;
  const from = formatDate(addDays(freshness.date, 1));
  // A ward signed beyond its requirement leaves nothing to others: then the difference of the totals is less.
  const known = knownOf(totals);
  const left =
    known !== null && known.required - known.signed === known.remaining
      ? `${formatCount(totals.required)} − ${formatCount(known.signed)} = ${records(totals.remaining)} phải ký`
      : `${records(totals.remaining)} phải ký, cộng phần còn lại của từng phường, xã,`;
  return (
    `Còn ${left} ` +
    `trong ${formatCount(daysLeft)} ngày báo cáo từ ${from} đến ${formatDate(headline.deadlineDate)}: ` +
    `mỗi ngày cần ký ${records(perDay)} (làm tròn lên).`
  );
}

/** The pace with its band; null before there is one. */
export function paceSentence({ pace, speedUp }: Progress): string | null {
  const [first, last] = [pace?.days[0], pace?.days.at(-1)];
  if (!pace || !first || !last) return null;
  const days = formatCount(Math.min(PACE_DAYS, pace.days.length));
  const short = pace.days.length < PACE_DAYS ? ' (từ khi bắt đầu tính số liệu ký số)' : '';
  const band =
    pace.low === null || pace.high === null
      ? ''
      : `, mức thấp nhất ${formatCount(pace.low)}, mức cao nhất ${formatCount(pace.high)}`;
  const tenths = toldTenths(speedUp);
  const factor = tenths === null ? '' : ` Tốc độ cần gấp ${formatTenths(tenths)} lần tốc độ đang đạt.`;
  return (
    `Tốc độ đang đạt: ${recordsPerDay(pace.perDay)}, là tổng của từng phường, xã, mỗi nơi tính trung bình ${days} ngày ` +
    `báo cáo gần nhất của mình, từ ${dayAndMonth(first.date)} đến ${dayAndMonth(last.date)}${short}${band}.${factor}`
  );
}

/** Where signing would stand at the deadline in force if nothing changed; null when that cannot be told. */
export function outlookSentence({ forecast, totals }: Progress): string | null {
  const { atDeadline } = forecast;
  if (atDeadline === null || totals.remaining === 0) return null;
  const { date, low, expected, high } = atDeadline;
  const reached = formatShare(percentTenths(expected, totals.required));
  const range =
    low === null || high === null ? '' : `, trong khoảng từ ${formatCount(low)} đến ${formatCount(high)}`;
  return `Nếu giữ tốc độ này, đến hết ngày ${formatDate(date)} ký được khoảng ${records(expected)} (${reached})${range}.`;
}

/** Signed against an even plan; null without figures or a deadline, and before the plan begins. */
export function planSentence({ plan, totals, freshness }: Progress): string | null {
  const known = knownOf(totals);
  if (known === null || plan === null || freshness.date < plan.from) return null;
  const difference = known.signed - plan.planned;
  const told = difference === 0 ? 'bằng kế hoạch' : difference > 0 ? 'vượt kế hoạch' : 'thấp hơn kế hoạch';
  const by = difference === 0 ? '' : ` ${records(Math.abs(difference))}`;
  return (
    `Kế hoạch chia đều từ ${formatDate(plan.from)} đến ${formatDate(plan.to)}: đến ngày ${formatDate(freshness.date)} ` +
    `phải ký ${records(plan.planned)}, đã ký ${formatCount(known.signed)}, ${told}${by}.`
  );
}
