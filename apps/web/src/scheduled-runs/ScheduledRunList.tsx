import { useCanAccess } from 'ra-core';
import { DataTable, List, SelectInput } from 'react-admin';
import type { RunOutcome, ScheduledRunRow } from '@api/contract/schedule.js';
import { ActButton } from '../records/ActButton.js';
import { useWords, type Words } from '../shared/use-words.js';

const Column = DataTable.Col<ScheduledRunRow>;
const STATES = ['queued', 'running', 'done', 'failed', 'missed'].map((id) => ({
  id,
  name: `runState.${id}`,
}));
const FILTERS = [<SelectInput key="state" source="state" label="field.state" choices={STATES} alwaysOn />];

/** What became of each planned instant; one that was not brought to its end can be run again. */
export function ScheduledRunList() {
  const words = useWords();
  const { canAccess } = useCanAccess({ resource: 'scheduled-runs', action: 'edit' });
  return (
    <List
      sort={{ field: 'plannedAt', order: 'DESC' }}
      perPage={25}
      exporter={false}
      empty={false}
      filters={FILTERS}
    >
      <DataTable bulkActionButtons={false} rowClick={false}>
        <Column
          source="plannedAt"
          label="field.plannedAt"
          render={({ plannedAt }) => words.moment(plannedAt)}
        />
        <Column source="scheduleName" label="field.name" disableSort />
        <Column
          source="task"
          label="field.task"
          disableSort
          render={({ task }) => words.say(`documentKind.${task}`)}
        />
        <Column
          source="state"
          label="field.state"
          disableSort
          render={({ state }) => words.say(`runState.${state}`)}
        />
        <Column
          source="finishedAt"
          label="field.finishedAt"
          render={({ finishedAt }) => finishedAt && words.moment(finishedAt)}
        />
        <Column
          source="outcome"
          label="field.outcome"
          disableSort
          render={({ outcome }) => outcome && told(outcome, words)}
        />
        {canAccess && (
          <Column
            source="id"
            label="run.again"
            disableSort
            render={({ id, state }) =>
              (state === 'failed' || state === 'running') && (
                <ActButton
                  name={words.say('run.again')}
                  help={words.say('run.againHelp')}
                  path={`scheduled-runs/${id}/run-again`}
                />
              )
            }
          />
        )}
      </DataTable>
    </List>
  );
}

function told(outcome: RunOutcome, words: Words): string {
  if (outcome.kind === 'failed') return outcome.reason;
  if (outcome.kind === 'missed') {
    return words.say('runOutcome.missed', { moment: words.moment(outcome.mergedInto) });
  }
  return words.say('runOutcome.made', {
    documents: outcome.documentIds.length,
    messages: outcome.messages,
  });
}
