import type { Increments } from '@api/contract/progress.js';
import type { Cell, Column } from '../shared/table.js';
import type { Words } from '../shared/use-words.js';
import type { Measure } from './view.js';

/**
 * Columns of what each day added to each step, then of what was adjusted, for the steps where anything was.
 * A day without a report is null: it has no figures of its own, not even zeros.
 */
export function changeColumns(
  days: readonly (Increments | null)[],
  measures: readonly Measure[],
  words: Words,
): { columns: Column[]; cells: Cell[][] } {
  const adjusted = measures.filter((step) => days.some((day) => day && day.adjustments[step] !== 0));
  return {
    columns: [
      ...measures.map(
        (step) =>
          ({ name: words.say('table.added', { step: words.say(`step.${step}`) }), kind: 'change' }) as const,
      ),
      ...adjusted.map(
        (step) =>
          ({
            name: words.say('table.adjusted', { step: words.say(`step.${step}`) }),
            kind: 'change',
          }) as const,
      ),
    ],
    cells: days.map((day) => [
      ...measures.map((step) => day && day[step]),
      ...adjusted.map((step) => day && day.adjustments[step]),
    ]),
  };
}
