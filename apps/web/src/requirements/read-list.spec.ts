import { readList } from './read-list.js';

describe('readList', () => {
  it('takes the code from the first column and the number from the last, whatever stands between', () => {
    expect(readList('27259\tPhường 13\t8.825\n27262;5220\n')).toEqual({
      rows: [
        { wardCode: '27259', required: 8825 },
        { wardCode: '27262', required: 5220 },
      ],
      wrong: [],
    });
  });

  it.each([
    ['a heading', 'Mã\tCần xác thực'],
    ['a number with a letter', '27259\t8O25'],
    ['a code alone', '27259'],
    ['a code too short', '2725\t100'],
  ])('tells the line of %s instead of leaving it out', (_, line) => {
    expect(readList(`\n${line}`)).toEqual({ rows: [], wrong: [{ line: 2, text: line }] });
  });
});
