import { reportingDate } from '../../domain/reporting-date.js';
import { formalDay, inWords, listed, listedByName, roman } from './phrases.js';

describe('dates by Decree 30', () => {
  it.each([
    ['2022-05-07', 'ngày 07 tháng 5 năm 2022'],
    ['2022-02-01', 'ngày 01 tháng 02 năm 2022'],
    ['2022-12-31', 'ngày 31 tháng 12 năm 2022'],
  ])('writes %s as %s: a leading 0 for days below 10 and for January and February only', (date, written) => {
    expect(formalDay(reportingDate(date))).toBe(written);
  });
});

describe('phrases', () => {
  it('joins the last of a list with "và"', () => {
    expect([listed([]), listed(['A']), listed(['A', 'B']), listed(['A', 'B', 'C'])]).toEqual([
      '',
      'A',
      'A và B',
      'A, B và C',
    ]);
  });

  it('lists names as every list does: "Quận 2" before "Quận 10"', () => {
    expect(listedByName(['Quận 10', 'Quận Bình Tân', 'Quận 2'])).toBe('Quận 2, Quận 10, quận Bình Tân');
  });

  it('writes counts up to ten as words at the beginning of a sentence', () => {
    expect([inWords(5), inWords(10), inWords(1234)]).toEqual(['Năm', 'Mười', '1.234']);
  });

  it('numbers sections as Romans did', () => {
    expect([1, 4, 8, 9, 12, 19].map(roman)).toEqual(['I', 'IV', 'VIII', 'IX', 'XII', 'XIX']);
  });
});
