import { useTranslate } from 'ra-core';
import { formatDate } from '@api/domain/format.js';
import { localTimeOf, reportingDateOf } from '@api/domain/reporting-date.js';
import { useCampaign, useCampaignMoment } from './session.js';

/** On every page of the demonstration: that its figures are no real ones, and what its clock shows. */
export function DemonstrationLabel() {
  const translate = useTranslate();
  const campaign = useCampaign();
  const moment = useCampaignMoment();
  if (!campaign?.isDemonstration || !moment) return null;
  return (
    <p className="demonstration">
      <strong>{translate('demonstration.label')}</strong>{' '}
      {translate('demonstration.clock', {
        date: formatDate(reportingDateOf(moment)),
        time: localTimeOf(moment),
      })}
    </p>
  );
}
