import type { CompletenessAnswer } from '@api/contract/progress.js';
import { onTimeWhenDue } from './completeness-table.js';

type Day = CompletenessAnswer['dates'][number];
const day = (onTime: number, changes: Partial<Day> = {}) =>
  ({ expected: 310, onTime, isReportingDay: true, isDue: true, ...changes }) as Day;

describe('how many reports came on time', () => {
  it('is told of the days whose deadline has come: in the morning nobody is late', () => {
    const dates = [day(300), day(290), day(10, { isDue: false })];
    expect(onTimeWhenDue(dates)).toEqual({ days: 2, onTime: 590, expected: 620 });
  });

  it('leaves days off out', () => {
    const dates = [day(300), day(0, { isReportingDay: false, expected: 0 })];
    expect(onTimeWhenDue(dates)).toEqual({ days: 1, onTime: 300, expected: 310 });
  });
});
