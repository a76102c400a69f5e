import { screen } from '../app/screen.js';

export const schedules = {
  name: 'schedules',
  recordRepresentation: 'name',
  list: screen(() => import('./ScheduleList.js').then(({ ScheduleList }) => ScheduleList)),
  create: screen(() => import('./ScheduleForm.js').then(({ ScheduleCreate }) => ScheduleCreate)),
  edit: screen(() => import('./ScheduleForm.js').then(({ ScheduleEdit }) => ScheduleEdit)),
};
