import { reportingDate } from '../domain/reporting-date.js';
import { firstDayChanged } from './first-day-changed.js';

const lasting = (from: string, until: string | null = null, districtCode = '760') => ({
  validFrom: reportingDate(from),
  validUntil: until === null ? null : reportingDate(until),
  districtCode,
});

describe('firstDayChanged', () => {
  it.each([
    ['one is added', null, lasting('2022-05-01'), '2022-05-01'],
    ['one is withdrawn', lasting('2022-05-01'), null, '2022-05-01'],
    ['it begins earlier', lasting('2022-05-02'), lasting('2022-05-01'), '2022-05-01'],
    ['it begins later', lasting('2022-05-01'), lasting('2022-05-02'), '2022-05-01'],
    ['it ends', lasting('2022-05-01'), lasting('2022-05-01', '2022-05-09'), '2022-05-09'],
    [
      'it lasts longer',
      lasting('2022-05-01', '2022-05-09'),
      lasting('2022-05-01', '2022-06-01'),
      '2022-05-09',
    ],
    ['it says something else', lasting('2022-05-01'), lasting('2022-05-01', null, '770'), '2022-05-01'],
    ['nothing differs', lasting('2022-05-01', '2022-05-09'), lasting('2022-05-01', '2022-05-09'), null],
  ])('when %s', (_, before, after, expected) => {
    expect(firstDayChanged(before, after, (a, b) => a.districtCode === b.districtCode)).toBe(expected);
  });
});
