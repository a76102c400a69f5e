import { useDocumentTitle } from '../shared/use-document-title.js';
import { useWords } from '../shared/use-words.js';
import { Waiting } from '../shared/Waiting.js';
import { AreaTablePanel } from './AreaTable.js';
import { useSlowest, useView } from './figures.js';
import { fileNameOf } from './file-name.js';
import { FiguresFailure } from './FiguresFailure.js';
import { PageHead } from './PageHead.js';
import { sourceOf } from './source.js';

const SHOWN = 20;

/** The wards to be called first. */
export function SlowestPage() {
  const words = useWords();
  const { view } = useView();
  const { data, error, refetch } = useSlowest(view, SHOWN);
  useDocumentTitle(words.say('nav.slowest'));
  if (error && !data) return <FiguresFailure error={error} onRetry={() => void refetch()} />;
  return (
    <div className="page-of-figures">
      <PageHead
        title={words.say('slowest.title', { count: data?.rows.length ?? SHOWN })}
        about={words.say('slowest.about')}
        shown={data?.freshness.date ?? null}
        isCompared={false}
      />
      {data ? (
        <AreaTablePanel
          title={words.say('slowest.table')}
          subtitle={words.say('slowest.tableAbout')}
          source={sourceOf(data, words)}
          fileName={fileNameOf(['cham-tien-do'], view.district, data.freshness)}
          rows={data.rows}
        />
      ) : (
        <Waiting lines={14} />
      )}
    </div>
  );
}
