import { useState } from 'react';
import { Link } from 'react-router-dom';
import { ranking } from '@api/charts/ranking.js';
import { shortAreaName } from '@api/charts/short-area-name.js';
import type { AreaRow, DistrictsAnswer, WardsAnswer } from '@api/contract/progress.js';
import { NO_VALUE } from '@api/domain/format.js';
import { percentTenths } from '@api/domain/percent.js';
import { ChartPanel } from '../shared/ChartPanel.js';
import { ArrowIcon } from '../shared/icons.js';
import { TableScroll } from '../shared/TableScroll.js';
import { useWords, type Words } from '../shared/use-words.js';
import { shownCell } from '../shared/table.js';
import { fileNameOf } from './file-name.js';
import { useView } from './figures.js';
import { RankChange } from './RankChange.js';
import { rankingColumns, type RankingOrder, RANKING_ORDERS, rankingRows } from './ranking-rows.js';
import { rankingTitle } from './ranking-title.js';
import { sourceOf } from './source.js';
import type { Measure, View } from './view.js';

interface RankingPanelProps {
  rows: readonly AreaRow[];
  answer: Pick<DistrictsAnswer | WardsAnswer, 'freshness' | 'comparisonDate' | 'totals'>;
  mostRemaining?: DistrictsAnswer['mostRemaining'];
}

/** The areas in order, by what remains, by share or by days to finish, and the places they won or lost. */
export function RankingPanel({ rows, answer, mostRemaining }: RankingPanelProps) {
  const words = useWords();
  const { view, hrefOf } = useView();
  const [order, setOrder] = useState<RankingOrder>('remaining');
  const figures = rankingColumns(order, view.measure, words);
  const ranked = rankingRows(rows, order, view.measure, words).map((line) => ({
    ...line,
    shown: shownCell(line.cells[0], figures[0], words),
    second: shownCell(line.cells[1], figures[1], words),
  }));
  const most = Math.max(1, ...ranked.map(({ bar }) => bar ?? 0));
  const title =
    order === 'remaining' && mostRemaining
      ? mostRemainingTitle(mostRemaining, answer, words)
      : rankingTitle(ranked, order, view.measure, mostRemaining ? 'ranking.plain' : 'ranking.wards', words);
  const area = words.say(mostRemaining ? 'table.district' : 'table.ward');
  const columns = columnsOf(order, view.measure, words);
  const linkOf = (row: AreaRow): Partial<View> =>
    row.area.level === 'ward' ? { ward: row.area.code } : { district: row.area.code, ward: null };

  return (
    <ChartPanel
      className="ranking"
      title={title}
      subtitle={words.say('ranking.about', {
        share: words.say(`table.${view.measure}Share`),
        since: words.date(answer.comparisonDate).slice(0, 5),
      })}
      source={sourceOf(answer, words)}
      fileName={fileNameOf(
        ['xep-hang', ORDER_NAMES[order]],
        mostRemaining ? null : view.district,
        answer.freshness,
      )}
      table={{
        columns: [
          { name: words.say('table.rank'), kind: 'number' },
          { name: area, kind: 'text' },
          ...figures,
          { name: words.say('table.rankChange'), kind: 'move' },
        ],
        rows: ranked.map(({ row, cells, place, change }) => [place, row.area.name, ...cells, change]),
      }}
      picture={() =>
        ranking({
          width: 420,
          height: 18 + ranked.length * 19,
          rows: ranked.map(({ row, bar, shown, second, place, change }) => ({
            name: shortAreaName(row.area.name),
            place,
            value: bar,
            shown,
            second,
            rankChange: change,
          })),
          columns: {
            place: words.say('table.rank'),
            name: area,
            shown: columns.shown,
            second: columns.second,
            rankChange: words.say('ranking.column.change'),
          },
          language: words.language,
        })
      }
      controls={
        <label className="sort">
          <span className="only-spoken">{words.say('ranking.order')}</span>
          <select value={order} onChange={(event) => setOrder(event.target.value as RankingOrder)}>
            {RANKING_ORDERS.map((offered) => (
              <option key={offered} value={offered}>
                {words.say(`ranking.by.${offered}`)}
              </option>
            ))}
          </select>
        </label>
      }
    >
      <TableScroll label={words.say('ranking.plain')}>
        <table className="rank-table">
          <thead>
            <tr>
              <th scope="col" className="number">
                {words.say('table.rank')}
              </th>
              <th scope="col">{area}</th>
              <td />
              <th scope="col" className="number">
                {columns.shown}
              </th>
              <th scope="col" className="number">
                {columns.second}
              </th>
              <th scope="col" className="number">
                {words.say('ranking.column.change')}
              </th>
            </tr>
          </thead>
          <tbody>
            {ranked.map(({ row, bar, shown, second, place, change }) => (
              <tr key={row.area.code}>
                <td className="number">{place ?? NO_VALUE}</td>
                <th scope="row">
                  <Link to={hrefOf(linkOf(row), '/')} title={row.area.name}>
                    {shortAreaName(row.area.name)}
                  </Link>
                </th>
                <td className="rank-bar" aria-hidden="true">
                  <i style={{ width: `${(100 * (bar ?? 0)) / most}%` }} />
                </td>
                <td className="number strong">{shown}</td>
                <td className="number">{second}</td>
                <td className="number">
                  <RankChange change={change} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
      {mostRemaining && (
        <p className="panel-foot">
          {words.say('ranking.count', { smart_count: ranked.length })}
          <Link to={hrefOf({}, '/quan-huyen')}>
            {words.say('ranking.all')} <ArrowIcon />
          </Link>
        </p>
      )}
    </ChartPanel>
  );
}

/** In the names of files. */
const ORDER_NAMES: Record<RankingOrder, string> = {
  remaining: 'chua-ky',
  share: 'ty-le',
  daysToFinish: 'ngay-de-xong',
};

function mostRemainingTitle(
  { districtCodes, remaining }: DistrictsAnswer['mostRemaining'],
  { totals }: Pick<DistrictsAnswer, 'totals'>,
  words: Words,
): string {
  if (remaining === 0 || districtCodes.length === 0) return words.say('ranking.plain');
  return words.say('ranking.title', {
    smart_count: districtCodes.length,
    share: words.percent(percentTenths(remaining, totals.remaining)),
  });
}

function columnsOf(order: RankingOrder, measure: Measure, words: Words) {
  const step = words.say(`ranking.column.${measure}`);
  return {
    shown: order === 'share' ? step : words.say(`ranking.column.${order}`),
    second: order === 'share' ? words.say('ranking.column.remaining') : step,
  };
}
