import { inflateSync } from 'node:zlib';

/** How many letters stand on each page of a PDF that Chromium printed; 0 for a blank one. */
export function lettersOnPages(pdf: Buffer): number[] {
  const file = pdf.toString('latin1');
  const objects = new Map(
    [...file.matchAll(/(\d+) 0 obj\s([\s\S]*?)\sendobj/g)].map(([, id = '', body = '']) => [id, body]),
  );
  return [...objects.values()]
    .filter((body) => /\/Type\s*\/Page\b(?!s)/.test(body))
    .map((page) => {
      const [, contents = ''] = /\/Contents\s+(\d+) 0 R/.exec(page) ?? [];
      return lettersIn(drawingOf(objects.get(contents) ?? ''));
    });
}

function drawingOf(body: string): string {
  const [head = ''] = /^[\s\S]*?stream\r?\n/.exec(body) ?? [];
  const length = Number(/\/Length\s+(\d+)/.exec(head)?.[1] ?? 0);
  const bytes = Buffer.from(body.slice(head.length, head.length + length), 'latin1');
  return head.includes('/FlateDecode') ? inflateSync(bytes).toString('latin1') : bytes.toString('latin1');
}

/** Letters are glyph numbers of two bytes. */
function lettersIn(drawing: string): number {
  return [...drawing.matchAll(/<([0-9A-Fa-f]+)>/g)].reduce(
    (sum, [, glyphs = '']) => sum + glyphs.length / 4,
    0,
  );
}
