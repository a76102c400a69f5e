import { funnel } from '@api/charts/funnel.js';
import type { ProgressAnswer } from '@api/contract/progress.js';
import { percentTenths } from '@api/domain/percent.js';
import { ChartPanel } from '../shared/ChartPanel.js';
import { SvgChart } from '../shared/SvgChart.js';
import type { Table } from '../shared/table.js';
import { useWords, type Words } from '../shared/use-words.js';
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
      fileName={`cac-buoc_${area.code ?? 'tp'}_${freshness.date}`}
      table={tableOf(progress, words)}
    >
      <SvgChart
        minHeight={104}
        draw={(size) =>
          funnel({
            ...size,
            ...totals,
            waitingDays,
            language: words.language,
            description: title,
          })
        }
      />
    </ChartPanel>
  );
}

function tableOf({ totals, waitingDays }: ProgressAnswer, words: Words): Table {
  const line = (
    step: 'required' | 'submitted' | 'verified' | 'unresolved' | 'exempt' | 'signed',
    days: number | null,
  ) => [words.say(`step.${step}`), totals[step], percentTenths(totals[step], totals.required), days];
  return {
    columns: [
      { name: words.say('table.step'), kind: 'text' },
      { name: words.say('table.records'), kind: 'count' },
      { name: words.say('table.ofRequired'), kind: 'percent' },
      { name: words.say('table.waitingDays'), kind: 'count' },
    ],
    rows: [
      line('required', null),
      line('submitted', waitingDays.submitted),
      line('verified', waitingDays.verified),
      line('unresolved', null),
      line('exempt', null),
      line('signed', waitingDays.signed),
    ],
  };
}
