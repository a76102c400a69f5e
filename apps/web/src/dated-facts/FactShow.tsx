import { useQuery } from '@tanstack/react-query';
import { useCanAccess, useRecordContext } from 'ra-core';
import { EditButton, Show, TopToolbar } from 'react-admin';
import { useState } from 'react';
import { ask } from '../app/api.js';
import { ActButton } from '../records/ActButton.js';
import { Facts } from '../records/Facts.js';
import { TableScroll } from '../shared/TableScroll.js';
import { useWords } from '../shared/use-words.js';
import { type FactKind, type FactRecord, labelOf } from './kind.js';
import { shownValue } from './shown-value.js';

/** One fact: what it says, why and by which document, and every version it has had. */
export function FactShow({ kind }: { kind: FactKind }) {
  return (
    <Show actions={<Actions />}>
      <Fact kind={kind} />
    </Show>
  );
}

function Actions() {
  const record = useRecordContext<FactRecord>();
  return <TopToolbar>{record?.supersededAt === null && <EditButton />}</TopToolbar>;
}

function Fact({ kind }: { kind: FactKind }) {
  const words = useWords();
  const record = useRecordContext<FactRecord>();
  if (!record) return null;
  return (
    <div className="record">
      {record.supersededAt !== null && (
        <p className="state returned">
          {words.say('fact.withdrawn', { moment: words.moment(record.supersededAt) })}{' '}
          {record.withdrawalReason}
        </p>
      )}
      <Facts
        facts={[
          ...kind.fields.map(
            ({ source }) =>
              [words.say(labelOf(kind, source)), shownValue(kind, record, source, words)] as const,
          ),
          [words.say('field.reason'), record.reason],
          [words.say('field.document'), record.document],
          [words.say('field.recordedAt'), words.moment(record.recordedAt)],
          [words.say('field.recordedBy'), record.recordedBy],
        ]}
      />
      {record.supersededAt === null && <Withdraw kind={kind} record={record} />}
      <History kind={kind} record={record} />
    </div>
  );
}

function Withdraw({ kind, record }: { kind: FactKind; record: FactRecord }) {
  const words = useWords();
  const { canAccess } = useCanAccess({ resource: kind.name, action: 'edit' });
  const [isCorrection, setCorrection] = useState(false);
  if (!canAccess) return null;
  return (
    <p className="record-actions">
      <ActButton
        isGrave
        name={words.say('fact.withdraw')}
        help={['fact.withdrawHelp', kind.effect ?? []]
          .flat()
          .map((key) => words.say(key))
          .join(' ')}
        path={`${kind.name}/${record.id}/withdraw`}
        asks={{ field: 'reason', label: words.say('field.reason'), isRequired: true }}
        more={{ recordedAt: record.recordedAt, ...(kind.isCorrectable ? { correction: isCorrection } : {}) }}
      >
        {kind.isCorrectable && (
          <label className="tick">
            <input type="checkbox" checked={isCorrection} onChange={() => setCorrection(!isCorrection)} />
            <span>{words.say('field.correction')}</span>
          </label>
        )}
      </ActButton>
    </p>
  );
}

function History({ kind, record }: { kind: FactKind; record: FactRecord }) {
  const words = useWords();
  const { data } = useQuery({
    queryKey: [kind.name, 'history', record.id, record.recordedAt, record.supersededAt],
    queryFn: ({ signal }) => ask<{ rows: FactRecord[] }>(`${kind.name}/${record.id}/history`, {}, signal),
  });
  const shown = kind.fields.filter(({ isAbout }) => !isAbout).map(({ source }) => source);
  if (!data || data.rows.length < 2) return null;
  return (
    <section>
      <h2>{words.say('fact.history')}</h2>
      <TableScroll label={words.say('fact.history')}>
        <table className="figures">
          <thead>
            <tr>
              {['recordedAt', ...shown, 'reason', 'document', 'recordedBy'].map((source) => (
                <th key={source} scope="col">
                  {words.say(`field.${source}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {data.rows.map((version) => (
              <tr key={version.recordedAt}>
                {['recordedAt', ...shown, 'reason', 'document', 'recordedBy'].map((source) => (
                  <td key={source}>{shownValue(kind, version, source, words)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
    </section>
  );
}
