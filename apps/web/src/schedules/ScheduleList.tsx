import { CreateButton, DataTable, List, TopToolbar, useCanAccess } from 'react-admin';
import type { ScheduleRow } from '@api/contract/schedule.js';
import { Link } from 'react-router-dom';
import { useWords } from '../shared/use-words.js';

const Column = DataTable.Col<ScheduleRow>;

/** When documents are made and sent, and when that comes next. */
export function ScheduleList() {
  const words = useWords();
  const { canAccess } = useCanAccess({ resource: 'schedules', action: 'edit' });
  return (
    <List
      sort={{ field: 'name', order: 'ASC' }}
      perPage={25}
      exporter={false}
      empty={false}
      actions={
        <TopToolbar>
          <CreateButton />
        </TopToolbar>
      }
    >
      <DataTable bulkActionButtons={false} rowClick={false}>
        <Column
          source="name"
          label="field.name"
          render={({ id, name }) => (canAccess ? <Link to={`/schedules/${id}`}>{name}</Link> : name)}
        />
        <Column source="task" label="field.task" render={({ task }) => words.say(`documentKind.${task}`)} />
        <Column source="atTime" label="field.atTime" />
        <Column
          source="weekdays"
          label="field.weekdays"
          disableSort
          render={({ weekdays }) =>
            weekdays.length === 7
              ? words.say('weekday.all')
              : weekdays.map((day) => words.say(`weekday.${day}`)).join(', ')
          }
        />
        <Column
          source="enabled"
          label="field.enabled"
          disableSort
          render={({ enabled }) => words.say(`ra.boolean.${enabled}`)}
        />
        <Column
          source="nextInstants"
          label="field.nextInstants"
          disableSort
          render={({ nextInstants: [next] }) => next && words.moment(next)}
        />
        <Column
          source="id"
          label="resources.scheduled-runs.name"
          disableSort
          render={({ id, name }) => (
            <Link
              to={`/scheduled-runs?filter=${encodeURIComponent(JSON.stringify({ scheduleId: id }))}`}
              aria-label={words.say('schedule.runsOf', { name })}
            >
              {words.say('schedule.runs')}
            </Link>
          )}
        />
      </DataTable>
    </List>
  );
}
