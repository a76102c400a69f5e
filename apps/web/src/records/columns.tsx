import {
  DataTable,
  type DataTableColumnProps,
  type RaRecord,
  useCanAccess,
  useResourceContext,
} from 'react-admin';
import { Link } from 'react-router-dom';
import { useWords } from '../shared/use-words.js';

type ColumnProps = Pick<DataTableColumnProps, 'disableSort'> & { source: string; label?: string };

/** When something was; empty while it has not been. */
export function MomentColumn({ source, label = `field.${source}`, ...props }: ColumnProps) {
  const words = useWords();
  return (
    <DataTable.Col<RaRecord>
      {...props}
      source={source}
      label={label}
      cellClassName="whole"
      render={({ [source]: moment }) => moment && words.moment(moment as string)}
    />
  );
}

/** The district something is about, or the whole city. */
export function ScopeColumn(props: Omit<ColumnProps, 'label'>) {
  const words = useWords();
  return (
    <DataTable.Col<RaRecord>
      {...props}
      label="field.scope"
      render={({ districtName }) => (districtName as string | null) ?? words.say('trail.city')}
    />
  );
}

/** The record's name, leading to where it is shown; or, where there is no such page, to where it is changed. */
export function NameColumn({
  source,
  label = `field.${source}`,
  to = 'show',
  isCode = false,
  ...props
}: ColumnProps & { to?: 'show' | 'edit'; isCode?: boolean }) {
  const resource = useResourceContext() ?? '';
  const { canAccess } = useCanAccess({ resource, action: to });
  return (
    <DataTable.Col<RaRecord>
      {...props}
      source={source}
      label={label}
      cellClassName={isCode ? 'whole' : ''}
      render={({ id, [source]: name }) =>
        canAccess ? (
          <Link to={`/${resource}/${id}${to === 'show' ? '/show' : ''}`}>{name as string}</Link>
        ) : (
          name
        )
      }
    />
  );
}

/** Yes or no. */
export function FlagColumn({ source, label = `field.${source}` }: ColumnProps) {
  const words = useWords();
  return (
    <DataTable.Col<RaRecord>
      source={source}
      label={label}
      disableSort
      render={({ [source]: flag }) => words.say(`ra.boolean.${flag as boolean}`)}
    />
  );
}

/** A word out of a closed set, named in the language files under `prefix`. */
export function WordColumn({
  source,
  label = `field.${source}`,
  prefix,
  ...props
}: ColumnProps & { prefix: string }) {
  const words = useWords();
  return (
    <DataTable.Col<RaRecord>
      {...props}
      source={source}
      label={label}
      cellClassName="whole"
      render={({ [source]: word }) => words.say(`${prefix}.${word as string}`)}
    />
  );
}
