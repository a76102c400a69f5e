import { screen } from '../app/screen.js';

export const recipients = {
  name: 'recipients',
  recordRepresentation: 'name',
  list: screen(() => import('./RecipientList.js').then(({ RecipientList }) => RecipientList)),
  create: screen(() => import('./RecipientForm.js').then(({ RecipientCreate }) => RecipientCreate)),
  edit: screen(() => import('./RecipientForm.js').then(({ RecipientEdit }) => RecipientEdit)),
};
