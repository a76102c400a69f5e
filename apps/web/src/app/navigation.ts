import type { Role } from '@api/domain/roles.js';

export interface NavigationItem {
  to: string;
  /** Key of its name in the language files. */
  name: string;
  roles: readonly Role[] | 'everyone';
}

const CITY: readonly Role[] = ['leader', 'reviewer', 'signing-operator', 'administrator', 'auditor'];
/** The Department's focal point files on a district's behalf. */
export const FILERS: readonly Role[] = ['district-reporter', 'reviewer'];

/** Where one can go, in groups that belong together. A person sees what their role may open. */
export const NAVIGATION: readonly (readonly NavigationItem[])[] = [
  [{ to: '/nop-bao-cao', name: 'nav.filing', roles: FILERS }],
  [
    { to: '/', name: 'nav.overview', roles: 'everyone' },
    { to: '/quan-huyen', name: 'nav.districts', roles: CITY },
    { to: '/tinh-trang-bao-cao', name: 'nav.completeness', roles: 'everyone' },
    { to: '/cham-tien-do', name: 'nav.slowest', roles: 'everyone' },
  ],
  [{ to: '/wards', name: 'resources.wards.name', roles: 'everyone' }],
];
