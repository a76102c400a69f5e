import { ProblemError } from './problem-error.js';

/** Asks the person for the own password; gives whether it was given. Set by the page that can ask. */
let asker: (() => Promise<boolean>) | null = null;

export function setConfirmationAsker(ask: (() => Promise<boolean>) | null): void {
  asker = ask;
}

/** Does what may need the own password once more: it is asked for, and the same is done again. */
export async function withConfirmation<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const isAsked = error instanceof ProblemError && error.code === 'access.confirmation-required';
    if (!isAsked || !asker || !(await asker())) throw error;
    return work();
  }
}
