import { ACCESS, mayOpen } from './access.js';

describe('mayOpen', () => {
  it.each(Object.keys(ACCESS))('lets the leader read, and change nothing: %s', (resource) => {
    const may = ['list', 'show', 'create', 'edit'].map((action) => mayOpen('leader', resource, action));
    expect(may).toEqual([true, true, false, false]);
  });

  it('opens what it does not know to nobody', () => {
    expect(mayOpen('administrator', 'spells', 'list')).toBe(false);
  });
});
