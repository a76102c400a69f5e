import { burnUp } from '../charts/burn-up.js';
import type { BurnUpDay } from '../charts/burn-up-props.js';
import type { ProgressAnswer, SeriesAnswer } from '../contract/progress.js';
import type { Language } from '../domain/format.js';
import { addDays } from '../domain/reporting-date.js';
import type { ReportingDate } from '../domain/reporting-date.js';
import { pngOf } from '../platform/pictures.js';

/** The burn-up as a PNG for a mail: as wide as its text, twice as sharp. */
export function progressPicture(series: SeriesAnswer, progress: ProgressAnswer, language: Language): Buffer {
  const { plan } = series;
  const { atDeadline } = progress.forecast;
  return pngOf(
    burnUp({
      width: 720,
      height: 340,
      language,
      days: series.days.map((day) => burnUpDay(day, plan?.from ?? null)),
      required: series.required.map(({ from, required }) => ({ from, count: required })),
      ...(plan && {
        plan: [
          { date: plan.from, count: 0 },
          { date: plan.to, count: plan.required },
        ],
      }),
      deadlines: series.deadlines.map(({ deadlineDate, isInForce, document }) => ({
        date: deadlineDate,
        inForce: isInForce,
        document,
      })),
      holidays: inRows(series.holidays.map(({ date }) => date)),
      events: series.events.map(({ date, title, titleEn }) => ({
        date,
        label: language === 'vi' ? title : titleEn,
      })),
      ...(atDeadline && {
        forecast: {
          to: atDeadline.date,
          low: atDeadline.low,
          middle: atDeadline.expected,
          high: atDeadline.high,
        },
      }),
    }),
  );
}

/** Signing has no figure before it started; a zero would draw a line where there was no work to do. */
function burnUpDay(day: SeriesAnswer['days'][number], signingStart: ReportingDate | null): BurnUpDay {
  const { submitted, verified, signed, wardsWithFigures } = day.totals;
  const known = wardsWithFigures > 0;
  return {
    date: day.date,
    submitted: known ? submitted : null,
    verified: known ? verified : null,
    signed: known && (signingStart === null || day.date >= signingStart) ? signed : null,
    reported: !day.isCarriedForward,
  };
}

/** Holidays next to one another as one, first and last day included. */
function inRows(dates: readonly ReportingDate[]): { from: ReportingDate; to: ReportingDate }[] {
  return [...dates].sort().reduce<{ from: ReportingDate; to: ReportingDate }[]>((rows, date) => {
    const last = rows.at(-1);
    if (last && addDays(last.to, 1) === date) return [...rows.slice(0, -1), { from: last.from, to: date }];
    return [...rows, { from: date, to: date }];
  }, []);
}
