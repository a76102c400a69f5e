import { FairLine } from './fair-line.js';

function lineOf(room: number, ...brought: [whose: string, item: string][]) {
  const line = new FairLine<string>(room);
  const gaveWay = brought.map(([whose, item]) => line.put(whose, item));
  return { line, gaveWay };
}
const served = (line: FairLine<string>) => {
  const items: (string | undefined)[] = [];
  while (line.size > 0) items.push(line.take());
  return items;
};

describe('the line of files to be read', () => {
  it('serves who brings one after one turn of who brought many', () => {
    const { line } = lineOf(10, ['760', 'a1'], ['760', 'a2'], ['760', 'a3'], ['761', 'b1'], ['762', 'c1']);
    expect(served(line)).toEqual(['a1', 'b1', 'c1', 'a2', 'a3']);
  });

  it('keeps the turns when more comes meanwhile', () => {
    const { line } = lineOf(10, ['760', 'a1'], ['760', 'a2'], ['761', 'b1']);
    expect(line.take()).toBe('a1');
    line.put('760', 'a3');
    line.put('761', 'b2');
    expect(served(line)).toEqual(['b1', 'a2', 'b2', 'a3']);
  });

  it('takes from who has most when it is full, so that nobody is kept out by another', () => {
    const { line, gaveWay } = lineOf(3, ['760', 'a1'], ['760', 'a2'], ['760', 'a3'], ['761', 'b1']);
    expect(gaveWay).toEqual([null, null, null, 'a3']);
    expect(line.put('760', 'a4')).toBe('a4');
    expect(served(line)).toEqual(['a1', 'b1', 'a2']);
  });

  it('is empty at its end', () => {
    const { line } = lineOf(1);
    expect([line.take(), line.size]).toEqual([undefined, 0]);
  });
});
