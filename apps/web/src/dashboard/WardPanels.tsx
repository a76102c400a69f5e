import { useState } from 'react';
import type { ProgressAnswer, WardHistoryAnswer } from '@api/contract/progress.js';
import type { ReportingDate } from '@api/domain/reporting-date.js';
import { ChartPanel } from '../shared/ChartPanel.js';
import { Failure } from '../shared/Failure.js';
import type { Table } from '../shared/table.js';
import { useWords, type Words } from '../shared/use-words.js';
import { Waiting } from '../shared/Waiting.js';
import { FigureSource } from './FigureSource.js';
import { useWardHistory } from './figures.js';
import { sourceOf } from './source.js';
import type { View } from './view.js';

/** A ward's days, and where each of its figures came from. */
export function WardPanels({ progress, view }: { progress: ProgressAnswer; view: View }) {
  const words = useWords();
  const history = useWardHistory(view);
  const [asked, setAsked] = useState<ReportingDate | null>(null);
  return (
    <>
      <ChartPanel
        className="history"
        title={words.say('history.title')}
        subtitle={words.say('history.about')}
        source={sourceOf(progress, words)}
        fileName={`phuong-xa_${view.ward}_${progress.freshness.date}`}
        table={history.data ? tableOf(history.data, words) : { columns: [], rows: [] }}
      >
        {history.data ? (
          <History days={[...history.data.days].reverse()} onAsk={setAsked} />
        ) : history.error ? (
          <Failure error={history.error} onRetry={() => void history.refetch()} />
        ) : (
          <Waiting lines={8} />
        )}
      </ChartPanel>
      {asked !== null && view.ward !== null && (
        <FigureSource wardCode={view.ward} date={asked} onClose={() => setAsked(null)} />
      )}
    </>
  );
}

const COLUMNS = ['submitted', 'verified', 'unresolved', 'exempt', 'signed'] as const;

function History({ days, onAsk }: { days: WardHistoryAnswer['days']; onAsk: (date: ReportingDate) => void }) {
  const words = useWords();
  return (
    <div className="table-scroll" tabIndex={0} role="group" aria-label={words.say('history.title')}>
      <table className="figures">
        <thead>
          <tr>
            <th scope="col">{words.say('table.date')}</th>
            <th scope="col">{words.say('table.state')}</th>
            {COLUMNS.map((column) => (
              <th key={column} scope="col" className="number">
                {words.say(`step.${column}`)}
              </th>
            ))}
            <th scope="col">{words.say('history.source')}</th>
          </tr>
        </thead>
        <tbody>
          {days.map((day) => (
            <tr key={day.date} className={day.reported ? undefined : 'carried'}>
              <th scope="row">{words.date(day.date)}</th>
              <td>
                <span className={`state ${day.state}`}>{words.say(`state.${day.state}`)}</span>
              </td>
              {COLUMNS.map((column) => (
                <td key={column} className="number">
                  {day.figures ? words.count(day.figures[column]) : '–'}
                  <Added day={day} column={column} />
                </td>
              ))}
              <td>
                {day.reported ? (
                  <button type="button" className="link" onClick={() => onAsk(day.date)}>
                    {words.say('history.open')}
                    <span className="only-spoken"> {words.date(day.date)}</span>
                  </button>
                ) : (
                  day.figuresDate && (
                    <span className="note">
                      {words.say('history.from', { date: words.date(day.figuresDate) })}
                    </span>
                  )
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** What the day added, under the figure it led to. */
function Added({
  day,
  column,
}: {
  day: WardHistoryAnswer['days'][number];
  column: (typeof COLUMNS)[number];
}) {
  const words = useWords();
  if (!day.increments || column === 'unresolved' || column === 'exempt') return null;
  const added = day.increments[column];
  return added === 0 ? null : <small className={added < 0 ? 'down' : undefined}>{words.signed(added)}</small>;
}

function tableOf({ days }: WardHistoryAnswer, words: Words): Table {
  return {
    columns: [
      { name: words.say('table.date'), kind: 'date' },
      { name: words.say('table.state'), kind: 'text' },
      { name: words.say('step.required'), kind: 'count' },
      ...COLUMNS.map((column) => ({ name: words.say(`step.${column}`), kind: 'count' }) as const),
    ],
    rows: days.map((day) => [
      day.date,
      words.say(`state.${day.state}`),
      day.required,
      ...COLUMNS.map((column) => day.figures?.[column] ?? null),
    ]),
  };
}
