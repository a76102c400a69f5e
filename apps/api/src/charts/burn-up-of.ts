import { stretchesOf } from '../domain/calendar.js';
import { documentSymbol } from '../domain/deadlines.js';
import type { Projection } from '../domain/projection.js';
import { addDays, type ReportingDate } from '../domain/reporting-date.js';
import type { BurnUpProps } from './burn-up-props.js';
import type { ChartFrame } from './svg.js';

/** The course of an area, by the names the API's answers have. */
export interface Course {
  days: readonly {
    date: ReportingDate;
    isCarriedForward: boolean;
    totals: { wardsWithFigures: number; submitted: number; verified: number; signed: number };
  }[];
  required: readonly { from: ReportingDate; required: number }[];
  plan: { from: ReportingDate; to: ReportingDate; required: number } | null;
  deadlines: readonly { deadlineDate: ReportingDate; isInForce: boolean; document: string }[];
  holidays: readonly { date: ReportingDate }[];
  events: readonly { date: ReportingDate; title: string; titleEn: string }[];
}

/** Below this height, in pixels, the curves need the room of the events. */
const ROOM_FOR_EVENTS = 300;

/** An area's course and forecast as the burn-up takes them, laid out and not counted again: on a page, on paper and in a mail alike. */
export function burnUpOf(
  course: Course,
  { forecast: { atDeadline } }: { forecast: { atDeadline: Projection | null } },
  frame: ChartFrame,
): BurnUpProps {
  const { days, required, plan, deadlines, holidays, events } = course;
  const begun = signingBegan(course);
  return {
    ...frame,
    days: days.map(({ date, totals, isCarriedForward }) => {
      const isKnown = totals.wardsWithFigures > 0;
      return {
        date,
        submitted: isKnown ? totals.submitted : null,
        verified: isKnown ? totals.verified : null,
        signed: isKnown && begun !== null && date >= begun ? totals.signed : null,
        reported: !isCarriedForward,
      };
    }),
    required: required.map(({ from, required: count }) => ({ from, count })),
    plan: plan
      ? [
          // By the end of its first day a share of it is to be done: nothing by the end of the day before.
          { date: addDays(plan.from, -1), count: 0 },
          { date: plan.to, count: plan.required },
        ]
      : [],
    deadlines: deadlines.map(({ deadlineDate, isInForce, document }) => {
      const symbol = isInForce ? documentSymbol(document) : null;
      return { date: deadlineDate, inForce: isInForce, ...(symbol === null ? {} : { document: symbol }) };
    }),
    holidays: stretchesOf(holidays.map(({ date }) => date)),
    events: (frame.height < ROOM_FOR_EVENTS ? [] : events).map(({ date, title, titleEn }) => ({
      date,
      label: frame.language === 'en' ? titleEn : title,
    })),
    ...(atDeadline && {
      forecast: {
        to: atDeadline.date,
        // Without a complete day there is no band, only the middle.
        low: atDeadline.low ?? atDeadline.expected,
        middle: atDeadline.expected,
        high: atDeadline.high ?? atDeadline.expected,
      },
    }),
  };
}

/** The day signing was planned to begin, or did if that was earlier: before it no line runs along the bottom. */
function signingBegan({ days, plan }: Course): ReportingDate | null {
  const first = days.find(({ totals }) => totals.signed > 0)?.date ?? null;
  if (plan === null || first === null) return plan?.from ?? first;
  return first < plan.from ? first : plan.from;
}
