import { useState } from 'react';
import { Link } from 'react-router-dom';
import type { AreaRow } from '@api/contract/progress.js';
import { NO_VALUE } from '@api/domain/format.js';
import { ChartPanel, type ChartPanelProps } from '../shared/ChartPanel.js';
import { headingOf } from '../shared/table.js';
import { TableScroll } from '../shared/TableScroll.js';
import { useWords } from '../shared/use-words.js';
import {
  AREA_COLUMNS,
  type AreaColumn,
  type AreaOrder,
  areaTable,
  inOrder,
  namedColumn,
  partlyBeside,
  shownAreaCell,
  type Whole,
} from './area-columns.js';
import { useView } from './figures.js';
import { RankChange } from './RankChange.js';

interface AreaTablePanelProps extends Pick<ChartPanelProps, 'title' | 'subtitle' | 'source' | 'fileName'> {
  rows: readonly AreaRow[];
  whole?: Whole;
}

/** Areas with all their figures, in the order given until a heading puts them in its own. */
export function AreaTablePanel({ rows, whole, ...panel }: AreaTablePanelProps) {
  const words = useWords();
  const [order, setOrder] = useState<AreaOrder | null>(null);
  const shown = inOrder(rows, order);
  return (
    <ChartPanel {...panel} className="plain" table={areaTable(shown, words, whole)} isTableItself>
      <AreaTable rows={shown} caption={panel.title} whole={whole} order={order} onOrder={setOrder} />
    </ChartPanel>
  );
}

/** A figure as it is read; beside that of a day not all wards reported how many did. */
function AreaFigure({ row, column }: { row: Whole['figures']; column: AreaColumn }) {
  const words = useWords();
  const partly = partlyBeside(row, column, words);
  return (
    <>
      {shownAreaCell(row, column, words)}
      {partly !== null && <em className="partly">{partly}</em>}
    </>
  );
}

interface AreaTableProps extends Pick<AreaTablePanelProps, 'rows' | 'whole'> {
  caption: string;
  order: AreaOrder | null;
  onOrder: (order: AreaOrder) => void;
}

function AreaTable({ rows, caption, whole, order, onOrder }: AreaTableProps) {
  const words = useWords();
  const { hrefOf } = useView();
  const isOfWards = rows.some(({ area }) => area.level === 'ward');
  const head = (key: string, name: string, isNumber: boolean) => (
    <th
      key={key}
      scope="col"
      className={isNumber ? 'number' : undefined}
      aria-sort={order?.key === key ? (order.isRising ? 'ascending' : 'descending') : undefined}
    >
      <button
        type="button"
        className="sort-button"
        onClick={() => onOrder({ key, isRising: order?.key === key ? !order.isRising : !isNumber })}
      >
        {name}
      </button>
    </th>
  );
  return (
    <TableScroll label={caption}>
      <table className="figures areas">
        <caption className="only-spoken">{caption}</caption>
        <thead>
          <tr>
            {head('name', words.say(isOfWards ? 'table.ward' : 'table.area'), false)}
            {isOfWards && head('district', words.say('table.district'), false)}
            {AREA_COLUMNS.map((column) =>
              head(column.key, headingOf(namedColumn(column, words), words), true),
            )}
            {head('rank', words.say('table.rank'), true)}
            <th scope="col" className="number">
              {words.say('table.rankChange')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.area.code}>
              <th scope="row">
                <Link
                  to={hrefOf(
                    row.area.level === 'ward'
                      ? { district: row.area.districtCode, ward: row.area.code }
                      : { district: row.area.code, ward: null },
                    '/',
                  )}
                >
                  {row.area.name}
                </Link>
              </th>
              {isOfWards && <td>{row.area.districtName}</td>}
              {AREA_COLUMNS.map((column) => (
                <td key={column.key} className="number">
                  <AreaFigure row={row} column={column} />
                </td>
              ))}
              <td className="number">{row.ranks?.signed.rank ?? NO_VALUE}</td>
              <td className="number">
                <RankChange change={row.ranks?.signed.change ?? null} />
              </td>
            </tr>
          ))}
        </tbody>
        {whole && (
          <tfoot>
            <tr>
              <th scope="row">{whole.name}</th>
              {AREA_COLUMNS.map((column) => (
                <td key={column.key} className="number">
                  <AreaFigure row={whole.figures} column={column} />
                </td>
              ))}
              <td />
              <td />
            </tr>
          </tfoot>
        )}
      </table>
    </TableScroll>
  );
}
