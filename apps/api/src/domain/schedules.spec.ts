import { holidaysOf } from './calendar.js';
import { reportingDate } from './reporting-date.js';
import { dueInstants, nextInstants } from './schedules.js';
import type { Schedule } from './schedules.js';

const local = (text: string) => new Date(`${text}+07:00`);
const none = holidaysOf([]);
const holidays = holidaysOf(
  ['2022-04-30', '2022-05-01', '2022-05-02', '2022-05-03'].map((date) => ({
    date: reportingDate(date),
    reason: 'Nghỉ lễ',
  })),
);
const everyEvening: Schedule = {
  task: 'daily-workbook',
  atTime: '18:00',
  weekdays: [1, 2, 3, 4, 5, 6, 7],
  enabled: true,
  startsAt: local('2022-05-05T12:00'),
};
const mondays: Schedule = { ...everyEvening, task: 'weekly-briefing', atTime: '06:30', weekdays: [1] };

describe('dueInstants', () => {
  it.each([
    ['a second before the hour', '2022-05-05T17:59:59', null],
    ['at the hour', '2022-05-05T18:00', '2022-05-05T18:00'],
    ['before the day has ended in UTC', '2022-05-05T23:59', '2022-05-05T18:00'],
    ['after midnight in Ho Chi Minh City', '2022-05-06T00:01', '2022-05-05T18:00'],
  ])('%s, a daily schedule of 18:00 is due as expected', (_, now, run) => {
    expect(dueInstants(everyEvening, null, local(now), none)).toEqual({
      run: run === null ? null : local(run),
      missed: [],
    });
  });

  it('takes up no instant twice', () => {
    const taken = local('2022-05-05T18:00');
    expect(dueInstants(everyEvening, taken, local('2022-05-05T18:01'), none).run).toBeNull();
  });

  it('runs only the latest of those missed while the system was off, and names the earlier ones', () => {
    expect(dueInstants(everyEvening, local('2022-05-05T18:00'), local('2022-05-08T20:00'), none)).toEqual({
      run: local('2022-05-08T18:00'),
      missed: [local('2022-05-06T18:00'), local('2022-05-07T18:00')],
    });
  });

  it('makes up for nothing before the schedule started, and counts the very moment it started', () => {
    const startsAtTheHour = { ...everyEvening, startsAt: local('2022-05-05T18:00') };
    expect(dueInstants(startsAtTheHour, null, local('2022-05-05T18:00'), none).run).toEqual(
      local('2022-05-05T18:00'),
    );
    const startsJustAfter = { ...everyEvening, startsAt: local('2022-05-05T18:00:01') };
    expect(dueInstants(startsJustAfter, null, local('2022-05-05T20:00'), none).run).toBeNull();
  });

  it('has no daily workbook on days without reports, but keeps the briefing of a Monday that is one', () => {
    const since = local('2022-04-29T00:00');
    const now = local('2022-05-02T19:00');
    expect(dueInstants({ ...everyEvening, startsAt: since }, null, now, holidays)).toEqual({
      run: local('2022-04-29T18:00'),
      missed: [],
    });
    expect(dueInstants({ ...mondays, startsAt: since }, null, now, holidays).run).toEqual(
      local('2022-05-02T06:30'),
    );
  });

  it('keeps to its weekdays', () => {
    expect(dueInstants(mondays, null, local('2022-05-08T23:59'), none).run).toBeNull();
    expect(dueInstants(mondays, null, local('2022-05-09T06:30'), none).run).toEqual(
      local('2022-05-09T06:30'),
    );
  });

  it('is never due while switched off', () => {
    const off = { ...everyEvening, enabled: false };
    expect(dueInstants(off, null, local('2022-05-09T00:00'), none)).toEqual({ run: null, missed: [] });
  });
});

describe('nextInstants', () => {
  it('lists the coming instants, leaving out days without reports', () => {
    const schedule = { ...everyEvening, startsAt: local('2022-04-01T00:00') };
    expect(nextInstants(schedule, local('2022-04-29T18:00'), 2, holidays)).toEqual([
      local('2022-05-04T18:00'),
      local('2022-05-05T18:00'),
    ]);
  });

  it.each([
    ['switched off', { ...everyEvening, enabled: false }],
    ['without weekdays', { ...everyEvening, weekdays: [] }],
  ])('lists nothing for a schedule %s', (_, schedule) => {
    expect(nextInstants(schedule, local('2022-05-05T12:00'), 3, none)).toEqual([]);
  });
});
