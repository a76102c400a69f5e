import { FIGURE_COLUMNS, type FigureColumn, type Figures } from './figures.js';
import { finding, type Finding } from './findings.js';
import type { ReportingDate } from './reporting-date.js';

/** A day after the amended one, as it stands for one ward. */
export interface LaterDay {
  date: ReportingDate;
  wardCode: string;
  figures: Figures;
  /** Whether its row is marked "điều chỉnh giảm" and so may lie below the day before. */
  isAdjusted: boolean;
}

/** What would stand for a ward after a filing or a return, before the days that follow. */
export interface AmendedFigures {
  wardCode: string;
  figures: Figures;
  /** What stands there until now; null when nothing does. */
  replaced: Figures | null;
}

/**
 * What amending a day would break later (domain.md §3.7): each ward whose next reported day would lie below the
 * amended one, unless it lies below what is replaced already: then nobody could mend either of the two days.
 * Of the counting rules only the monotone one looks across days, and of the later days only the next one lies
 * beside the amended one.
 */
export function checkLaterDays(
  amended: readonly AmendedFigures[],
  laterDays: readonly LaterDay[],
): Finding[] {
  const next = new Map<string, LaterDay>();
  for (const day of laterDays) {
    const known = next.get(day.wardCode);
    if (!known || day.date < known.date) next.set(day.wardCode, day);
  }
  return amended.flatMap(({ wardCode, figures, replaced }) => {
    const later = next.get(wardCode);
    if (!later || later.isAdjusted) return [];
    const already = replaced ? loweredColumns(replaced, later.figures) : [];
    return loweredColumns(figures, later.figures)
      .filter((column) => !already.includes(column))
      .map((column) =>
        finding(
          'later-day-below',
          { wardCode, column, value: String(later.figures[column]) },
          { date: later.date, later: later.figures[column], earlier: figures[column] },
        ),
      );
  });
}

/** The columns that lie below what was there before. */
export function loweredColumns(before: Figures, after: Partial<Figures>): FigureColumn[] {
  return FIGURE_COLUMNS.filter((column) => (after[column] ?? Infinity) < before[column]);
}
