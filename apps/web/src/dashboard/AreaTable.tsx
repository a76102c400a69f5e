import { useState } from 'react';
import { Link } from 'react-router-dom';
import type { AreaRow, Totals } from '@api/contract/progress.js';
import { NO_VALUE } from '@api/domain/format.js';
import { compareNames } from '@api/domain/names.js';
import { useWords, type Words } from '../shared/use-words.js';
import type { Table } from '../shared/table.js';
import { useView } from './figures.js';
import { RankChange } from './RankChange.js';

interface AreaColumn {
  key: string;
  value: (row: AreaRow) => number | null;
  /** Of all rows together, where that can be told. */
  total?: (totals: Totals) => number | null;
  kind: 'count' | 'change' | 'percent';
}

/** What is told of each area, in the order a record takes its steps. */
const COLUMNS: readonly AreaColumn[] = [
  {
    key: 'step.required',
    value: ({ totals }) => totals.required,
    total: (totals) => totals.required,
    kind: 'count',
  },
  {
    key: 'step.submitted',
    value: ({ totals }) => totals.submitted,
    total: (totals) => totals.submitted,
    kind: 'count',
  },
  {
    key: 'table.submittedShare',
    value: ({ totals }) => totals.percentTenths.submitted,
    total: (totals) => totals.percentTenths.submitted,
    kind: 'percent',
  },
  {
    key: 'step.verified',
    value: ({ totals }) => totals.verified,
    total: (totals) => totals.verified,
    kind: 'count',
  },
  {
    key: 'table.verifiedShare',
    value: ({ totals }) => totals.percentTenths.verified,
    total: (totals) => totals.percentTenths.verified,
    kind: 'percent',
  },
  {
    key: 'step.signed',
    value: ({ totals }) => totals.signed,
    total: (totals) => totals.signed,
    kind: 'count',
  },
  {
    key: 'table.signedShare',
    value: ({ totals }) => totals.percentTenths.signed,
    total: (totals) => totals.percentTenths.signed,
    kind: 'percent',
  },
  {
    key: 'table.signedDay',
    value: ({ increments, wardsReported }) => (wardsReported === 0 ? null : increments.day.signed),
    kind: 'change',
  },
  {
    key: 'table.remaining',
    value: ({ totals }) => totals.remaining,
    total: (totals) => totals.remaining,
    kind: 'count',
  },
  { key: 'table.requiredPerDay', value: ({ requiredPerDay }) => requiredPerDay, kind: 'count' },
  { key: 'table.daysToFinish', value: ({ daysToFinish }) => daysToFinish, kind: 'count' },
];

interface AreaTableProps {
  rows: readonly AreaRow[];
  caption: string;
  /** Of the rows together, when they are all there are. */
  whole?: { name: string; totals: Totals };
}

/** Areas with all their figures, in the order given until a heading puts them in its own. */
export function AreaTable({ rows, caption, whole }: AreaTableProps) {
  const words = useWords();
  const { hrefOf } = useView();
  const [order, setOrder] = useState<{ key: string; isRising: boolean } | null>(null);
  const isOfWards = rows.some(({ area }) => area.level === 'ward');
  const sorted =
    order === null ? rows : [...rows].sort((a, b) => compared(a, b, order.key) * (order.isRising ? 1 : -1));
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
        onClick={() => setOrder({ key, isRising: order?.key === key ? !order.isRising : !isNumber })}
      >
        {name}
      </button>
    </th>
  );
  return (
    <div className="table-scroll" tabIndex={0} role="group" aria-label={caption}>
      <table className="figures areas">
        <caption className="only-spoken">{caption}</caption>
        <thead>
          <tr>
            {head('name', words.say(isOfWards ? 'table.ward' : 'table.area'), false)}
            {isOfWards && head('district', words.say('table.district'), false)}
            {COLUMNS.map(({ key }) => head(key, words.say(key), true))}
            {head('rank', words.say('table.rank'), true)}
          </tr>
        </thead>
        <tbody>
          {sorted.map((row) => (
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
              {COLUMNS.map(({ key, value, kind }) => (
                <td key={key} className="number">
                  {shown(value(row), kind, words)}
                </td>
              ))}
              <td className="number">
                {row.ranks?.signed.rank ?? NO_VALUE} <RankChange change={row.ranks?.signed.change ?? null} />
              </td>
            </tr>
          ))}
        </tbody>
        {whole && (
          <tfoot>
            <tr>
              <th scope="row">{whole.name}</th>
              {COLUMNS.map(({ key, total, kind }) => (
                <td key={key} className="number">
                  {total ? shown(total(whole.totals), kind, words) : ''}
                </td>
              ))}
              <td />
            </tr>
          </tfoot>
        )}
      </table>
    </div>
  );
}

/** The same as rows to download. */
export function areaTable(rows: readonly AreaRow[], words: Words): Table {
  return {
    columns: [
      { name: words.say('table.area'), kind: 'text' },
      { name: words.say('table.district'), kind: 'text' },
      ...COLUMNS.map(({ key, kind }) => ({ name: words.say(key), kind })),
      { name: words.say('table.rank'), kind: 'count' },
      { name: words.say('table.rankChange'), kind: 'change' },
    ],
    rows: rows.map((row) => [
      row.area.name,
      row.area.districtName ?? '',
      ...COLUMNS.map(({ value }) => value(row)),
      row.ranks?.signed.rank ?? null,
      row.ranks?.signed.change ?? null,
    ]),
  };
}

function compared(a: AreaRow, b: AreaRow, key: string): number {
  if (key === 'district') return compareNames(a.area.districtName ?? '', b.area.districtName ?? '');
  if (key === 'name') return compareNames(a.area.name, b.area.name);
  if (key === 'rank') return (a.ranks?.signed.rank ?? Infinity) - (b.ranks?.signed.rank ?? Infinity) || 0;
  const value = COLUMNS.find((column) => column.key === key)?.value;
  return (value?.(a) ?? -1) - (value?.(b) ?? -1);
}

function shown(value: number | null, kind: AreaColumn['kind'], words: Words): string {
  if (value === null) return NO_VALUE;
  if (kind === 'percent') return words.percent(value);
  return kind === 'change' ? words.signed(value) : words.count(value);
}
