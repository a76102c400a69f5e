import { posix } from 'node:path';
import { writeListSheet, type ListSheet } from './list-sheet.ts';
import {
  addedTo,
  readComments,
  writeBoxes,
  writeComments,
  writtenByOthers,
  type Comment,
} from './mark-comments.ts';
import { markSheet } from './mark-sheet.ts';
import { MarkStyles, prefixed, type Mark } from './mark-styles.ts';
import { Refused } from './refused.ts';
import { DROPPED, escapeXml, relationshipAttribute, rewriteXml } from './rewrite-xml.ts';
import { relationshipsOf, workbookParts } from './workbook-parts.ts';
import { packed, writeZip } from './zip-writer.ts';
import { openZip } from './zip-parts.ts';
import type { UploadLimits } from './upload-limits.ts';

/** What to mark in a workbook, and the sheet that lists it. */
export type Marking = {
  /** Who writes the comments. */
  author: string;
  list: ListSheet;
  cells: { sheet: string; address: string; mark: Mark; text: string }[];
};

const TRANSITIONAL = {
  spreadsheet: 'http://schemas.openxmlformats.org/spreadsheetml/2006/main',
  relationships: 'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
};
const STRICT = {
  spreadsheet: 'http://purl.oclc.org/ooxml/spreadsheetml/main',
  relationships: 'http://purl.oclc.org/ooxml/officeDocument/relationships',
};
const PACKAGE_RELATIONSHIPS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/**
 * The sender's own workbook with cells marked and commented, and a first sheet that lists them: looks, locks,
 * validations, formulas and all else stay as they are, for the parts are only added to. Throws `Refused` where the
 * workbook is not made as one can be added to.
 */
export async function markWorkbook(bytes: Buffer, marking: Marking, limits: UploadLimits): Promise<Buffer> {
  const zip = await openZip(bytes, limits);
  const { sheets, styles: stylesPart } = workbookParts(zip, limits);
  const workbook = relationshipsOf(zip, '').find(({ type }) => type === 'officeDocument')?.target;
  if (workbook === undefined || stylesPart === null) throw new Refused('broken-workbook', { part: 'styles' });
  const names = zip.read(workbook).includes(STRICT.spreadsheet) ? STRICT : TRANSITIONAL;
  const styles = new MarkStyles(zip.read(stylesPart));
  const changed = new Map<string, Buffer>();
  const types: string[] = [];
  const gone = new Set<string>();
  const own = sheets.find(({ name }) => name.toLowerCase() === marking.list.name.toLowerCase());

  for (const [index, sheet] of sheets.entries()) {
    if (sheet === own || !sheet.isWorksheet) continue;
    const cells = marking.cells.filter((cell) => cell.sheet === sheet.name);
    const drawing = commentsOf(sheet.part, index + 1, cells);
    const marks = new Map(cells.map(({ address, mark }) => [address, mark]));
    const part = markSheet(zip.read(sheet.part), marks, styles, drawing);
    changed.set(sheet.part, part);
  }
  const list = own?.part ?? unused((number) => `xl/worksheets/sheet${number}.xml`);
  changed.set(list, writeListSheet(marking.list, styles, names.spreadsheet));
  if (own?.part !== list)
    types.push(`<Override PartName="/${escapeXml(list)}" ContentType="${TYPE}.worksheet+xml"/>`);
  if (own) gone.add(relationsPart(own.part));
  changed.set(stylesPart, styles.write());
  changed.set(workbook, withListFirst(zip.read(workbook), marking.list.name, names, own?.name ?? null));
  const listRelation = `<Relationship Id="${LIST_ID}" Type="${names.relationships}/worksheet" Target="${from(workbook, list)}"/>`;
  const toList = new Set([
    LIST_ID,
    ...relationshipsOf(zip, workbook).flatMap(({ id, target }) => (target === own?.part ? [id] : [])),
  ]);
  changed.set(
    relationsPart(workbook),
    withRelations(workbook, [listRelation], (id) => !toList.has(id)),
  );
  changed.set('[Content_Types].xml', withTypes(zip.read('[content_types].xml'), types, gone));

  const lower = new Map([...changed].map(([name, content]) => [name.toLowerCase(), { name, content }]));
  const kept = zip.names
    .filter((name) => !gone.has(name))
    .map((name) => {
      const change = lower.get(name);
      lower.delete(name);
      return change ? packed(zip.nameOf(name), change.content) : zip.packed(name);
    });
  return writeZip([...kept, ...[...lower.values()].map(({ name, content }) => packed(name, content))]);

  /** Adds our comments to those of a sheet, and says by which relationship it shows them; null when it cannot. */
  function commentsOf(part: string, number: number, cells: Marking['cells']) {
    const related = relationshipsOf(zip, part);
    const before = related.find(({ type }) => type === 'comments');
    const boxes = related.filter(({ type }) => type === 'vmlDrawing');
    const isPlain =
      !related.some(({ type }) => type === 'threadedComment') &&
      boxes.every(({ target }) => !/ObjectType="(?!Note")/.test(zip.read(target).toString('latin1')));
    if (!isPlain || (cells.length === 0 && !before)) return null;
    const others = before
      ? readComments(zip.read(before.target), limits)
          .filter(({ author }) => author !== marking.author)
          .map((comment) => ({ ...comment, text: writtenByOthers(comment.text, marking.author) }))
      : [];
    const comments = merged(
      others,
      cells.map(({ address, text }) => ({ address, author: marking.author, text })),
    );
    const commentsPart = before?.target ?? unused((free) => `xl/comments${free}.xml`);
    const boxesPart = boxes[0]?.target ?? unused((free) => `xl/drawings/vmlDrawing${free}.vml`);
    for (const { target } of boxes.slice(1)) gone.add(target.toLowerCase());
    changed.set(commentsPart, writeComments(comments, names.spreadsheet));
    changed.set(boxesPart, writeBoxes(comments, number));
    types.push(
      `<Override PartName="/${commentsPart}" ContentType="${TYPE}.comments+xml"/>`,
      `<Override PartName="/${boxesPart}" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/>`,
    );
    const relations = [
      `<Relationship Id="${COMMENTS_ID}" Type="${names.relationships}/comments" Target="${from(part, commentsPart)}"/>`,
      `<Relationship Id="${BOXES_ID}" Type="${names.relationships}/vmlDrawing" Target="${from(part, boxesPart)}"/>`,
    ];
    const replaced = new Set([before?.id, ...boxes.map(({ id }) => id), COMMENTS_ID, BOXES_ID]);
    changed.set(
      relationsPart(part),
      withRelations(part, relations, (id) => !replaced.has(id)),
    );
    return { relationship: BOXES_ID, namespace: names.relationships };
  }

  function withRelations(part: string, added: string[], isKept: (id: string) => boolean): Buffer {
    const name = relationsPart(part);
    const content = zip.names.includes(name.toLowerCase())
      ? zip.read(name)
      : Buffer.from(`<Relationships xmlns="${PACKAGE_RELATIONSHIPS}"></Relationships>`);
    return appended(content, added, ({ attributes }) => isKept(attributes['Id'] ?? ''));
  }

  /** A usual name that no part has: some programs know parts by nothing else. */
  function unused(nameOf: (number: number) => string): string {
    const taken = new Set([...zip.names, ...[...changed.keys()].map((name) => name.toLowerCase())]);
    for (let number = 1; ; number += 1) {
      if (!taken.has(nameOf(number).toLowerCase())) return nameOf(number);
    }
  }
}

/** The way from one part to another, as a relationship writes it. */
function from(part: string, to: string): string {
  return escapeXml(posix.relative(posix.dirname(part), to));
}

const LIST_ID = 'rIdLoiCanSua';
const COMMENTS_ID = 'rIdKiemTra';
const BOXES_ID = 'rIdKiemTraVml';

function relationsPart(part: string): string {
  return posix.join(posix.dirname(part), '_rels', `${posix.basename(part)}.rels`);
}

/** One comment a cell: what others wrote there stays above what is found. */
function merged(others: readonly Comment[], ours: readonly Comment[]): Comment[] {
  const byCell = new Map(others.map((comment) => [comment.address, comment]));
  for (const comment of ours) {
    const before = byCell.get(comment.address);
    byCell.set(comment.address, before ? addedTo(before, comment) : comment);
  }
  return [...byCell.values()];
}

/** The workbook with the list as its first sheet, in place of an earlier one, and opened there. */
function withListFirst(
  part: Buffer,
  name: string,
  names: typeof TRANSITIONAL,
  earlier: string | null,
): Buffer {
  let index = -1;
  let replaced = Infinity;
  let isFirst = true;
  let root: Record<string, string> = {};
  const ids: number[] = [0];
  rewriteXml(part, {
    open({ name: element, depth, parent, attributes }) {
      if (depth === 3 && parent === 'sheets' && element === 'sheet') {
        index += 1;
        ids.push(Number(attributes['sheetId']));
        if (earlier !== null && (attributes['name'] ?? '').normalize('NFC') === earlier) replaced = index;
      }
      return undefined;
    },
  });
  const sheetId = Math.max(...ids.filter(Number.isFinite)) + 1;
  return rewriteXml(part, {
    open(tag) {
      const { depth, parent, attributes, prefix } = tag;
      if (depth === 1) root = { ...attributes };
      if (tag.name === 'workbookView') {
        delete attributes['firstSheet'];
        attributes['activeTab'] = '0';
      }
      if (depth === 3 && parent === 'definedNames' && attributes['localSheetId'] !== undefined) {
        const at = Number(attributes['localSheetId']);
        if (at === replaced) return DROPPED;
        attributes['localSheetId'] = String(at < replaced ? at + 1 : at);
      }
      if (depth !== 3 || parent !== 'sheets' || tag.name !== 'sheet') return undefined;
      const isReplaced = earlier !== null && (attributes['name'] ?? '').normalize('NFC') === earlier;
      const related = relationshipAttribute(root, LIST_ID, names.relationships);
      const ours = `<sheet name="${escapeXml(name)}" sheetId="${sheetId}" ${related}/>`;
      const first = isFirst ? prefixed(ours, prefix) : '';
      isFirst = false;
      // The earlier list gives its place to the new one.
      return isReplaced ? { instead: first } : first;
    },
  });
}

function withTypes(part: Buffer, added: readonly string[], gone: ReadonlySet<string>): Buffer {
  const named = new Set(added.map((xml) => /PartName="([^"]*)"/.exec(xml)?.[1]?.toLowerCase()));
  return appended(part, added, ({ attributes }) => {
    const name = attributes['PartName']?.toLowerCase();
    return name === undefined || !(named.has(name) || gone.has(name.replace(/^\//, '')));
  });
}

/** A flat list of elements with some left out and others added. */
function appended(
  part: Buffer,
  added: readonly string[],
  isKept: (tag: { attributes: Record<string, string> }) => boolean,
): Buffer {
  let prefix = '';
  return rewriteXml(part, {
    open(tag) {
      if (tag.depth === 1) prefix = tag.prefix;
      return tag.depth === 2 && !isKept(tag) ? DROPPED : undefined;
    },
    close: ({ depth }) => (depth === 1 ? prefixed(added.join(''), prefix) : ''),
  });
}
