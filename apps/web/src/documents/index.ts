import { screen } from '../app/screen.js';

export const documents = {
  name: 'documents',
  recordRepresentation: 'fileName',
  list: screen(() => import('./DocumentList.js').then(({ DocumentList }) => DocumentList)),
  show: screen(() => import('./DocumentShow.js').then(({ DocumentShow }) => DocumentShow)),
};
