import { parseAddress } from './cell-address.ts';
import { Refused } from './refused.ts';
import { escapeXml } from './rewrite-xml.ts';
import { SPREADSHEET } from './workbook-parts.ts';
import { visitXml } from './visit-xml.ts';
import type { UploadLimits } from './upload-limits.ts';

export type Comment = { address: string; author: string; text: string };

/** What others wrote in a cell's comment, to which one of ours was added by `author`. */
export function writtenByOthers(text: string, author: string): string {
  return text.split(`\n\n${author}:\n`)[0] ?? '';
}

/** A comment of ours below what others wrote in the same cell. */
export function addedTo(others: Comment, ours: Comment): Comment {
  return { ...others, text: `${others.text}\n\n${ours.author}:\n${ours.text}` };
}

/** The comments of a sheet, as text; refused where they are more than cells may be, or longer than their text. */
export function readComments(
  part: Buffer,
  limits: Pick<UploadLimits, 'cells' | 'textCharacters'>,
): Comment[] {
  let characters = 0;
  const authors: string[] = [];
  const comments: Comment[] = [];
  let collecting: 'author' | 'text' | null = null;
  visitXml(part, SPREADSHEET, {
    open({ name, depth, parent, attributes }) {
      collecting = null;
      if (depth === 3 && parent === 'authors') {
        authors.push('');
        collecting = 'author';
      }
      if (depth === 3 && parent === 'commentList') {
        const author = authors[Number(attributes['authorId'])] ?? '';
        comments.push({ address: attributes['ref'] ?? '', author, text: '' });
        if (comments.length > limits.cells) throw new Refused('too-many-cells', { limit: limits.cells });
      }
      if (name === 't' && comments.length > 0) collecting = 'text';
    },
    text(text) {
      characters += text.length;
      if (characters > limits.textCharacters)
        throw new Refused('too-much-text', { limit: limits.textCharacters });
      const comment = comments.at(-1);
      if (collecting === 'author') authors[authors.length - 1] += text;
      if (collecting === 'text' && comment) comment.text += text;
    },
    close: () => (collecting = null),
  });
  return comments;
}

export function writeComments(comments: readonly Comment[], namespace: string): Buffer {
  const authors = [...new Set(comments.map(({ author }) => author))];
  const written = comments.map(
    ({ address, author, text }) =>
      `<comment ref="${address}" authorId="${authors.indexOf(author)}"><text><r><rPr><sz val="9"/><rFont val="Arial"/></rPr><t xml:space="preserve">${escapeXml(text)}</t></r></text></comment>`,
  );
  const named = authors.map((author) => `<author>${escapeXml(author)}</author>`);
  return Buffer.from(
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<comments xmlns="${namespace}"><authors>${named.join('')}</authors><commentList>${written.join('')}</commentList></comments>`,
  );
}

const CHARACTERS_A_LINE = 42;
const LINES_A_ROW = 1.2;

/** The boxes in which a program shows the comments: three columns wide, as high as the text. */
export function writeBoxes(comments: readonly Comment[], block: number): Buffer {
  const boxes = comments.map(({ address, text }, index) => {
    const { column, row } = parseAddress(address) ?? { column: 1, row: 1 };
    const lines = text
      .split('\n')
      .reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / CHARACTERS_A_LINE)), 1);
    const rows = Math.ceil(lines / LINES_A_ROW);
    const anchor = [column, 12, Math.max(0, row - 2), 4, column + 3, 40, Math.max(0, row - 2) + rows, 8];
    return (
      `<v:shape id="_x0000_s${1024 * block + 1 + index}" type="#_x0000_t202" style="position:absolute;visibility:hidden;width:230pt;height:${lines * 13}pt" fillcolor="#fffbe6" o:insetmode="auto">` +
      '<v:fill color2="#fffbe6"/><v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"><div style="text-align:left"/></v:textbox>' +
      `<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>${anchor.join(',')}</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>${row - 1}</x:Row><x:Column>${column - 1}</x:Column></x:ClientData></v:shape>`
    );
  });
  return Buffer.from(
    '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel">' +
      `<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="${block}"/></o:shapelayout>` +
      '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>' +
      `${boxes.join('')}</xml>`,
  );
}
