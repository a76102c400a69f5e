import type { ProgressAnswer } from '@api/contract/progress.js';
import { Failure } from '../shared/Failure.js';
import { Waiting } from '../shared/Waiting.js';
import { useWards } from './figures.js';
import { RankingPanel } from './RankingPanel.js';
import { ReportingPanel } from './ReportingPanel.js';
import type { View } from './view.js';

/** A district's wards: how they report, and who holds most of what remains. */
export function DistrictPanels({ progress, view }: { progress: ProgressAnswer; view: View }) {
  const wards = useWards(view);
  return (
    <>
      <ReportingPanel date={progress.freshness.date} source={progress} />
      {wards.data ? (
        <RankingPanel rows={wards.data.rows} answer={wards.data} />
      ) : (
        <div className="panel ranking">
          {wards.error ? (
            <Failure error={wards.error} onRetry={() => void wards.refetch()} />
          ) : (
            <Waiting lines={8} />
          )}
        </div>
      )}
    </>
  );
}
