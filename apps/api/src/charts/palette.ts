import type { DayState } from '../domain/completeness.js';

/**
 * Colours of every chart: quiet greys, one blue in three depths for the three
 * steps, red only for what must be acted on.
 */
export const palette = {
  ink: '#14202e',
  muted: '#55616f',
  grid: '#e4e9ef',
  axis: '#b8c2cd',
  shade: '#eef1f4',
  paper: '#ffffff',
  alert: '#b42318',
  alertPaper: '#fdeeec',
  alertHatch: '#fbdbd7',
  warning: '#8a4b08',
} as const;

export type Step = 'required' | 'submitted' | 'verified' | 'signed';

/** Fill or stroke of a step. The lighter ones are too pale for text: see `stepInk`. */
export const stepColour: Record<Step, string> = {
  required: '#97a3b1',
  submitted: '#8fbfe8',
  verified: '#3f8bd3',
  signed: '#0b4f9e',
};

/** Text that names a step, readable on white. */
export const stepInk: Record<Step, string> = {
  required: palette.muted,
  submitted: '#35719f',
  verified: '#1f68b0',
  signed: '#0b4f9e',
};

/** Five depths from little done to much done. */
export const classColours = ['#e3eef9', '#c0dbf3', '#8fbfe8', '#3f8bd3', '#0b4f9e'] as const;

/** Cells of the reporting heat map with the ink of their letter: strong red where somebody has yet to report. */
export const stateColours: Record<DayState, { fill: string; ink: string }> = {
  'on-time': { fill: '#d9e8f6', ink: '#2c5f93' },
  late: { fill: '#f7dc9c', ink: '#5f3a00' },
  returned: { fill: '#fbd3cd', ink: '#8f1a10' },
  missing: { fill: '#b42318', ink: '#ffffff' },
  holiday: { fill: '#eceff3', ink: '#55616f' },
  'not-due': { fill: '#f7f9fb', ink: '#55616f' },
};

/** The more readable of dark and white text on a background: at least 4.5 to 1 on every colour above. */
export function inkOn(background: string): string {
  return contrastRatio(palette.ink, background) >= contrastRatio(palette.paper, background)
    ? palette.ink
    : palette.paper;
}

/** Contrast of two `#rrggbb` colours, 1 to 21, by the formula of WCAG 2.2. */
export function contrastRatio(one: string, other: string): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const channel = parseInt(colour.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
