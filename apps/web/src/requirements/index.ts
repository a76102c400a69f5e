import { screen } from '../app/screen.js';
import { factResource } from '../dated-facts/fact-resource.js';
import { requirementKind } from './requirement-kind.js';

export const requirements = {
  ...factResource(requirementKind),
  list: screen(() => import('./RequirementList.js').then(({ RequirementList }) => RequirementList)),
};

/** Setting what one document requires of many wards. */
export const PasteList = screen(() => import('./PasteList.js').then((module) => module.PasteList));
