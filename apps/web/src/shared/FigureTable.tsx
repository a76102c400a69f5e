import { headingOf, shownCell, type Table } from './table.js';
import { TableScroll } from './TableScroll.js';
import { useWords } from './use-words.js';

/** The table twin of a chart: the same figures, in the same order, to read and to copy. */
export function FigureTable({ caption, table }: { caption: string; table: Table }) {
  const words = useWords();
  return (
    <TableScroll label={caption}>
      <table className="figures twin">
        <caption className="only-spoken">{caption}</caption>
        <thead>
          <tr>
            {table.columns.map((column) => (
              <th key={column.name} scope="col" className={column.kind === 'text' ? undefined : 'number'}>
                {headingOf(column, words)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row, index) => (
            <tr key={index}>
              {row.map((cell, place) => {
                const column = table.columns[place];
                const shown = shownCell(cell, column, words);
                const className = column?.kind === 'text' ? undefined : 'number';
                return place === 0 ? (
                  <th key={place} scope="row" className={className}>
                    {shown}
                  </th>
                ) : (
                  <td key={place} className={className}>
                    {shown}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}
