import { type ProblemCode, PROBLEMS } from '../contract/problems.js';

/** Something a person can act on. Anything else thrown is a defect. */
export class Problem extends Error {
  constructor(
    readonly code: ProblemCode,
    readonly details: Record<string, unknown> = {},
  ) {
    super(code);
  }

  get status(): number {
    return PROBLEMS[this.code].status;
  }
}

/**
 * Turns the break of a named constraint into a problem: `insert(…).catch(onViolation('name', problem))`.
 * Every other error goes on as it is.
 */
export function onViolation(constraint: string, problem: Problem): (error: unknown) => never {
  return (error) => {
    const driverError = (error as { driverError?: { constraint?: string } }).driverError;
    if (driverError?.constraint === constraint) throw problem;
    throw error;
  };
}
