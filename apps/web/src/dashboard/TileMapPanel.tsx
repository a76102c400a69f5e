import { SHARE_LIMITS } from '@api/charts/share-classes.js';
import { shortAreaName } from '@api/charts/short-area-name.js';
import { tileMap } from '@api/charts/tile-map.js';
import type { DistrictsAnswer } from '@api/contract/progress.js';
import { compareNames } from '@api/domain/names.js';
import { ChartPanel } from '../shared/ChartPanel.js';
import { Choice } from '../shared/Choice.js';
import { plainOf } from '../shared/plain-of.js';
import { SvgChart } from '../shared/SvgChart.js';
import type { Column } from '../shared/table.js';
import { useWords, type Words } from '../shared/use-words.js';
import { fileNameOf } from './file-name.js';
import { useView } from './figures.js';
import { partlyInShort } from './headline.js';
import { sourceOf } from './source.js';
import { valueOf } from './value-of.js';
import { MEASURE_NAMES, type View } from './view.js';

/** The districts where they lie, the value in each; each leads to its own page. */
export function TileMapPanel({ answer }: { answer: DistrictsAnswer }) {
  const words = useWords();
  const { view, hrefOf, go } = useView();
  const { measure, span, unit } = view;
  const values = answer.rows.map((row) => ({
    row,
    value: valueOf(row, view),
    // What a part of the wards did is not the work of the day; the totals carry the others forward.
    partly: span === 'day' ? partlyInShort(row, words) : null,
  }));
  const isPartly = values.some(({ partly }) => partly !== null);
  const known = values.flatMap(({ row, value, partly }) =>
    value === null || partly !== null ? [] : [{ name: shortAreaName(row.area.name), value }],
  );
  const byValue = [...known].sort((a, b) => b.value - a.value);
  const [first, last] = [byValue.at(0), byValue.at(-1)];
  const format = unit === 'percent' ? (value: number) => words.percent(Math.round(value)) : words.count;
  const title =
    first && last && first.value !== last.value
      ? words.say(`tileMap.title.${unit === 'percent' ? span : 'count'}`, {
          deed: words.say(`tileMap.deed.${measure}`),
          first: first.name,
          last: last.name,
          step: words.say(`step.${measure}`),
        })
      : words.say('tileMap.title.plain');
  return (
    <ChartPanel
      className="tile-map"
      title={title}
      subtitle={[
        words.say(`tileMap.about.${span}.${unit}`, {
          step: words.say(`step.${measure}`),
          count: words.count(values.length),
        }),
        ...(isPartly ? [words.say('tileMap.partly')] : []),
      ].join('; ')}
      source={sourceOf(answer, words)}
      fileName={fileNameOf(
        ['ban-do-o', MEASURE_NAMES[measure], ...(span === 'day' ? ['trong-ngay'] : [])],
        null,
        answer.freshness,
      )}
      table={{
        columns: [
          { name: words.say('table.district'), kind: 'text' },
          columnOf(view, words),
          ...(isPartly ? [{ name: words.say('table.marks'), kind: 'text' } as const] : []),
        ],
        rows: [...values]
          .sort((a, b) => compareNames(a.row.area.name, b.row.area.name))
          .map(({ row, value, partly }) => [row.area.name, value, ...(isPartly ? [partly] : [])]),
      }}
      controls={
        <Choice
          name={words.say('choice.unit')}
          value={unit}
          options={[
            { value: 'percent', name: '%' },
            { value: 'count', name: words.say('choice.count') },
          ]}
          onChoose={(chosen) => go({ unit: chosen })}
        />
      }
    >
      <SvgChart
        minHeight={160}
        draw={(size) =>
          tileMap({
            ...size,
            tiles: values.map(({ row, value, partly }) => ({
              name: shortAreaName(row.area.name),
              row: row.tileRow,
              column: row.tileColumn,
              value,
              partly,
              href: hrefOf({ district: row.area.code, ward: null }, '/'),
            })),
            limits: unit === 'percent' ? SHARE_LIMITS[span][measure] : null,
            leastText: 12,
            format,
            language: words.language,
            description: plainOf(title),
          })
        }
      />
    </ChartPanel>
  );
}

function columnOf({ measure, span, unit }: View, words: Words): Column {
  const step = words.say(`step.${measure}`);
  const name = span === 'day' ? words.say('table.added', { step }) : step;
  return unit === 'count'
    ? { name, kind: 'count' }
    : { name: `${name} / ${words.say('step.required').toLowerCase()}`, kind: 'percent' };
}
