import { stretchesOf } from '../domain/calendar.js';
import { partlyOutOf } from '../domain/format.js';
import { documentSymbol } from '../domain/deadlines.js';
import { withWholeDates } from '../domain/format.js';
import type { Projection } from '../domain/projection.js';
import { addDays, type ReportingDate } from '../domain/reporting-date.js';
import type { BurnUpProps } from './burn-up-props.js';
import type { ChartFrame } from './svg.js';

/** The course of an area, by the names the API's answers have. */
export interface Course {
  days: readonly {
    date: ReportingDate;
    isCarriedForward: boolean;
    isReportingDay: boolean;
    wardsReported: number;
    wardsExpected: number;
    /** Null before the first report. */
    totals: { submitted: number | null; verified: number | null; signed: number | null };
  }[];
  required: readonly { from: ReportingDate; required: number }[];
  /** One for each deadline decided, the one in force last. */
  plans: readonly { from: ReportingDate; to: ReportingDate; required: number }[];
  deadlines: readonly { deadlineDate: ReportingDate; isInForce: boolean; document: string }[];
  holidays: readonly { date: ReportingDate }[];
  events: readonly { date: ReportingDate; title: string; titleEn: string }[];
}

/** Below this height, in pixels, the curves need the room of the events. */
const ROOM_FOR_EVENTS = 300;

/** An area's course and forecast as the burn-up takes them, laid out and not counted again: on a page, on paper and in a mail alike. */
export function burnUpOf(
  course: Course,
  { forecast }: { forecast: { days: readonly Projection[] } },
  frame: ChartFrame,
): BurnUpProps {
  const { days, required, plans, deadlines, holidays } = course;
  const begun = signingBegan(course);
  return {
    ...frame,
    days: days.map((day) => {
      const { date, totals, isCarriedForward, isReportingDay } = day;
      const isLast = day === days.at(-1);
      return {
        date,
        submitted: totals.submitted,
        verified: totals.verified,
        signed: begun !== null && date >= begun ? totals.signed : null,
        reported: !isCarriedForward,
        isDayOff: !isReportingDay,
        ...(isLast ? partlyOf(day, frame) : {}),
      };
    }),
    required: required.map(({ from, required: count }) => ({ from, count })),
    plans: plans.map(({ from, to, required: count }, index) => ({
      isInForce: index === plans.length - 1,
      corners: [
        // By the end of its first day a share of it is to be done: nothing by the end of the day before.
        { date: addDays(from, -1), count: 0 },
        { date: to, count },
      ],
    })),
    deadlines: deadlines.map(({ deadlineDate, isInForce, document }) => {
      const symbol = isInForce ? documentSymbol(document) : null;
      return { date: deadlineDate, inForce: isInForce, ...(symbol === null ? {} : { document: symbol }) };
    }),
    holidays: stretchesOf(holidays.map(({ date }) => date)),
    events: (frame.height < ROOM_FOR_EVENTS ? [] : eventsBesides(course)).map(({ date, title, titleEn }) => ({
      date,
      label: withWholeDates(frame.language === 'en' ? titleEn : title),
    })),
    ...(forecast.days.length > 0 && {
      forecast: forecast.days.map(({ date, low, expected, high }) => ({
        ...{ date, middle: expected, band: low === null || high === null ? null : { low, high } },
      })),
    }),
  };
}

/** '10/310' of a reporting day on which some reported and not all; told of the last day, which may still fill up. */
function partlyOf(day: Course['days'][number], { language }: ChartFrame): { partly?: string } {
  const partly = partlyOutOf(day, language);
  return partly === null ? {} : { partly };
}

/** The events that are not the decision of a deadline over again: its own label names the same document. */
function eventsBesides({ events, deadlines }: Course): Course['events'] {
  const symbols = deadlines.flatMap(({ document }) => documentSymbol(document) ?? []);
  return events.filter(({ title }) => symbols.every((symbol) => !title.includes(symbol)));
}

/** The day signing was planned to begin, or did if that was earlier: before it no line runs along the bottom. */
function signingBegan({ days, plans }: Course): ReportingDate | null {
  const planned = plans.at(-1)?.from ?? null;
  const first = days.find(({ totals }) => (totals.signed ?? 0) > 0)?.date ?? null;
  if (planned === null || first === null) return planned ?? first;
  return first < planned ? first : planned;
}
