import { dayOfHeading, isDatedOtherwise } from './column-days.js';
import { denialIn } from './denied-figures.js';
import { doubtIn } from './noted-doubts.js';
import { reportingDate } from './reporting-date.js';

const DATE = reportingDate('2022-05-08');
const BESIDE =
  ' của các trạm y tế phường, xã trên địa bàn gửi về trung tâm y tế để tổng hợp theo hướng dẫn của Sở Y tế Thành phố';
const HARMLESS = 'Trạm y tế làm việc với công an phường trong cả buổi sáng. ';

describe('a text of several lines', () => {
  it.each(['Số phát sinh trong ngày', 'Số liệu ngày 07/05/2022', 'Số liệu hôm qua'])(
    'as a heading is of the day that its words say, whatever follows: %s',
    (words) => {
      expect([words, words + BESIDE].map((text) => dayOfHeading(text, DATE))).toEqual(['earlier', 'earlier']);
    },
  );

  it('as a heading is dated by its date, whatever follows', () => {
    expect(isDatedOtherwise(`Số liệu ngày 07/05/2022${BESIDE}`, DATE)).toBe(true);
    expect(isDatedOtherwise(`Số liệu ngày 08/05/2022${BESIDE}`, DATE)).toBe(false);
  });

  it('as a note is read to its end', () => {
    expect(doubtIn(`${HARMLESS.repeat(5)}Số này nhập nhầm.`, DATE)).toBe('wrong');
    expect(doubtIn(HARMLESS.repeat(6), DATE)).toBeNull();
  });

  it('as a line beside the table is read to its end', () => {
    expect(denialIn(`${HARMLESS.repeat(5)}Số liệu chưa chính thức.`)).toBe('estimated');
    expect(denialIn(HARMLESS.repeat(6))).toBeNull();
  });
});
