import { screen } from '../app/screen.js';

export const wards = {
  name: 'wards',
  list: screen(() => import('./WardList.js').then(({ WardList }) => WardList)),
};
