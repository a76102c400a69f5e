import { inflateSync } from 'node:zlib';

export interface ReadPage {
  /** In points. */
  width: number;
  height: number;
  /**
   * Its words in the order they were set: a paragraph on one line, the cells of a row parted by tabs. A PDF
   * keeps glyphs and places; the letters come from the maps the fonts carry for copying and searching.
   */
  text: string;
  /** Where each run of text stands, in points from the lower left corner. */
  runs: { text: string; x: number; y: number; size: number }[];
}

/** Reads back a PDF as our printer writes it (no object streams, composite fonts with Unicode maps). */
export function readPdf(bytes: Buffer): ReadPage[] {
  const objects = objectsOf(bytes);
  return [...objects.values()]
    .filter(({ head }) => /\/Type \/Page\n/.test(head))
    .map(({ head }) => {
      const resources = objects.get(reference(head, 'Resources'))?.head ?? '';
      const fonts = new Map(
        [...resources.matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name = '', id = '']) => [
          name,
          lettersOf(objects.get(reference(objects.get(id)?.head ?? '', 'ToUnicode'))?.stream ?? ''),
        ]),
      );
      const runs = runsOf(objects.get(reference(head, 'Contents'))?.stream ?? '', fonts);
      const [, width, height] = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(head) ?? [];
      return { width: Number(width), height: Number(height), runs, text: joined(runs) };
    });
}

interface PdfObject {
  head: string;
  stream: string;
}

function objectsOf(bytes: Buffer): Map<string, PdfObject> {
  const file = bytes.toString('latin1');
  const objects = new Map<string, PdfObject>();
  for (const match of file.matchAll(/(\d+) 0 obj\n([\s\S]*?)\nendobj/g)) {
    const [, id = '', body = ''] = match;
    const start = body.indexOf('\nstream\n');
    const head = start < 0 ? body : body.slice(0, start);
    const length = Number(/\/Length (\d+)/.exec(head)?.[1] ?? 0);
    const data = Buffer.from(body.slice(start + 8, start + 8 + length), 'latin1');
    const isText = start >= 0 && head.includes('/FlateDecode') && !head.includes('/Subtype');
    objects.set(id, { head, stream: isText ? inflateSync(data).toString('latin1') : '' });
  }
  return objects;
}

function reference(head: string, key: string): string {
  return new RegExp(`/${key} (\\d+) 0 R`).exec(head)?.[1] ?? '';
}

/** By glyph number, from `beginbfrange <from> <to> [<unicode> …]`. */
function lettersOf(map: string): Map<number, string> {
  const letters = new Map<number, string>();
  for (const [, from = '0', list = ''] of map.matchAll(/<([0-9a-f]+)> <[0-9a-f]+> \[([^\]]*)\]/g)) {
    [...list.matchAll(/<([0-9a-f]*)>/g)].forEach(([, code = ''], index) => {
      const units = code.match(/.{4}/g) ?? [];
      letters.set(
        parseInt(from, 16) + index,
        String.fromCharCode(...units.map((unit) => parseInt(unit, 16))),
      );
    });
  }
  return letters;
}

function runsOf(content: string, fonts: ReadonlyMap<string, Map<number, string>>): ReadPage['runs'] {
  const kept: Matrix[] = [];
  let place: Matrix = [1, 0, 0, 1, 0, 0];
  const runs: ReadPage['runs'] = [];
  for (const [operation] of content.matchAll(/^q$|^Q$|^[-\d. ]+ cm$|^BT\n[\s\S]*?\nET$/gm)) {
    if (operation === 'q') kept.push(place);
    else if (operation === 'Q') place = kept.pop() ?? place;
    else if (operation.endsWith(' cm')) place = within(place, matrixOf(operation));
    else {
      const [matrix = '1 0 0 1 0 0'] = /[-\d.]+(?: [-\d.]+){5} Tm/.exec(operation) ?? [];
      const [, , , down, x, y] = within(place, matrixOf(matrix));
      const [, font = '', size] = /\/(F\d+) ([\d.]+) Tf/.exec(operation) ?? [];
      const glyphs = [...operation.matchAll(/<([0-9a-f]+)>/g)].flatMap(
        ([, hex = '']) => hex.match(/.{4}/g) ?? [],
      );
      const text = glyphs.map((glyph) => fonts.get(font)?.get(parseInt(glyph, 16)) ?? '\ufffd').join('');
      if (text !== '') runs.push({ text, x, y, size: Number(size) * Math.abs(down) });
    }
  }
  return runs;
}

type Matrix = [number, number, number, number, number, number];

function matrixOf(operation: string): Matrix {
  return operation.split(' ').slice(0, 6).map(Number) as Matrix;
}

function within([a, b, c, d, e, f]: Matrix, [a2, b2, c2, d2, e2, f2]: Matrix): Matrix {
  return [
    a2 * a + b2 * c,
    a2 * b + b2 * d,
    c2 * a + d2 * c,
    c2 * b + d2 * d,
    e2 * a + f2 * c + e,
    e2 * b + f2 * d + f,
  ];
}

function joined(runs: ReadPage['runs']): string {
  let text = '';
  runs.forEach((run, index) => {
    const before = runs[index - 1];
    // A line may be broken after these: what follows belongs to the word.
    const goesOn = before && /[\s/-]$|\d–$/.test(before.text);
    if (before && !goesOn) text += Math.abs(before.y - run.y) < 0.01 ? '\t' : '\n';
    text += run.text;
  });
  return text.replaceAll('\u00a0', ' ');
}
