import { remembered } from './remembered.js';

describe('a function that remembers', () => {
  it('is asked once for each text, also where its answer is null', () => {
    const asked: string[] = [];
    const length = remembered((text: string) => {
      asked.push(text);
      return text === '' ? null : text.length;
    });
    expect(['', 'ab', '', 'abc', 'ab'].map(length)).toEqual([null, 2, null, 3, 2]);
    expect(asked).toEqual(['', 'ab', 'abc']);
  });

  it('forgets when it knows too much, and keeps no long text', () => {
    const asked: string[] = [];
    const same = remembered((text: string) => {
      asked.push(text);
      return text;
    }, 2);
    const long = 'x'.repeat(201);
    ['a', 'b', 'c', 'a', long, long].forEach((text) => same(text));
    expect(asked).toEqual(['a', 'b', 'c', 'a', long, long]);
  });
});
