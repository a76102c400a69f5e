import { screen } from '../app/screen.js';

export const users = {
  name: 'users',
  recordRepresentation: 'fullName',
  list: screen(() => import('./UserList.js').then(({ UserList }) => UserList)),
  show: screen(() => import('./UserShow.js').then(({ UserShow }) => UserShow)),
  create: screen(() => import('./UserCreate.js').then(({ UserCreate }) => UserCreate)),
  edit: screen(() => import('./UserForm.js').then(({ UserEdit }) => UserEdit)),
};
