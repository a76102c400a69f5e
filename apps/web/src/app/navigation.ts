import { CITY_ROLES, FILERS, type Role } from '@api/domain/roles.js';
import { ACCESS } from './access.js';

export interface NavigationItem {
  to: string;
  /** Key of its name in the language files. */
  name: string;
  roles: readonly Role[] | 'everyone';
  /** A page of figures: the day and the moment looked at go along. */
  isOfFigures?: true;
}

/** What an administrator sets, in groups that belong together; each is a list of its own. */
export const SETTINGS = {
  areas: ['ward-versions', 'district-versions', 'campaign-members', 'requirements'],
  time: ['deadlines', 'regimes', 'calendar-days', 'campaign-events'],
  briefing: ['briefing-forms', 'briefing-remarks'],
  mail: ['schedules', 'scheduled-runs', 'recipients'],
} as const satisfies Record<string, readonly (keyof typeof ACCESS)[]>;

export const SETTINGS_PAGE = '/thiet-lap';
export const PASSWORD_PAGE = '/doi-mat-khau';
export const PASTE_LIST_PAGE = '/dan-danh-sach';
/** Where reports are filed. */
export const FILING = '/nop-bao-cao';
/** Who has reported and who has not. */
export const COMPLETENESS = '/tinh-trang-bao-cao';

/** Where one can go, in groups that belong together. A person sees what their role may open. */
export const NAVIGATION: readonly (readonly NavigationItem[])[] = [
  [{ to: FILING, name: 'nav.filing', roles: FILERS }],
  [
    { to: '/', name: 'nav.overview', roles: 'everyone', isOfFigures: true },
    { to: '/quan-huyen', name: 'nav.districts', roles: CITY_ROLES, isOfFigures: true },
    { to: COMPLETENESS, name: 'nav.completeness', roles: 'everyone', isOfFigures: true },
    { to: '/cham-tien-do', name: 'nav.slowest', roles: 'everyone', isOfFigures: true },
  ],
  ['daily-reports', 'documents', 'deliveries'].map(listOf),
  [listOf('wards'), { to: SETTINGS_PAGE, name: 'nav.settings', roles: CITY_ROLES }],
  ['users', 'audit-entries'].map(listOf),
];

/** Whether a page shows figures of a day: its address says which, and as known when. */
export function isPageOfFigures(pathname: string): boolean {
  return NAVIGATION.flat().some(({ to, isOfFigures }) => isOfFigures === true && to === pathname);
}

/** The list a page belongs to, and whether it is the list itself; pasting belongs to what is pasted. */
export function listOfPage(pathname: string): { resource: string; isList: boolean } {
  if (pathname === PASTE_LIST_PAGE) return { resource: 'requirements', isList: false };
  const [, resource = '', ...rest] = pathname.split('/');
  return { resource, isList: rest.length === 0 };
}

/** Whether the list of a resource is reached through the settings. */
export function isSetting(resource: string): boolean {
  return Object.values(SETTINGS).some((names) => (names as readonly string[]).includes(resource));
}

/** Whether a page lies under the settings: it has no place of its own in the navigation. */
export function isUnderSettings(pathname: string): boolean {
  return isSetting(listOfPage(pathname).resource);
}

function listOf(resource: string): NavigationItem {
  return { to: `/${resource}`, name: `resources.${resource}.name`, roles: ACCESS[resource]?.read ?? [] };
}
