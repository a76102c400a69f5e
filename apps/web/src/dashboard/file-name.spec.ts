import { reportingDate } from '@api/domain/reporting-date.js';
import { fileNameOf } from './file-name.js';

const date = reportingDate('2022-05-07');

describe('the name of a downloaded file', () => {
  it.each([
    [['tien-do'], null, null, 'tien-do_tp_2022-05-07'],
    [['xep-hang', 'chua-ky'], '760', null, 'xep-hang_chua-ky_760_2022-05-07'],
    [['tien-do'], null, '2022-05-06T05:00:00Z', 'tien-do_tp_2022-05-07_biet-luc_2022-05-06T12h00'],
    [['tien-do'], null, '2022-05-06T05:00:11.241Z', 'tien-do_tp_2022-05-07_biet-luc_2022-05-06T12h00m11.241'],
  ])('says what, where and of which day, and as known when: %j %s %s', (what, area, asOf, name) => {
    expect(fileNameOf(what, area, { date, asOf })).toBe(name);
  });
});
