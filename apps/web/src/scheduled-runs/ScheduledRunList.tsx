import { useCanAccess } from 'ra-core';
import { DataTable, ReferenceInput, SelectInput } from 'react-admin';
import type { RunOutcome, ScheduledRunRow } from '@api/contract/schedule.js';
import { Notices } from '../notices/Notices.js';
import { ActButton } from '../records/ActButton.js';
import { choicesOf } from '../records/choices.js';
import { MomentColumn, WordColumn } from '../records/columns.js';
import { RecordList } from '../records/RecordList.js';
import { useWords, type Words } from '../shared/use-words.js';

const Column = DataTable.Col<ScheduledRunRow>;
const FILTERS = [
  <ReferenceInput key="scheduleId" source="scheduleId" reference="schedules" alwaysOn>
    <SelectInput optionText="name" label="field.schedule" />
  </ReferenceInput>,
  <SelectInput
    key="state"
    source="state"
    label="field.state"
    choices={choicesOf('runState', ['queued', 'running', 'done', 'failed', 'missed'])}
    alwaysOn
  />,
];

/** What became of each planned instant; one that was not brought to its end can be run again. */
export function ScheduledRunList() {
  const words = useWords();
  const { canAccess } = useCanAccess({ resource: 'scheduled-runs', action: 'edit' });
  return (
    <>
      <Notices />
      <RecordList sort={{ field: 'plannedAt', order: 'DESC' }} filters={FILTERS}>
        <MomentColumn source="plannedAt" />
        <Column source="scheduleName" label="field.schedule" disableSort />
        <WordColumn source="task" prefix="documentKind" disableSort />
        <WordColumn source="state" prefix="runState" disableSort />
        <MomentColumn source="finishedAt" />
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
              state === 'failed' && (
                <ActButton
                  name={words.say('run.again')}
                  help={words.say('run.againHelp')}
                  path={`scheduled-runs/${id}/run-again`}
                />
              )
            }
          />
        )}
      </RecordList>
    </>
  );
}

function told(outcome: RunOutcome, words: Words): string {
  if (outcome.kind === 'failed') return words.say(`runFailure.${outcome.reason}`);
  if (outcome.kind === 'missed') {
    return words.say('runOutcome.missed', { moment: words.moment(outcome.mergedInto) });
  }
  return words.say('runOutcome.made', {
    documents: outcome.documentIds.length,
    messages: outcome.messages,
  });
}
