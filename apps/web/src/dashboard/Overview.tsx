import type { ProgressAnswer } from '@api/contract/progress.js';
import { useDocumentTitle } from '../shared/use-document-title.js';
import { useFocusOnArrival } from '../shared/use-focus-on-arrival.js';
import { useWords } from '../shared/use-words.js';
import { Waiting } from '../shared/Waiting.js';
import { BurnUpPanel } from './BurnUpPanel.js';
import { CityPanels } from './CityPanels.js';
import { Controls } from './Controls.js';
import { DistrictPanels } from './DistrictPanels.js';
import { useProgress, useView } from './figures.js';
import { FiguresFailure } from './FiguresFailure.js';
import { FunnelPanel } from './FunnelPanel.js';
import { Heading } from './Heading.js';
import { PacePanel } from './PacePanel.js';
import { StepCards } from './StepCards.js';
import type { View } from './view.js';
import { WardPanels } from './WardPanels.js';

/** The first screen: whether the work will be done in time, and if not, where it is held up. */
export function Overview() {
  const { view } = useView();
  const words = useWords();
  const progress = useProgress(view);
  const heading = useFocusOnArrival(`${view.district} ${view.ward}`);
  useDocumentTitle(
    progress.data?.area.level === 'city' ? words.say('nav.overview') : (progress.data?.area.name ?? ''),
  );

  if (progress.error && !progress.data) {
    return <FiguresFailure error={progress.error} onRetry={() => void progress.refetch()} />;
  }
  return (
    <div className="overview" aria-busy={progress.isPlaceholderData}>
      <header className="overview-head">
        {progress.data ? <Heading progress={progress.data} heading={heading} /> : <Waiting lines={2} />}
        <Controls shown={progress.data?.freshness.date ?? null} />
      </header>
      {progress.data ? <Figures progress={progress.data} view={view} /> : <Waiting lines={12} />}
    </div>
  );
}

function Figures({ progress, view }: { progress: ProgressAnswer; view: View }) {
  return (
    <>
      <div className="cards">
        <StepCards progress={progress} />
        <PacePanel progress={progress} />
      </div>
      <div className={`panels ${progress.area.level}`}>
        {progress.area.level === 'city' ? (
          <BurnUpPanel progress={progress} />
        ) : (
          <div className="panel-stack">
            <BurnUpPanel progress={progress} />
            <FunnelPanel progress={progress} />
          </div>
        )}
        {progress.area.level === 'city' && <CityPanels progress={progress} view={view} />}
        {progress.area.level === 'district' && <DistrictPanels progress={progress} view={view} />}
        {progress.area.level === 'ward' && <WardPanels progress={progress} view={view} />}
      </div>
    </>
  );
}
