import { classColours, contrastRatio, inkOn, palette, stateColours, stepColour, stepInk } from './palette.js';

describe('palette', () => {
  it('measures contrast as WCAG does', () => {
    expect(contrastRatio('#000000', '#ffffff')).toBeCloseTo(21);
    expect(contrastRatio('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
  });

  it.each([
    ...Object.entries(stepInk).map(([step, ink]) => [`the name of ${step} on white`, ink, palette.paper]),
    ...[palette.ink, palette.muted, palette.alert, palette.warning].map((ink) => [
      `${ink} on white`,
      ink,
      palette.paper,
    ]),
    ...[palette.ink, palette.muted].map((ink) => [`${ink} on shade`, ink, palette.shade]),
    ['red on the paper of the worst class', palette.alert, palette.alertPaper],
    ['red across its hatching', palette.alert, palette.alertHatch],
    ...[...classColours, ...Object.values(stepColour)].map((fill) => [
      `chosen ink on ${fill}`,
      inkOn(fill),
      fill,
    ]),
    ...Object.entries(stateColours).map(([state, { ink, fill }]) => [`the letter of ${state}`, ink, fill]),
  ])('keeps text readable: %s', (_, ink, background) => {
    expect(contrastRatio(ink ?? '', background ?? '')).toBeGreaterThanOrEqual(4.5);
  });
});
