import { useQuery } from '@tanstack/react-query';
import type { DocumentChange, DocumentChangesAnswer, ToldTotals } from '@api/contract/document-change.js';
import { CHANGE_WORDS, changeContent } from '@api/contract/document-change-words.js';
import { oneByOne } from '@api/domain/format.js';
import { ask } from '../app/api.js';
import { TableScroll } from '../shared/TableScroll.js';
import { useWords, type Words } from '../shared/use-words.js';

const COUNTED = ['required', 'submitted', 'verified', 'signed'] as const;

/** What was recorded since the issue before, and how it moved the totals: two issues explain each other. */
export function DocumentChanges({ id }: { id: string }) {
  const words = useWords();
  const { data } = useQuery({
    queryKey: ['document-changes', id],
    queryFn: ({ signal }) => ask<DocumentChangesAnswer>(`documents/${id}/changes`, {}, signal),
  });
  if (!data) return null;
  const { since, now, changes } = data;
  const moment = words.exactMoment(since.asOf);
  const title =
    since.version === null
      ? words.say('document.changesSinceDay', { moment })
      : words.say('document.changesSince', { version: since.version, moment });
  return (
    <section>
      <h2>{title}</h2>
      {changes.length === 0 ? (
        <p className="note">{words.say('document.noChanges')}</p>
      ) : (
        <TableScroll label={title}>
          <table className="figures changes">
            <thead>
              <tr>
                <th scope="col">{words.say('field.recordedAt')}</th>
                <th scope="col">{words.say('document.change')}</th>
                <th scope="col">{words.say('field.reason')}</th>
                {COUNTED.map((column) => (
                  <th key={column} scope="col" className="number">
                    {words.say(`document.counted.${column}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              <Totals name={words.say('document.totalsBefore')} totals={since.totals} />
              {changes.map((change, index) => (
                <tr key={index}>
                  <th scope="row">{[words.exactMoment(change.at), change.by].filter(Boolean).join(', ')}</th>
                  <td>{contentOf(change, words)}</td>
                  <td>{oneByOne(change.reason, change.document)}</td>
                  {COUNTED.map((column) => (
                    <td key={column} className="number" data-column={words.say(`document.counted.${column}`)}>
                      {words.signed(change.moved[column])}
                    </td>
                  ))}
                </tr>
              ))}
              <Totals name={words.say('document.totalsNow')} totals={now.totals} />
            </tbody>
          </table>
        </TableScroll>
      )}
    </section>
  );
}

function Totals({ name, totals }: { name: string; totals: ToldTotals }) {
  const words = useWords();
  return (
    <tr className="whole">
      <th scope="row" colSpan={3}>
        {name}
      </th>
      {COUNTED.map((column) => (
        <td key={column} className="number" data-column={words.say(`document.counted.${column}`)}>
          {words.count(totals[column])}
        </td>
      ))}
    </tr>
  );
}

function contentOf(change: DocumentChange, { language }: Words): string {
  const place = [change.wardName, change.districtName].filter(Boolean).join(', ');
  return `${CHANGE_WORDS[language][change.kind]}${place ? `, ${place}` : ''}: ${changeContent(change, language)}`;
}
