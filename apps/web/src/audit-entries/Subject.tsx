import type { AuditEntry, AuditSubject } from '@api/contract/audit-entry.js';
import { isReportingDate } from '@api/domain/reporting-date.js';
import { useCanAccess } from 'ra-core';
import { Link } from 'react-router-dom';
import { useWords } from '../shared/use-words.js';

/** The list a subject stands in, and whether a record of it has a page; null where there is no list. */
const PLACES: Record<AuditSubject, { resource: string; page: 'show' | 'edit' } | null> = {
  user: { resource: 'users', page: 'show' },
  'daily-report': { resource: 'daily-reports', page: 'show' },
  upload: null,
  document: { resource: 'documents', page: 'show' },
  delivery: { resource: 'deliveries', page: 'show' },
  schedule: { resource: 'schedules', page: 'edit' },
  'scheduled-run': null,
  recipient: { resource: 'recipients', page: 'edit' },
  campaign: null,
  'ward-version': { resource: 'ward-versions', page: 'show' },
  'district-version': { resource: 'district-versions', page: 'show' },
  'campaign-member': { resource: 'campaign-members', page: 'show' },
  requirement: { resource: 'requirements', page: 'show' },
  deadline: { resource: 'deadlines', page: 'show' },
  regime: { resource: 'regimes', page: 'show' },
  'calendar-day': { resource: 'calendar-days', page: 'show' },
  'briefing-form': { resource: 'briefing-forms', page: 'show' },
  'briefing-remark': { resource: 'briefing-remarks', page: 'show' },
  'campaign-event': { resource: 'campaign-events', page: 'show' },
};

/** What an entry is about, by its name, leading to it where the reader may go. */
export function Subject({ entry }: { entry: AuditEntry }) {
  const words = useWords();
  const place = PLACES[entry.subjectKind as AuditSubject];
  const { resource, page } = place ?? { resource: 'wards', page: 'show' };
  const { canAccess } = useCanAccess({ resource, action: page });
  const isGone = entry.action.endsWith('.remove');
  const name = entry.subjectName ?? dayOf(entry.after ?? entry.before, words.date);
  const kind = words.say(`auditSubject.${entry.subjectKind}`);
  const called = name === null ? kind : `${kind}: ${name}`;
  if (!place || !canAccess || isGone || entry.subjectId === null) return called;
  return <Link to={`/${resource}/${entry.subjectId}${page === 'show' ? '/show' : ''}`}>{called}</Link>;
}

/** What is known by its day alone goes by that. */
function dayOf(content: unknown, written: ReturnType<typeof useWords>['date']): string | null {
  const { date, deadlineDate, validFrom } = (content ?? {}) as Record<string, unknown>;
  const day = [date, deadlineDate, validFrom].find((some) => typeof some === 'string');
  return typeof day === 'string' && isReportingDate(day) ? written(day) : null;
}
