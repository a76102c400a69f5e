import { type ProblemCode, PROBLEMS } from '../contract/problems.js';
import { formatDate, type Language } from '../domain/format.js';
import { isReportingDate } from '../domain/reporting-date.js';

/** Something a person can act on. Anything else thrown is a defect. */
export class Problem extends Error {
  constructor(
    readonly code: ProblemCode,
    readonly details: Record<string, unknown> = {},
    /** The account it is about, for the audit log; the caller is not told whether there is one. */
    readonly about: string | null = null,
  ) {
    super(code);
  }

  get status(): number {
    return PROBLEMS[this.code].status;
  }

  /** The refusal in words. A name in braces stands for what the details say there, a date as people write it. */
  titleIn(language: Language): string {
    return PROBLEMS[this.code][language].replace(/\{(\w+)\}/g, (_, name: string) => {
      const detail = String(this.details[name]);
      return isReportingDate(detail) ? formatDate(detail) : detail;
    });
  }
}

/**
 * Turns the break of a named constraint into a problem: `insert(…).catch(onViolation('name', problem))`.
 * Every other error goes on as it is.
 */
export function onViolation(constraint: string, problem: Problem): (error: unknown) => never {
  return (error) => {
    if (violatedConstraint(error) === constraint) throw problem;
    throw error;
  };
}

/** Of an `update` that names the version its caller saw: refused when another change of the record came first. */
export function unlessChangedMeanwhile([, updated]: [unknown, number]): void {
  if (updated === 0) throw new Problem('record.changed-meanwhile');
}

/** The name of the constraint a statement broke; null where it failed for another reason. */
export function violatedConstraint(error: unknown): string | null {
  return (error as { driverError?: { constraint?: string } }).driverError?.constraint ?? null;
}
