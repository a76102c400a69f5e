import { DataTable } from 'react-admin';
import type { ScheduleRow } from '@api/contract/schedule.js';
import { Link } from 'react-router-dom';
import { FlagColumn, NameColumn, WordColumn } from '../records/columns.js';
import { RecordList } from '../records/RecordList.js';
import { useWords } from '../shared/use-words.js';

const Column = DataTable.Col<ScheduleRow>;

/** When documents are made and sent, and when that comes next. */
export function ScheduleList() {
  const words = useWords();
  return (
    <RecordList sort={{ field: 'name', order: 'ASC' }}>
      <NameColumn source="name" to="edit" />
      <WordColumn source="task" prefix="documentKind" />
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
      <FlagColumn source="enabled" />
      <Column
        source="nextInstants"
        label="field.nextInstants"
        disableSort
        cellClassName="whole"
        render={({ nextInstants: [next] }) => next && words.moment(next)}
      />
      <Column
        source="id"
        label="schedule.runsTitle"
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
    </RecordList>
  );
}
