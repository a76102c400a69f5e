import latin from '@fontsource/be-vietnam-pro/files/be-vietnam-pro-latin-400-normal.woff2?url';
import latinBold from '@fontsource/be-vietnam-pro/files/be-vietnam-pro-latin-600-normal.woff2?url';
import vietnamese from '@fontsource/be-vietnam-pro/files/be-vietnam-pro-vietnamese-400-normal.woff2?url';
import vietnameseBold from '@fontsource/be-vietnam-pro/files/be-vietnam-pro-vietnamese-600-normal.woff2?url';

/** A picture with the fonts it is set in: it is drawn elsewhere, where they are not installed. */
export async function withFonts(svg: string): Promise<string> {
  const fonts = await Promise.all([
    fontFace(latin, 400, LATIN),
    fontFace(vietnamese, 400, VIETNAMESE),
    fontFace(latinBold, 600, LATIN),
    fontFace(vietnameseBold, 600, VIETNAMESE),
  ]);
  return svg.replace('>', `><style>${fonts.join('')}</style>`);
}

/** Twice the pixels of the screen: it will be put in a document or on a wall. */
const SCALE = 2;

/** A picture as PNG. A drawn-from-text picture sees none of the page's fonts, so it carries them itself. */
export async function pngOf(svg: string): Promise<Blob> {
  const image = new Image();
  image.src = URL.createObjectURL(new Blob([await withFonts(svg)], { type: 'image/svg+xml' }));
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = image.naturalWidth * SCALE;
  canvas.height = image.naturalHeight * SCALE;
  await drawWithText(image, canvas);
  URL.revokeObjectURL(image.src);
  return new Promise((done, fail) =>
    canvas.toBlob(
      (png) => (png ? done(png) : fail(new Error('The picture could not be drawn.'))),
      'image/png',
    ),
  );
}

/**
 * Draws until there is text: a picture reads the fonts it carries only when it is first drawn, and leaves
 * its texts out until then. The line at its foot, in the plainest of them, tells.
 */
async function drawWithText(image: HTMLImageElement, canvas: HTMLCanvasElement): Promise<void> {
  const { width, height } = canvas;
  const pen = canvas.getContext('2d', { willReadFrequently: true });
  if (!pen) throw new Error('The picture could not be drawn.');
  const draw = () => {
    pen.clearRect(0, 0, width, height);
    pen.drawImage(image, 0, 0, width, height);
    return isInked(pen.getImageData(0, height - FOOT * SCALE, width, FOOT * SCALE));
  };
  for (let attempt = 0; attempt < 60 && !draw(); attempt += 1) await pause();
  // The other fonts came with it.
  await pause();
  draw();
}

/** Pixels of the last line of a picture and the edge under it. */
const FOOT = 28;

function isInked({ data }: ImageData): boolean {
  return data.some((value, place) => place % 4 === 0 && value < 160);
}

function pause(): Promise<void> {
  return new Promise((done) => setTimeout(done, 50));
}

const LATIN =
  'U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+2000-206F,U+2212,U+20AC,U+2122';
const VIETNAMESE =
  'U+0102-0103,U+0110-0111,U+0128-0129,U+0168-0169,U+01A0-01A1,U+01AF-01B0,U+0300-0301,U+0303-0304,U+0308-0309,U+0323,U+0329,U+1EA0-1EF9,U+20AB';

async function fontFace(url: string, weight: number, range: string): Promise<string> {
  const bytes = new Uint8Array(await (await fetch(url)).arrayBuffer());
  const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  return `@font-face{font-family:'Be Vietnam Pro';font-weight:${weight};src:url(data:font/woff2;base64,${btoa(text)});unicode-range:${range}}`;
}
