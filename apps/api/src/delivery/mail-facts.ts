import type { ProgressAnswer, SeriesAnswer } from '../contract/progress.js';
import type { Language } from '../domain/format.js';
import { addDays } from '../domain/reporting-date.js';
import type { Transaction } from '../platform/database.js';
import { areaProgress } from '../progress/area-progress.js';
import { districtTable, wardTable } from '../progress/area-table.js';
import { CITY, districtArea } from '../progress/which-area.js';
import { openQuestion } from '../progress/question.js';
import { seriesOf } from '../progress/series.js';
import type { PublishedDocument } from '../documents/publication.js';
import type { MailFacts } from './progress.mail.js';
import { titleOf } from './subject-line.js';

/** What a reader of the city or of one district is told about a document, and the course its picture draws. */
export interface ScopedFacts extends Omit<MailFacts, 'attached' | 'tooLarge' | 'consoleUrl'> {
  series: SeriesAnswer;
}

/**
 * Asks the progress questions for a mail, about the document's own day and at its own moment, so that mail and
 * document say the same.
 * A reader of a district gets the district's wards and the city's summary, and nothing of other districts.
 */
export async function mailFacts(
  tx: Transaction,
  document: PublishedDocument,
  districtCode: string | null,
  language: Language,
): Promise<ScopedFacts> {
  const date = document.figuresDate;
  const question = await openQuestion(tx, document.asOf, { date, asOf: document.asOf.toISOString() });
  const { campaign } = question;
  const area = districtCode === null ? CITY : await districtArea(question, districtCode);
  const table =
    districtCode === null
      ? await districtTable(question, 'yesterday')
      : await wardTable(question, area, 'yesterday');
  const period = { from: campaign.startDate, until: addDays(date, 1) };
  const progressOf = (of: ProgressAnswer['area']) => areaProgress(question, of, 'yesterday');
  return {
    kind: document.kind,
    language,
    title: titleOf({
      kind: document.kind,
      period: document,
      districtName: districtCode === null ? null : area.name,
      language,
    }),
    isDemonstration: campaign.isDemonstration,
    progress: await progressOf(area),
    rows: table.rows,
    city: districtCode === null ? null : await progressOf(CITY),
    series: await seriesOf(question, area, period, 'day'),
  };
}
