import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Resvg } from '@resvg/resvg-js';
import { burnUp } from '../charts/burn-up.js';
import { textWidth } from '../charts/text-width.js';
import { assertFontsDraw, fontFiles, pngOf } from './pictures.js';

const text = (content: string, weight = 400) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="400" height="40"><text x="0" y="25" font-size="20" font-weight="${weight}" font-family="Be Vietnam Pro">${content}</text></svg>`;

/** Width and height from the header of a PNG. */
const sizeOf = (png: Buffer) => [png.readUInt32BE(16), png.readUInt32BE(20)];

describe('pngOf', () => {
  it('draws at the asked scale', () => {
    expect(sizeOf(pngOf(text('Thủ Đức')))).toEqual([800, 80]);
    expect(sizeOf(pngOf(text('Thủ Đức'), { scale: 1 }))).toEqual([400, 40]);
  });

  it('draws letters, and semibold ones heavier: a blank picture would be smaller than either', () => {
    const [blank, regular, semibold] = [text(''), text('Thủ Đức'), text('Thủ Đức', 600)].map((svg) =>
      pngOf(svg),
    );
    expect(regular?.length).toBeGreaterThan(2 * (blank?.length ?? 0));
    expect(semibold).not.toEqual(regular);
  });

  it('draws the same bytes every time', () => {
    expect(pngOf(text('Quận 1')).equals(pngOf(text('Quận 1')))).toBe(true);
  });

  it('draws a chart', () => {
    const chart = burnUp({
      width: 300,
      height: 200,
      days: [
        { date: '2022-05-07', submitted: 4_124_156, verified: 2_950_118, signed: 374_137, reported: true },
      ],
      required: [{ from: '2022-04-13', count: 4_481_992 }],
      deadlines: [{ date: '2022-06-01', inForce: true }],
      holidays: [],
    });
    expect(sizeOf(pngOf(chart))).toEqual([600, 400]);
  });
});

describe('assertFontsDraw', () => {
  it('passes with the fonts we ship', () => expect(() => assertFontsDraw()).not.toThrow());

  it('stops the start when a font file is missing, and names it', () => {
    expect(() => assertFontsDraw([fontFiles.tinos.normal, '/nowhere/Missing.ttf'])).toThrow(
      '/nowhere/Missing.ttf',
    );
  });

  it('stops the start on a format the renderer passes over in silence', () => {
    const woff2 = createRequire(import.meta.url).resolve(
      '@fontsource/be-vietnam-pro/files/be-vietnam-pro-vietnamese-400-normal.woff2',
    );
    expect(() => assertFontsDraw([woff2])).toThrow('comes out blank');
  });
});

describe('fontFiles', () => {
  it('names files that exist', () => {
    const files = [...Object.values(fontFiles.tinos), ...Object.values(fontFiles.beVietnamPro)];
    expect(files.filter((file) => !existsSync(file))).toEqual([]);
    expect(files).toHaveLength(6);
  });
});

describe('textWidth', () => {
  // Compared with what the font really draws, without the empty space at both ends of a text.
  it.each(['Thành phố Thủ Đức', 'đã gửi công an 4.124.156', 'Đ', 'hạn 01/06 (CV 2262/BYT-CNTT)'])(
    'knows the width of "%s"',
    (content) => {
      for (const weight of [400, 600] as const) {
        const [one, two] = [content, `${content}${content}`].map((written) => drawnWidth(written, weight));
        const drawn = (two ?? 0) - (one ?? 0);
        expect(Math.abs(textWidth(content, 20, weight) - drawn)).toBeLessThan(0.03 * drawn);
      }
    },
  );

  function drawnWidth(content: string, weight: number): number {
    const font = { loadSystemFonts: false, fontFiles: Object.values(fontFiles.beVietnamPro) };
    return new Resvg(text(content, weight), { font }).getBBox()?.width ?? 0;
  }
});
