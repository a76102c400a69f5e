import latin from '@fontsource/be-vietnam-pro/files/be-vietnam-pro-latin-400-normal.woff2?url';
import latinBold from '@fontsource/be-vietnam-pro/files/be-vietnam-pro-latin-600-normal.woff2?url';
import vietnamese from '@fontsource/be-vietnam-pro/files/be-vietnam-pro-vietnamese-400-normal.woff2?url';
import vietnameseBold from '@fontsource/be-vietnam-pro/files/be-vietnam-pro-vietnamese-600-normal.woff2?url';

/** Twice the pixels of the screen: it will be put in a document or on a wall. */
const SCALE = 2;

/** A picture as PNG. A drawn-from-text picture sees none of the page's fonts, so it carries them itself. */
export async function pngOf(svg: string): Promise<Blob> {
  const fonts = await Promise.all([
    fontFace(latin, 400, LATIN),
    fontFace(vietnamese, 400, VIETNAMESE),
    fontFace(latinBold, 600, LATIN),
    fontFace(vietnameseBold, 600, VIETNAMESE),
  ]);
  const image = new Image();
  image.src = URL.createObjectURL(
    new Blob([svg.replace('>', `><style>${fonts.join('')}</style>`)], { type: 'image/svg+xml' }),
  );
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = image.naturalWidth * SCALE;
  canvas.height = image.naturalHeight * SCALE;
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  URL.revokeObjectURL(image.src);
  return new Promise((done, fail) =>
    canvas.toBlob(
      (png) => (png ? done(png) : fail(new Error('The picture could not be drawn.'))),
      'image/png',
    ),
  );
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
