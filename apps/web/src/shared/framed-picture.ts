import { palette } from '@api/charts/palette.js';
import { element, rect, text } from '@api/charts/svg.js';
import { wrapText } from '@api/charts/wrap-text.js';

export interface FramedPicture {
  title: string;
  subtitle: string;
  source: string;
  /** Said under the picture. */
  note?: string | undefined;
  /** A whole `<svg>` with its width and height. */
  picture: string;
}

const EDGE = 16;

/** A chart as it leaves the page: under its message and its measure, above what its figures count from. */
export function framedPicture({ title, subtitle, source, note, picture }: FramedPicture): string {
  const inner = sizeOf(picture);
  const width = Math.max(inner.width, 320);
  const [titles, subtitles, notes, sources] = [
    wrapText(title, width, 14, 600),
    wrapText(subtitle, width, 11, 400),
    note === undefined ? [] : wrapText(note, width, 11, 400),
    wrapText(source, width, 10, 400),
  ];
  const top = EDGE + titles.length * 19 + subtitles.length * 15 + 8;
  const bottom = top + inner.height + notes.length * 15;
  const height = bottom + 10 + sources.length * 14 + EDGE - 4;
  const lines = [
    ...titles.map((line, index) => text(EDGE, EDGE + 13 + index * 19, line, { size: 14, weight: 600 })),
    ...subtitles.map((line, index) =>
      text(EDGE, EDGE + titles.length * 19 + 10 + index * 15, line, { size: 11, fill: palette.muted }),
    ),
    ...notes.map((line, index) => text(EDGE, top + inner.height + 13 + index * 15, line, { size: 11 })),
    ...sources.map((line, index) =>
      text(EDGE, bottom + 20 + index * 14, line, { size: 10, fill: palette.muted }),
    ),
  ];
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width: width + 2 * EDGE,
      height,
      viewBox: `0 0 ${width + 2 * EDGE} ${height}`,
      'font-family': 'Be Vietnam Pro, Segoe UI, Arial, sans-serif',
    },
    rect(0, 0, width + 2 * EDGE, height, { fill: palette.paper }),
    ...lines,
    element('g', { transform: `translate(${EDGE} ${top})` }, withoutFont(picture)),
  );
}

/** A picture set as what it stands in: programs that do not read the font it carries need another to fall back on. */
function withoutFont(picture: string): string {
  return picture.replace(/^(<svg[^>]*?) font-family="[^"]*"/, '$1');
}

function sizeOf(picture: string): { width: number; height: number } {
  const measure = (name: string) =>
    Number(new RegExp(`^<svg[^>]*\\s${name}="([\\d.]+)`).exec(picture)?.[1] ?? 0);
  return { width: measure('width'), height: measure('height') };
}
