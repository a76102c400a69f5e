import type { FigureSource as Source } from '@api/contract/daily-report.js';
import { FIGURE_COLUMNS, type FigureColumn } from '@api/domain/figures.js';
import { ADJUSTMENT_LABELS } from '@api/domain/read-adjustment.js';
import type { ReportingDate } from '@api/domain/reporting-date.js';
import { Dialog } from '../shared/Dialog.js';
import { Failure } from '../shared/Failure.js';
import { Nothing } from '../shared/Nothing.js';
import { useWords } from '../shared/use-words.js';
import { Waiting } from '../shared/Waiting.js';
import { useFigureSources, useView } from './figures.js';

/** Where a ward's figures of a day came from: file, sheet and cell, who filed them and when, and what they replaced. */
export function FigureSource({
  wardCode,
  date,
  column,
  isDayOff,
  onClose,
}: {
  wardCode: string;
  date: ReportingDate;
  /** The figure asked about. */
  column: FigureColumn;
  /** Whether no report was due on that day. */
  isDayOff: boolean;
  onClose: () => void;
}) {
  const words = useWords();
  const { view } = useView();
  const { data, error, refetch } = useFigureSources(view, { wardCode, date });
  // What counts on a day without a report that stands is the last figure before it.
  const carried = data && data.inForce?.date !== date ? data.inForce : null;
  return (
    <Dialog
      title={words.say('source.title', { ward: data?.wardName ?? '', date: words.date(date) })}
      onClose={onClose}
    >
      {carried && (
        <>
          <p className="note">
            {words.say(isDayOff ? 'source.dayOff' : 'source.carried', { date: words.date(carried.date) })}
          </p>
          <Recorded source={carried} asked={column} />
        </>
      )}
      {data ? (
        data.history.length === 0 && !carried ? (
          <Nothing>{words.say('source.none')}</Nothing>
        ) : (
          data.history.map((source) => <Recorded key={source.recordedAt} source={source} asked={column} />)
        )
      ) : error ? (
        <Failure error={error} onRetry={() => void refetch()} />
      ) : (
        <Waiting lines={6} />
      )}
    </Dialog>
  );
}

function Recorded({ source, asked }: { source: Source; asked: FigureColumn }) {
  const words = useWords();
  const { filing } = source;
  return (
    <section className={source.supersededAt === null ? 'source' : 'source superseded'}>
      {filing ? (
        <h3>
          {words.say('source.report', { receipt: filing.receiptCode, revision: filing.revision })}{' '}
          <span className={`state ${filing.timeliness}`}>{words.say(`state.${filing.timeliness}`)}</span>
        </h3>
      ) : (
        <h3>{words.say('source.elsewhere', { district: source.districtCode })}</h3>
      )}
      <dl>
        {filing ? (
          <>
            <dt>{words.say('source.file')}</dt>
            <dd>
              <a href={`/api/daily-reports/uploads/${filing.uploadId}/file`} download>
                {filing.fileName}
              </a>
            </dd>
            <dt>{words.say('source.filed')}</dt>
            <dd>
              {words.say('source.by', { moment: words.moment(filing.filedAt), name: filing.filedByName })}
            </dd>
          </>
        ) : (
          <>
            <dt>{words.say('source.recorded')}</dt>
            <dd>{words.moment(source.recordedAt)}</dd>
          </>
        )}
        {source.supersededAt !== null && (
          <>
            <dt>{words.say(filing?.returned ? 'source.returned' : 'source.superseded')}</dt>
            <dd>
              {filing?.returned
                ? words.say('source.returnedBy', {
                    moment: words.moment(source.supersededAt),
                    name: filing.returned.byName,
                    reason: filing.returned.reason,
                  })
                : words.moment(source.supersededAt)}
            </dd>
          </>
        )}
        {source.adjustmentReason !== null && (
          <>
            <dt>{words.say('source.adjustment')}</dt>
            <dd>
              {ADJUSTMENT_LABELS[source.adjustmentReason][words.language]}
              {source.note ? `: ${source.note}` : ''}
            </dd>
          </>
        )}
      </dl>
      <table className="figures">
        <caption className="only-spoken">{words.say('source.cells')}</caption>
        <thead>
          <tr>
            <th scope="col">{words.say('source.measure')}</th>
            <th scope="col" className="number">
              {words.say('source.figure')}
            </th>
            <th scope="col">{words.say('source.cell')}</th>
          </tr>
        </thead>
        <tbody>
          {FIGURE_COLUMNS.map((column) => (
            <tr key={column} className={column === asked ? 'asked' : undefined}>
              <th scope="row">{words.say(`step.${column}`)}</th>
              <td className="number">{words.count(source.figures[column])}</td>
              <td>
                <code>{source.cells[column] ?? '–'}</code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {filing && <p className="note hash">{words.say('source.fileHash', { hash: filing.fileHash })}</p>}
    </section>
  );
}
