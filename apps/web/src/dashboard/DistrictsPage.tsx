import { useDocumentTitle } from '../shared/use-document-title.js';
import { useWords } from '../shared/use-words.js';
import { Waiting } from '../shared/Waiting.js';
import { AreaTablePanel } from './AreaTable.js';
import { useDistricts, useView } from './figures.js';
import { fileNameOf } from './file-name.js';
import { FiguresFailure } from './FiguresFailure.js';
import { PageHead } from './PageHead.js';
import { SmallMultiplesPanel } from './SmallMultiplesPanel.js';
import { sourceOf } from './source.js';

/** All districts: every figure, and the course of each. */
export function DistrictsPage() {
  const words = useWords();
  const { view } = useView();
  const { data, error, refetch } = useDistricts(view);
  useDocumentTitle(words.say('nav.districts'));
  if (error && !data) return <FiguresFailure error={error} onRetry={() => void refetch()} />;
  return (
    <div className="page-of-figures">
      <PageHead
        title={words.say('districts.title')}
        about={words.say('districts.about')}
        shown={data?.freshness.date ?? null}
      />
      {data ? (
        <>
          <AreaTablePanel
            title={words.say('districts.table')}
            subtitle={words.say('districts.tableAbout', { since: words.date(data.comparisonDate) })}
            source={sourceOf(data, words)}
            fileName={fileNameOf(['quan-huyen'], null, data.freshness)}
            rows={data.rows}
            whole={{ name: words.say('trail.city'), figures: data.whole }}
          />
          <SmallMultiplesPanel answer={data} />
        </>
      ) : (
        <Waiting lines={14} />
      )}
    </div>
  );
}
