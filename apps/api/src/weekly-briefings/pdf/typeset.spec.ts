import { typeset } from './typeset.js';

describe('typeset', () => {
  it('composes letters and marks: decomposed ones are drawn beside each other', () => {
    expect(typeset([{ text: 'Thu\u0309 \u0110u\u031b\u0301c' }])).toEqual([{ text: 'Thủ Đức' }]);
  });

  it('leaves drawings, numbers and switches as they are', () => {
    const drawing = { svg: '<svg height="8,0%"/>', width: 467, unbreakable: true, margin: null };
    expect(typeset(drawing)).toEqual(drawing);
  });
});
