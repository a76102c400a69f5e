/** The one message on signing that leadership needs first. */
export const HEADLINE_CODES = [
  'no-figures',
  'done',
  'no-deadline',
  'deadline-passed',
  /** Before the day signing begins nothing stands still. */
  'not-begun',
  /** Where nobody has reported lately: nothing can be said about speed. */
  'no-pace',
  'not-moving',
  'too-slow',
  'fast-enough',
] as const;

export type HeadlineCode = (typeof HEADLINE_CODES)[number];
