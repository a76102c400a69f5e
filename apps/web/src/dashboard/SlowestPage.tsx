import { ChartPanel } from '../shared/ChartPanel.js';
import { Failure } from '../shared/Failure.js';
import { useDocumentTitle } from '../shared/use-document-title.js';
import { useWords } from '../shared/use-words.js';
import { Waiting } from '../shared/Waiting.js';
import { AreaTable, areaTable } from './AreaTable.js';
import { useSlowest, useView } from './figures.js';
import { PageHead } from './PageHead.js';
import { sourceOf } from './source.js';

const SHOWN = 20;

/** The wards to be called first. */
export function SlowestPage() {
  const words = useWords();
  const { view } = useView();
  const { data, error, refetch } = useSlowest(view, SHOWN);
  useDocumentTitle(words.say('nav.slowest'));
  if (error && !data) return <Failure error={error} onRetry={() => void refetch()} />;
  return (
    <div className="page-of-figures">
      <PageHead
        title={words.say('slowest.title', { count: data?.rows.length ?? SHOWN })}
        about={words.say('slowest.about')}
        shown={data?.freshness.date ?? null}
        isCompared={false}
      />
      {data ? (
        <ChartPanel
          className="plain"
          title={words.say('slowest.table')}
          subtitle={words.say('slowest.tableAbout')}
          source={sourceOf(data, words)}
          fileName={`cham-tien-do_${data.freshness.date}`}
          table={areaTable(data.rows, words)}
        >
          <AreaTable rows={data.rows} caption={words.say('slowest.table')} />
        </ChartPanel>
      ) : (
        <Waiting lines={14} />
      )}
    </div>
  );
}
