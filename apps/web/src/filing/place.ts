import { useSearchParams } from 'react-router-dom';
import { isReportingDate, type ReportingDate } from '@api/domain/reporting-date.js';
import { useCampaign, useSession } from '../app/session.js';

/** What is being filed: kept in the address, so that a reload or a link finds the same step again. */
export interface FilingPlace {
  districtCode: string | null;
  date: ReportingDate | null;
  /** The upload looked at. */
  uploadId: string | null;
  /** The report just filed. */
  reportId: string | null;
}

const NAMES = { districtCode: 'quan', date: 'ngay', uploadId: 'tep', reportId: 'bien-nhan' } as const;

export function useFilingPlace() {
  const [params, setParams] = useSearchParams();
  const session = useSession();
  const today = useCampaign()?.today ?? null;
  const asked = params.get(NAMES.date) ?? '';
  const place: FilingPlace = {
    districtCode: session?.districtCode ?? params.get(NAMES.districtCode),
    date: isReportingDate(asked) ? asked : today,
    uploadId: params.get(NAMES.uploadId),
    reportId: params.get(NAMES.reportId),
  };

  /** A new district or day begins at the first step; what is not named stays. */
  function go(to: Partial<FilingPlace>): void {
    setParams((last) => {
      const next = new URLSearchParams(last);
      next.delete(NAMES.uploadId);
      next.delete(NAMES.reportId);
      for (const [field, value] of Object.entries(to)) {
        const name = NAMES[field as keyof FilingPlace];
        if (value === null) next.delete(name);
        else next.set(name, value);
      }
      return next;
    });
  }
  return { place, go, isOwnDistrict: (session?.districtCode ?? null) !== null };
}
