import type { ChartFrame } from './svg.js';

export interface BurnUpDay {
  date: string;
  /** Cumulative records; null before the step began. */
  submitted: number | null;
  verified: number | null;
  signed: number | null;
  /** False when figures of an earlier day are carried forward into this one. */
  reported: boolean;
  /** Nobody had to report: then figures carried forward miss nothing. */
  isDayOff?: boolean;
  /** '10/310' where only a part of the wards has reported yet: the day is drawn hollow, and so many is said. */
  partly?: string;
}

/** Records signed at the slowest and at the fastest of the nearly complete days. */
export interface Band {
  low: number;
  high: number;
}

export interface BurnUpProps extends ChartFrame {
  /** In order of date. */
  days: readonly BurnUpDay[];
  /** Versions of the required count, in order of date. */
  required: readonly { from: string; count: number }[];
  /** An even line of signing for each deadline decided, each up to its deadline; the one in force last. */
  plans?: readonly { isInForce: boolean; corners: readonly { date: string; count: number }[] }[];
  deadlines: readonly { date: string; inForce: boolean; document?: string }[];
  /** Both days included. */
  holidays: readonly { from: string; to: string }[];
  events?: readonly { date: string; label: string }[];
  /** Signed by each day ahead at the pace, and at the ends of its band where it has one; none when undetermined. */
  forecast?: readonly { date: string; middle: number; band: Band | null }[];
}
