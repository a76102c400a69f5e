import type { BurnUpProps } from '@api/charts/burn-up-props.js';
import type { ProgressAnswer, SeriesAnswer } from '@api/contract/progress.js';
import { addDays, type ReportingDate } from '@api/domain/reporting-date.js';
import type { Words } from '../shared/use-words.js';

/** The answers of the API as the burn-up takes them: on the page and on paper it has one geometry. */
export function burnUpProps(
  series: SeriesAnswer,
  progress: ProgressAnswer,
  frame: { width: number; height: number },
  words: Words,
): BurnUpProps {
  const { atDeadline } = progress.forecast;
  const isMoving = atDeadline !== null && atDeadline.date > progress.freshness.date;
  return {
    ...frame,
    language: words.language,
    days: series.days.map(({ date, totals, isCarriedForward }) => ({
      date,
      submitted: totals.wardsWithFigures > 0 ? totals.submitted : null,
      verified: totals.wardsWithFigures > 0 ? totals.verified : null,
      signed: totals.wardsWithFigures > 0 && hasBegun(date, series) ? totals.signed : null,
      reported: !isCarriedForward,
    })),
    required: series.required.map(({ from, required }) => ({ from, count: required })),
    plan: series.plan
      ? [
          { date: series.plan.from, count: 0 },
          { date: series.plan.to, count: series.plan.required },
        ]
      : [],
    deadlines: series.deadlines.map(({ deadlineDate, isInForce, document }) => ({
      date: deadlineDate,
      inForce: isInForce,
      ...(isInForce ? { document: shortDocument(document) } : {}),
    })),
    holidays: spansOf(series.holidays.map(({ date }) => date)),
    // In a low picture the curves need the room.
    events: (frame.height < 320 ? [] : series.events).map(({ date, title, titleEn }) => ({
      date,
      label: words.language === 'en' ? titleEn : title,
    })),
    ...(isMoving
      ? {
          forecast: {
            to: atDeadline.date,
            low: atDeadline.low,
            middle: atDeadline.expected,
            high: atDeadline.high,
          },
        }
      : {}),
  };
}

/** Before signing began there is no line of it, rather than one along the bottom. */
function hasBegun(date: ReportingDate, { plan }: SeriesAnswer): boolean {
  return plan === null || date >= addDays(plan.from, -1);
}

/** Days that follow each other as one span. */
function spansOf(dates: readonly ReportingDate[]): { from: ReportingDate; to: ReportingDate }[] {
  const spans: { from: ReportingDate; to: ReportingDate }[] = [];
  for (const date of dates) {
    const last = spans.at(-1);
    if (last && addDays(last.to, 1) === date) last.to = date;
    else spans.push({ from: date, to: date });
  }
  return spans;
}

/** 'Công văn số 2262/BYT-CNTT ngày 04/5/2022' is '2262/BYT-CNTT' where room is short. */
export function shortDocument(document: string): string {
  return /\d+\/[\p{Lu}\d-]+(?:-[\p{Lu}\d]+)*/u.exec(document)?.[0] ?? document;
}
