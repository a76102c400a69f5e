import { screen } from '../app/screen.js';

export const deliveries = {
  name: 'deliveries',
  recordRepresentation: 'subject',
  list: screen(() => import('./DeliveryList.js').then(({ DeliveryList }) => DeliveryList)),
  show: screen(() => import('./DeliveryShow.js').then(({ DeliveryShow }) => DeliveryShow)),
};
