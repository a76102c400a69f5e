import { z } from 'zod';
import { DOCUMENT_KINDS } from '../domain/documents.js';
import { count, instant, recordVersion, text, timeOfDay } from './fields.js';
import { listAnswer, listQuery } from './list.js';

/** Of a schedule, or of one of its runs. */
export const scheduleParams = z.object({ id: z.uuid() });

export const schedulesQuery = listQuery(['name', 'task', 'atTime']);

/** Which document is made and sent, and when. Times are those of Ho Chi Minh City. */
export const newSchedule = z.strictObject({
  name: text.max(200),
  task: z.enum(DOCUMENT_KINDS),
  atTime: timeOfDay,
  /** ISO weekdays: 1 is Monday, 7 is Sunday. */
  weekdays: z
    .array(z.number().int().min(1).max(7))
    .min(1)
    .refine((days) => new Set(days).size === days.length, 'each once'),
  enabled: z.boolean().default(true),
});

export const scheduleChange = newSchedule.extend({ recordVersion });

export const scheduleRow = z.object({
  id: z.uuid(),
  name: z.string(),
  task: z.enum(DOCUMENT_KINDS),
  atTime: timeOfDay,
  weekdays: z.array(count),
  enabled: z.boolean(),
  /** Instants before this were never due: set anew when the schedule is changed or switched on. */
  startsAt: instant,
  lastPlannedAt: instant.nullable(),
  /** The coming planned instants, at most three. */
  nextInstants: z.array(instant),
  recordVersion,
});

export const schedulesAnswer = listAnswer(scheduleRow);

export const scheduledRunsQuery = listQuery(['plannedAt', 'queuedAt', 'finishedAt']).extend({
  order: z.enum(['asc', 'desc']).default('desc'),
  scheduleId: z.uuid().optional(),
  state: z.enum(['queued', 'running', 'done', 'failed', 'missed']).optional(),
});

/**
 * Why making failed: its period has not begun, the program is at fault, or the process that did it was killed and no
 * other does it any more. 'newer-published' stands in rows of earlier days only.
 */
export const RUN_FAILURES = ['not-yet', 'newer-published', 'defect', 'lost'] as const;

/** How a planned instant ended. */
const outcome = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('made'),
    documentIds: z.array(z.uuid()),
    /** How many messages were put into the outbox. */
    messages: count,
  }),
  z.object({ kind: z.literal('failed'), reason: z.enum(RUN_FAILURES) }),
  /** The system was off; the later instant's document holds these days too. */
  z.object({ kind: z.literal('missed'), mergedInto: instant }),
]);

export const scheduledRunRow = z.object({
  id: z.uuid(),
  scheduleId: z.uuid(),
  scheduleName: z.string(),
  task: z.enum(DOCUMENT_KINDS),
  plannedAt: instant,
  state: z.enum(['queued', 'running', 'done', 'failed', 'missed']),
  queuedAt: instant,
  startedAt: instant.nullable(),
  finishedAt: instant.nullable(),
  /** Null until it has ended. */
  outcome: outcome.nullable(),
});

/** The run that waits to be worked. */
export const runAgainAnswer = z.object({ id: z.uuid() });

export const scheduledRunsAnswer = listAnswer(scheduledRunRow);

export type SchedulesQuery = z.infer<typeof schedulesQuery>;
export type NewSchedule = z.infer<typeof newSchedule>;
export type ScheduleChange = z.infer<typeof scheduleChange>;
export type ScheduleRow = z.infer<typeof scheduleRow>;
export type ScheduledRunsQuery = z.infer<typeof scheduledRunsQuery>;
export type ScheduledRunRow = z.infer<typeof scheduledRunRow>;
export type RunFailure = (typeof RUN_FAILURES)[number];
export type RunOutcome = z.infer<typeof outcome>;
