import { screen } from '../app/screen.js';
import { formatDate } from '@api/domain/format.js';
import { isReportingDate } from '@api/domain/reporting-date.js';
import type { FactKind, FactRecord } from './kind.js';
import { weekText } from './shown-value.js';

/** The four screens of a kind of dated fact. */
export function factResource(kind: FactKind) {
  const form = (name: 'RecordCreate' | 'RecordEdit') =>
    screen(() => import('./FactForm.js').then(({ factForms }) => factForms(kind)[name]));
  return {
    name: kind.name,
    recordRepresentation: (record: FactRecord) => calledOf(kind, record),
    list: screen(() => import('./FactList.js').then(({ FactList }) => () => <FactList kind={kind} />)),
    show: screen(() => import('./FactShow.js').then(({ FactShow }) => () => <FactShow kind={kind} />)),
    create: form('RecordCreate'),
    edit: form('RecordEdit'),
  };
}

/** What one fact is called: what its list shows first. */
function calledOf({ columns: [first = 'id'], fields }: FactKind, record: FactRecord): string {
  const name = String(record[first]);
  if (!isReportingDate(name)) return name;
  const isWeek = fields.some(({ source, type }) => source === first && type === 'week');
  return isWeek ? weekText(name) : formatDate(name);
}
