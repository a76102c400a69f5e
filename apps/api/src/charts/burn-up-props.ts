import type { ChartFrame } from './svg.js';

export interface BurnUpDay {
  date: string;
  /** Cumulative records; null before the step began. */
  submitted: number | null;
  verified: number | null;
  signed: number | null;
  /** False when figures of an earlier day are carried forward into this one. */
  reported: boolean;
}

export interface BurnUpProps extends ChartFrame {
  /** In order of date. */
  days: readonly BurnUpDay[];
  /** Versions of the required count, in order of date. */
  required: readonly { from: string; count: number }[];
  /** Corners of the planned line of signing. */
  plan?: readonly { date: string; count: number }[];
  deadlines: readonly { date: string; inForce: boolean; document?: string }[];
  /** Both days included. */
  holidays: readonly { from: string; to: string }[];
  events?: readonly { date: string; label: string }[];
  /** Signed on the day `to` at the slowest, mean and fastest recent pace; none when undetermined. */
  forecast?: { to: string; low: number; middle: number; high: number };
}
