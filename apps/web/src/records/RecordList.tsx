import {
  CreateButton,
  DataTable,
  FilterButton,
  List,
  type ListProps,
  TopToolbar,
  useListContext,
  useResourceContext,
  useResourceDefinition,
} from 'react-admin';
import type { ReactNode } from 'react';
import { Nothing } from '../shared/Nothing.js';
import { TableScroll } from '../shared/TableScroll.js';
import { useWords } from '../shared/use-words.js';
import './records.css';

interface RecordListProps extends Pick<ListProps, 'sort' | 'filters' | 'perPage'> {
  /** What can be done beside adding one. */
  actions?: ReactNode;
  /** The columns; the first leads to the record. */
  children: ReactNode;
}

/** How every list here looks: nothing is exported, changed or deleted by the many. */
export function RecordList({ actions, children, perPage = 25, ...list }: RecordListProps) {
  const { hasCreate, name } = useResourceDefinition();
  const words = useWords();
  return (
    <List
      {...list}
      perPage={perPage}
      exporter={false}
      empty={false}
      className="record-list"
      actions={
        <TopToolbar>
          {list.filters && <FilterButton disableSaveQuery />}
          {actions}
          {hasCreate && <CreateButton />}
        </TopToolbar>
      }
    >
      <TableScroll label={words.nameOf(name)}>
        <DataTable bulkActionButtons={false} rowClick={false} empty={<NoRecords />}>
          {children}
        </DataTable>
      </TableScroll>
    </List>
  );
}

function NoRecords() {
  const words = useWords();
  const resource = useResourceContext() ?? '';
  const { filterValues, setFilters } = useListContext();
  if (Object.keys(filterValues).length === 0)
    return <Nothing>{words.say(`resources.${resource}.none`)}</Nothing>;
  return (
    <Nothing
      action={
        <button type="button" className="button" onClick={() => setFilters({}, {})}>
          {words.say('ra.navigation.clear_filters')}
        </button>
      }
    >
      {words.say('list.noneFiltered')}
    </Nothing>
  );
}
