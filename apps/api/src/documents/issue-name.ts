import { formatExactMoment } from '../domain/format.js';
import { localTimeOf, reportingDateOf } from '../domain/reporting-date.js';
import type { Issue } from './document-changes.js';

/** 'Lần phát hành 2'; a reprint is named by its moment, so that nobody takes it for the newest. */
export function issueName({ version, asOf }: Issue): string {
  return version === null
    ? `Bản in lại tại thời điểm ${formatExactMoment(asOf)}, không phải lần phát hành mới nhất`
    : `Lần phát hành ${version}`;
}

/** 'v2'; of a reprint 'in-lai-20220507-174500123', its moment by the clocks in Ho Chi Minh City. */
export function issueInFileName({ version, asOf }: Issue): string {
  if (version !== null) return `v${version}`;
  const day = reportingDateOf(asOf).replaceAll('-', '');
  const time = `${localTimeOf(asOf).replace(':', '')}${asOf.toISOString().slice(17, 23).replace('.', '')}`;
  return `in-lai-${day}-${time}`;
}
