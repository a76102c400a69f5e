import { useQuery } from '@tanstack/react-query';
import type { DailyReport } from '@api/contract/daily-report.js';
import { FIGURE_COLUMNS } from '@api/domain/figures.js';
import type { Ref } from 'react';
import { Link } from 'react-router-dom';
import { ask } from '../app/api.js';
import { Failure } from '../shared/Failure.js';
import { useWords } from '../shared/use-words.js';
import { Waiting } from '../shared/Waiting.js';

interface ReceiptCardProps {
  reportId: string;
  heading: Ref<HTMLHeadingElement>;
  /** The clerk wants to file the day once more. */
  onAgain: () => void;
}

/** Step 6: what the district has in hand: code, moment, totals and fingerprint of what was filed. */
export function ReceiptCard({ reportId, heading, onAgain }: ReceiptCardProps) {
  const words = useWords();
  const { data, error, refetch } = useQuery({
    queryKey: ['receipt', reportId],
    queryFn: ({ signal }) => ask<DailyReport>(`daily-reports/${reportId}`, {}, signal),
  });
  if (error) return <Failure error={error} onRetry={() => void refetch()} />;
  if (!data) return <Waiting lines={8} />;
  return (
    <section className="panel receipt" aria-labelledby="receipt-title">
      <h2 id="receipt-title" ref={heading} tabIndex={-1}>
        {words.say('filing.receipt.title', {
          district: words.area(data.districtName),
          date: words.date(data.date),
        })}
      </h2>
      <p className="receipt-code">{data.receiptCode}</p>
      <dl>
        <dt>{words.say('filing.receipt.filed')}</dt>
        <dd>
          {words.moment(data.filedAt)}, {data.filedByName}{' '}
          <span className={`state ${data.timeliness}`}>{words.say(`state.${data.timeliness}`)}</span>
        </dd>
        <dt>{words.say('filing.receipt.revision')}</dt>
        <dd>{data.revision}</dd>
        <dt>{words.say('filing.receipt.wards')}</dt>
        <dd>{words.count(data.wards)}</dd>
        {FIGURE_COLUMNS.map((column) => (
          <Total key={column} name={words.say(`step.${column}`)} count={words.count(data.totals[column])} />
        ))}
        {data.note !== null && data.note !== '' && (
          <>
            <dt>{words.say('filing.receipt.note')}</dt>
            <dd>{data.note}</dd>
          </>
        )}
        <dt>{words.say('filing.receipt.hash')}</dt>
        <dd>
          <code>{data.rowsHash}</code>
        </dd>
      </dl>
      <p className="receipt-actions">
        <button type="button" className="button primary" onClick={() => window.print()}>
          {words.say('filing.receipt.print')}
        </button>
        <a className="button" href={`/api/daily-reports/uploads/${data.uploadId}/file`} download>
          {words.say('filing.receipt.file')}
        </a>
        <Link className="button" to={`/daily-reports/${data.id}/show`}>
          {words.say('filing.receipt.report')}
        </Link>
        <button type="button" className="button" onClick={onAgain}>
          {words.say('filing.receipt.again')}
        </button>
      </p>
    </section>
  );
}

function Total({ name, count }: { name: string; count: string }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{count}</dd>
    </>
  );
}
