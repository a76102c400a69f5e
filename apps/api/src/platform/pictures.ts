import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Resvg } from '@resvg/resvg-js';

const { resolve } = createRequire(import.meta.url);
const beVietnamPro = dirname(resolve('@expo-google-fonts/be-vietnam-pro/package.json'));
const tinos = dirname(resolve('@expo-google-fonts/tinos/package.json'));

/**
 * The TrueType files every document and picture is set in: Tinos (metrics of
 * Times New Roman) for documents, Be Vietnam Pro for charts. Fonts of the machine
 * are never used: a document looks the same wherever it is made.
 */
export const fontFiles = {
  tinos: {
    normal: join(tinos, '400Regular/Tinos_400Regular.ttf'),
    bold: join(tinos, '700Bold/Tinos_700Bold.ttf'),
    italics: join(tinos, '400Regular_Italic/Tinos_400Regular_Italic.ttf'),
    bolditalics: join(tinos, '700Bold_Italic/Tinos_700Bold_Italic.ttf'),
  },
  beVietnamPro: {
    normal: join(beVietnamPro, '400Regular/BeVietnamPro_400Regular.ttf'),
    bold: join(beVietnamPro, '600SemiBold/BeVietnamPro_600SemiBold.ttf'),
  },
} as const;

const allFontFiles = [...Object.values(fontFiles.beVietnamPro), ...Object.values(fontFiles.tinos)];

/** A PNG of an SVG on white, `scale` pixels for each of its own (2 for print and sharp screens). */
export function pngOf(svg: string, { scale = 2 }: { scale?: number } = {}): Buffer {
  return draw(svg, scale).asPng();
}

/**
 * Fails the start when text would not be drawn: with a font file missing, or in a format the renderer
 * cannot read (woff2), it leaves text out without a word, and every chart would go out mute.
 */
export function assertFontsDraw(files: readonly string[] = allFontFiles): void {
  // Each file alone: together one would stand in for another unnoticed.
  const mute = files.find((file) => !drawsText(file));
  if (mute) throw new Error(`Text comes out blank: the font file ${mute} is missing or unreadable.`);
}

function drawsText(file: string): boolean {
  const text = '<text x="4" y="17" font-size="14">Thủ Đức</text>';
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="80" height="24">${text}</svg>`;
  return draw(svg, 1, [file]).pixels.some((channel) => channel < 128);
}

function draw(svg: string, scale: number, files: readonly string[] = allFontFiles) {
  return new Resvg(svg, {
    background: '#ffffff',
    fitTo: { mode: 'zoom', value: scale },
    font: {
      loadSystemFonts: false,
      fontFiles: [...files],
    },
  }).render();
}
