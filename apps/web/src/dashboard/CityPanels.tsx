import type { ProgressAnswer } from '@api/contract/progress.js';
import { Failure } from '../shared/Failure.js';
import { Waiting } from '../shared/Waiting.js';
import { useDistricts } from './figures.js';
import { FunnelPanel } from './FunnelPanel.js';
import { RankingPanel } from './RankingPanel.js';
import { TileMapPanel } from './TileMapPanel.js';
import type { View } from './view.js';

/** Where in the city the work stands, at which step, and who holds most of what remains. */
export function CityPanels({ progress, view }: { progress: ProgressAnswer; view: View }) {
  const districts = useDistricts(view);
  const instead = districts.error ? (
    <Failure error={districts.error} onRetry={() => void districts.refetch()} />
  ) : (
    <Waiting lines={8} />
  );
  return (
    <>
      <div className="panel-stack">
        {districts.data ? (
          <TileMapPanel answer={districts.data} />
        ) : (
          <div className="panel tile-map">{instead}</div>
        )}
        <FunnelPanel progress={progress} />
      </div>
      {districts.data ? (
        <RankingPanel
          rows={districts.data.rows}
          answer={districts.data}
          mostRemaining={districts.data.mostRemaining}
        />
      ) : (
        <div className="panel ranking">{instead}</div>
      )}
    </>
  );
}
