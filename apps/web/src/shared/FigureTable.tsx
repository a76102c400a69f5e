import { shownCell, type Table } from './table.js';
import { useWords } from './use-words.js';

/** The table twin of a chart: the same figures, in the same order, to read and to copy. */
export function FigureTable({ caption, table }: { caption: string; table: Table }) {
  const words = useWords();
  return (
    <div className="table-scroll" tabIndex={0} role="group" aria-label={caption}>
      <table className="figures twin">
        <caption className="only-spoken">{caption}</caption>
        <thead>
          <tr>
            {table.columns.map(({ name, kind }) => (
              <th key={name} scope="col" className={kind === 'text' ? undefined : 'number'}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row, index) => (
            <tr key={index}>
              {row.map((cell, place) => {
                const kind = table.columns[place]?.kind ?? 'text';
                const shown = shownCell(cell, kind, words);
                return place === 0 ? (
                  <th key={place} scope="row" className={kind === 'text' ? undefined : 'number'}>
                    {shown}
                  </th>
                ) : (
                  <td key={place} className={kind === 'text' ? undefined : 'number'}>
                    {shown}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
