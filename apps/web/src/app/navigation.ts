import type { Role } from '@api/domain/roles.js';
import { ACCESS, CITY, FILERS } from './access.js';

export interface NavigationItem {
  to: string;
  /** Key of its name in the language files. */
  name: string;
  roles: readonly Role[] | 'everyone';
  /** A page of figures: the day and the moment looked at go along. */
  isOfFigures?: true;
}

/** Where one can go, in groups that belong together. A person sees what their role may open. */
export const NAVIGATION: readonly (readonly NavigationItem[])[] = [
  [{ to: '/nop-bao-cao', name: 'nav.filing', roles: FILERS }],
  [
    { to: '/', name: 'nav.overview', roles: 'everyone', isOfFigures: true },
    { to: '/quan-huyen', name: 'nav.districts', roles: CITY, isOfFigures: true },
    { to: '/tinh-trang-bao-cao', name: 'nav.completeness', roles: 'everyone', isOfFigures: true },
    { to: '/cham-tien-do', name: 'nav.slowest', roles: 'everyone', isOfFigures: true },
  ],
  ['daily-reports', 'documents', 'deliveries'].map(listOf),
  [listOf('wards'), { to: '/thiet-lap', name: 'nav.settings', roles: CITY }],
  ['users', 'audit-entries'].map(listOf),
];

function listOf(resource: string): NavigationItem {
  return { to: `/${resource}`, name: `resources.${resource}.name`, roles: ACCESS[resource]?.read ?? [] };
}
