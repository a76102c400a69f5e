import { PROBLEMS } from '../contract/problems.js';
import { Problem } from './problem.js';

describe('the words of a refusal', () => {
  it('say what the details hold, a date as people write it', () => {
    const problem = new Problem('fact.changes-past-day', { lastDate: '2022-05-07' });
    expect(problem.titleIn('vi')).toContain('đến ngày 07/05/2022;');
    expect(problem.titleIn('en')).toContain('up to 07/05/2022;');
  });

  it.each(Object.entries(PROBLEMS))('%s: both languages speak of the same details', (_, { vi, en }) => {
    const names = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort();
    expect(names(vi)).toEqual(names(en));
  });
});
