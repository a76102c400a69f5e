import { useState } from 'react';
import { Link } from 'react-router-dom';
import { ranking } from '@api/charts/ranking.js';
import { shortAreaName } from '@api/charts/short-area-name.js';
import type { AreaRow, DistrictsAnswer, WardsAnswer } from '@api/contract/progress.js';
import { percentTenths } from '@api/domain/percent.js';
import { ChartPanel } from '../shared/ChartPanel.js';
import { useWords, type Words } from '../shared/use-words.js';
import { areaCell, DAYS_TO_FINISH } from './area-columns.js';
import { useView } from './figures.js';
import { RankChange } from './RankChange.js';
import { type RankingOrder, RANKING_ORDERS, rankingRows, rankOf } from './ranking-rows.js';
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
  const ranked = rankingRows(rows, order, view.measure);
  const most = Math.max(1, ...ranked.map(({ bar }) => bar ?? 0));
  const title = mostRemaining ? titleOf(mostRemaining, answer, words) : words.say('ranking.wards');
  const columns = columnsOf(order, view.measure, words);
  const linkOf = (row: AreaRow): Partial<View> =>
    row.area.level === 'ward' ? { ward: row.area.code } : { district: row.area.code, ward: null };

  return (
    <ChartPanel
      className="ranking"
      title={title}
      subtitle={words.say('ranking.about', { since: words.date(answer.comparisonDate).slice(0, 5) })}
      source={sourceOf(answer, words)}
      fileName={`xep-hang_${answer.freshness.date}`}
      table={{
        columns: [
          { name: words.say(mostRemaining ? 'table.district' : 'table.ward'), kind: 'text' },
          { name: words.say('step.required'), kind: 'count' },
          { name: words.say(`step.${view.measure}`), kind: 'count' },
          { name: words.say('table.ofRequired'), kind: 'percent' },
          { name: words.say('table.remaining'), kind: 'count' },
          { name: words.say('table.daysToFinish'), kind: 'count' },
          { name: words.say('table.rank'), kind: 'count' },
          { name: words.say('table.rankChange'), kind: 'change' },
        ],
        rows: ranked.map(({ row }) => {
          const rank = rankOf(row, order, view.measure);
          const share = row.totals.percentTenths[view.measure];
          const { required, remaining } = row.totals;
          return [
            row.area.name,
            required,
            row.totals[view.measure],
            share,
            remaining,
            areaCell(row, DAYS_TO_FINISH, words),
            rank?.rank ?? null,
            rank?.change ?? null,
          ];
        }),
      }}
      picture={() =>
        ranking({
          width: 420,
          height: 18 + ranked.length * 19,
          rows: ranked.map(({ row, bar, shown, second }) => ({
            name: shortAreaName(row.area.name),
            value: bar,
            shown: shown(words),
            second: second(words),
            rankChange: rankOf(row, order, view.measure)?.change ?? null,
          })),
          columns: {
            name: columns.area,
            shown: columns.shown,
            second: columns.second,
            rankChange: words.say('table.rank'),
          },
          language: words.language,
        })
      }
      controls={
        <label className="sort">
          <span>{words.say('ranking.order')}</span>
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
      <div className="table-scroll" tabIndex={0} role="group" aria-label={words.say('ranking.plain')}>
        <table className="rank-table">
          <thead>
            <tr>
              <th scope="col">{words.say(mostRemaining ? 'table.district' : 'table.ward')}</th>
              <td />
              <th scope="col" className="number">
                {columns.shown}
              </th>
              <th scope="col" className="number">
                {columns.second}
              </th>
              <th scope="col" className="number">
                {words.say('table.rank')}
              </th>
            </tr>
          </thead>
          <tbody>
            {ranked.map(({ row, bar, shown, second }) => (
              <tr key={row.area.code}>
                <th scope="row">
                  <Link to={hrefOf(linkOf(row), '/')} title={row.area.name}>
                    {shortAreaName(row.area.name)}
                  </Link>
                </th>
                <td className="rank-bar" aria-hidden="true">
                  <i style={{ width: `${(100 * (bar ?? 0)) / most}%` }} />
                </td>
                <td className="number strong">{shown(words)}</td>
                <td className="number">{second(words)}</td>
                <td className="number">
                  <RankChange change={rankOf(row, order, view.measure)?.change ?? null} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {mostRemaining && (
        <p className="panel-foot">
          {words.say('ranking.count', { smart_count: ranked.length })}
          <Link to={hrefOf({}, '/quan-huyen')}>{words.say('ranking.all')}</Link>
        </p>
      )}
    </ChartPanel>
  );
}

function titleOf(
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
    area: words.say('table.area'),
    shown: order === 'share' ? step : words.say(`ranking.column.${order}`),
    second: order === 'share' ? words.say('ranking.column.remaining') : step,
  };
}
