import { useState } from 'react';
import type { ProgressAnswer, WardHistoryAnswer } from '@api/contract/progress.js';
import { FIGURE_COLUMNS, type FigureColumn } from '@api/domain/figures.js';
import { NO_VALUE } from '@api/domain/format.js';
import type { ReportingDate } from '@api/domain/reporting-date.js';
import { ChartPanel } from '../shared/ChartPanel.js';
import { Failure } from '../shared/Failure.js';
import { type Column, headingOf, type Table } from '../shared/table.js';
import { TableScroll } from '../shared/TableScroll.js';
import { useWords, type Words } from '../shared/use-words.js';
import { Waiting } from '../shared/Waiting.js';
import { changeColumns } from './day-changes.js';
import { fileNameOf } from './file-name.js';
import { FigureSource } from './FigureSource.js';
import { useWardHistory } from './figures.js';
import { sourceOf } from './source.js';
import { MEASURES, type View } from './view.js';

/** A ward's days, and where each of its figures came from. */
export function WardPanels({ progress, view }: { progress: ProgressAnswer; view: View }) {
  const words = useWords();
  const history = useWardHistory(view);
  const days = history.data && [...history.data.days].reverse();
  const [asked, setAsked] = useState<{ date: ReportingDate; column: FigureColumn } | null>(null);
  return (
    <>
      <ChartPanel
        className="history"
        title={words.say('history.title')}
        subtitle={words.say('history.about')}
        source={sourceOf(progress, words)}
        fileName={fileNameOf(['tung-ngay'], view.ward, progress.freshness)}
        table={days ? tableOf(days, words) : { columns: [], rows: [] }}
        isTableItself
      >
        {days ? (
          <History days={days} onAsk={setAsked} />
        ) : history.error ? (
          <Failure error={history.error} onRetry={() => void history.refetch()} />
        ) : (
          <Waiting lines={8} />
        )}
      </ChartPanel>
      {asked !== null && view.ward !== null && (
        <FigureSource
          wardCode={view.ward}
          {...asked}
          isDayOff={days?.find(({ date }) => date === asked.date)?.state === 'holiday'}
          onClose={() => setAsked(null)}
        />
      )}
    </>
  );
}

const COLUMNS = FIGURE_COLUMNS;

interface HistoryProps {
  days: WardHistoryAnswer['days'];
  onAsk: (asked: { date: ReportingDate; column: FigureColumn }) => void;
}

function History({ days, onAsk }: HistoryProps) {
  const words = useWords();
  return (
    <TableScroll label={words.say('history.title')}>
      <table className="figures">
        <thead>
          <tr>
            <th scope="col">{words.say('table.date')}</th>
            <th scope="col">{words.say('table.state')}</th>
            {COLUMNS.map((column) => (
              <th key={column} scope="col" className="number">
                {headingOf(columnOf(column, words), words)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {days.map((day) => (
            <tr key={day.date} className={day.reported ? undefined : 'carried'}>
              <th scope="row">{words.date(day.date)}</th>
              <td>
                <span className={`state ${day.state}`}>{words.say(`state.${day.state}`)}</span>
                {!day.reported && day.figuresDate && (
                  <small>
                    {words.say('history.from', { date: words.date(day.figuresDate).slice(0, 5) })}
                  </small>
                )}
              </td>
              {COLUMNS.map((column) => (
                <td key={column} className="number">
                  <Figure day={day} column={column} onAsk={onAsk} />
                  <Added day={day} column={column} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}

/** A figure leads to its source: the day's own report, or the one it is carried forward from. */
function Figure({
  day,
  column,
  onAsk,
}: {
  day: HistoryProps['days'][number];
  column: FigureColumn;
  onAsk: HistoryProps['onAsk'];
}) {
  const words = useWords();
  if (!day.figures) return NO_VALUE;
  const shown = words.count(day.figures[column]);
  const spoken = words.say('history.open', {
    figure: shown,
    step: words.say(`step.${column}`),
    date: words.date(day.date),
  });
  return (
    <button
      type="button"
      className="link"
      aria-label={spoken}
      onClick={() => onAsk({ date: day.date, column })}
    >
      {shown}
    </button>
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
  const [added, adjusted] = [day.increments[column], day.increments.adjustments[column]];
  if (added !== 0) return <small>{words.signed(added)}</small>;
  if (adjusted === 0) return null;
  return <small className="down">{words.say('history.adjusted', { count: words.signed(adjusted) })}</small>;
}

function columnOf(column: FigureColumn, words: Words): Column {
  return { name: words.say(`step.${column}`), kind: 'count' };
}

/** As on the page: newest first, what the day added apart from what it adjusted. */
function tableOf(days: WardHistoryAnswer['days'], words: Words): Table {
  const changes = changeColumns(
    days.map(({ increments }) => increments),
    MEASURES,
    words,
  );
  return {
    columns: [
      { name: words.say('table.date'), kind: 'date' },
      { name: words.say('table.state'), kind: 'text' },
      { name: words.say('history.figuresDate'), kind: 'date' },
      ...COLUMNS.map((column) => columnOf(column, words)),
      ...changes.columns,
    ],
    rows: days.map((day, index) => [
      day.date,
      words.say(`state.${day.state}`),
      day.reported ? null : day.figuresDate,
      ...COLUMNS.map((column) => day.figures?.[column] ?? null),
      ...(changes.cells[index] ?? []),
    ]),
  };
}
