import { funnel, funnelSteps } from '@api/charts/funnel.js';
import type { ProgressAnswer } from '@api/contract/progress.js';
import { knownOf } from '@api/domain/figures.js';
import { percentTenths } from '@api/domain/percent.js';
import { ChartPanel } from '../shared/ChartPanel.js';
import { plainOf } from '../shared/plain-of.js';
import { SvgChart } from '../shared/SvgChart.js';
import type { Cell, Table } from '../shared/table.js';
import { useWords, type Words } from '../shared/use-words.js';
import { fileNameOf } from './file-name.js';
import { funnelTitle } from './headline.js';
import { sourceOf } from './source.js';

/** At which step records wait, how many, and how long the next in line has waited. */
export function FunnelPanel({ progress }: { progress: ProgressAnswer }) {
  const words = useWords();
  const { totals, waitingDays, area, freshness } = progress;
  const title = funnelTitle(progress, words);
  return (
    <ChartPanel
      className="funnel"
      title={title}
      subtitle={words.say('funnel.about')}
      source={sourceOf(progress, words)}
      fileName={fileNameOf(['cac-buoc'], area.code, freshness)}
      table={tableOf(progress, words)}
    >
      <SvgChart
        minHeight={66}
        draw={(size) =>
          funnel({
            ...size,
            ...totals,
            waitingDays,
            leastText: 12,
            language: words.language,
            description: plainOf(title),
          })
        }
      />
    </ChartPanel>
  );
}

function tableOf({ totals, waitingDays }: ProgressAnswer, words: Words): Table {
  const known = knownOf(totals);
  const steps = known === null ? [] : funnelSteps({ ...known, waitingDays, language: words.language });
  return {
    columns: [
      { name: words.say('table.step'), kind: 'text' },
      { name: words.say('table.quantity'), kind: 'count' },
      { name: words.say('table.share'), kind: 'percent' },
      { name: words.say('table.shareOf'), kind: 'text' },
      { name: words.say('table.waiting'), kind: 'count' },
      { name: words.say('table.waitingDays'), kind: 'number' },
    ],
    rows: steps.flatMap(({ step, count, exempt, before, waiting, days }): Cell[][] => [
      [
        words.say(`step.${step}`),
        count,
        before && percentTenths(count, before.count),
        before && before.name,
        before && waiting,
        days,
      ],
      ...(exempt > 0 ? [[words.say('step.exempt'), exempt, null, null, null, null]] : []),
    ]),
  };
}
