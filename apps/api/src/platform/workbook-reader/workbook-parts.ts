import { posix } from 'node:path';
import { Refused } from './refused.ts';
import { isTrue, visitXml } from './visit-xml.ts';
import type { Visit } from './visit-xml.ts';
import type { UploadLimits } from './upload-limits.ts';
import type { ZipParts } from './zip-parts.ts';

/** Where a workbook keeps what is read, found as the format demands: by relationship, never by a usual file name. */
export type WorkbookParts = {
  datesCountFrom1904: boolean;
  /** Whether its formulas are to be calculated by whoever opens it. */
  toBeCalculated: boolean;
  sheets: { name: string; hidden: boolean; part: string; isWorksheet: boolean }[];
  sharedStrings: string | null;
  styles: string | null;
};

/** Both namespaces of a workbook: the usual one, and that of "Strict Open XML Spreadsheet". */
export const SPREADSHEET = new Set([
  'http://schemas.openxmlformats.org/spreadsheetml/2006/main',
  'http://purl.oclc.org/ooxml/spreadsheetml/main',
]);
const CONTENT_TYPES = new Set(['http://schemas.openxmlformats.org/package/2006/content-types']);
const RELATIONSHIPS = new Set(['http://schemas.openxmlformats.org/package/2006/relationships']);

/** Excel allows 31; other programs are laxer. */
const SHEET_NAME_CHARACTERS = 255;

/** A relationship of a part; `type` is the last word of its URI, the same in both namespaces. */
type Relationship = { id: string; type: string; target: string };

export function workbookParts(zip: ZipParts, limits: UploadLimits): WorkbookParts {
  if (!zip.names.includes('[content_types].xml')) throw notAWorkbook(zip);
  refuseByName(zip.names);
  refuseByContentType(contentTypes(zip));

  const workbook = relationshipsOf(zip, '').find(({ type }) => type === 'officeDocument')?.target;
  if (workbook === undefined || !zip.names.includes(workbook.toLowerCase()))
    throw new Refused('not-a-workbook');
  const related = relationshipsOf(zip, workbook);
  if (related.some(({ type }) => type === 'externalLink')) throw new Refused('external-links');
  if (related.some(({ type }) => type === 'vbaProject')) throw new Refused('macro-workbook');
  const targetOf = (kind: string) => related.find(({ type }) => type === kind)?.target ?? null;
  return {
    ...sheetsOf(zip.read(workbook), related, limits),
    sharedStrings: targetOf('sharedStrings'),
    styles: targetOf('styles'),
  };
}

function sheetsOf(workbook: Buffer, related: Relationship[], limits: UploadLimits) {
  const byId = new Map(related.map((relationship) => [relationship.id, relationship]));
  const sheets: WorkbookParts['sheets'] = [];
  let datesCountFrom1904 = false;
  let toBeCalculated = false;
  let isWorkbook = false;
  visitXml(workbook, SPREADSHEET, {
    open(visit) {
      const { name, depth, parent, attributes } = visit;
      if (depth === 1) isWorkbook = name === 'workbook';
      if (depth === 2 && name === 'workbookPr') datesCountFrom1904 = isTrue(attributes['date1904']);
      if (depth === 2 && name === 'calcPr') toBeCalculated = isTrue(attributes['fullCalcOnLoad']);
      if (depth !== 3 || parent !== 'sheets' || name !== 'sheet') return;
      const relationship = byId.get(relationshipId(visit) ?? '');
      if (!relationship) throw new Refused('broken-workbook', { reason: 'a sheet without a part' });
      const sheetName = attributes['name'] ?? '';
      if (sheetName.length > SHEET_NAME_CHARACTERS)
        throw new Refused('broken-workbook', { sheet: sheetName });
      sheets.push({
        name: sheetName.normalize('NFC'),
        hidden: (attributes['state'] ?? 'visible') !== 'visible',
        part: relationship.target,
        isWorksheet: relationship.type === 'worksheet',
      });
    },
  });
  if (!isWorkbook) throw new Refused('not-a-workbook');
  if (sheets.length > limits.sheets) {
    throw new Refused('too-many-sheets', { count: sheets.length, limit: limits.sheets });
  }
  // A cell is named by its sheet: two of one name would make one address of two cells. Excel forbids it too.
  const names = sheets.map(({ name }) => name.toLowerCase());
  const twice = sheets.find((_, index) => names.indexOf(names[index] ?? '') < index);
  if (twice) throw new Refused('broken-workbook', { sheet: twice.name });
  return { sheets, datesCountFrom1904, toBeCalculated };
}

/** `r:id`, whatever the prefix; the two namespaces it may have end alike. */
function relationshipId({ attributes, namespaces }: Visit): string | undefined {
  for (const [prefix, namespace] of namespaces) {
    const id = namespace.endsWith('/relationships') ? attributes[`${prefix}:id`] : undefined;
    if (id !== undefined) return id;
  }
  return undefined;
}

/** The relationships of a part (of the package itself for ''), their targets made absolute. */
export function relationshipsOf(zip: ZipParts, part: string): Relationship[] {
  const folder = posix.dirname(part);
  const relationships: Relationship[] = [];
  const list = posix.join(folder, '_rels', `${posix.basename(part)}.rels`);
  if (!zip.names.includes(list.toLowerCase())) return relationships;
  visitXml(zip.read(list), RELATIONSHIPS, {
    open({ name, attributes }) {
      if (name !== 'Relationship') return;
      const target = (attributes['Target'] ?? '').replaceAll('\\', '/');
      relationships.push({
        id: attributes['Id'] ?? '',
        type: (attributes['Type'] ?? '').split('/').at(-1) ?? '',
        target: posix.join('/', target.startsWith('/') ? '' : folder, target).slice(1),
      });
    },
  });
  return relationships;
}

/**
 * The types of the parts that are there. Programs declare more: every workbook of SheetJS has a type for parts
 * that end in ".bin", and none such.
 */
function contentTypes(zip: ZipParts): string[] {
  const byName = new Map<string, string>();
  const byEnding = new Map<string, string>();
  visitXml(zip.read('[content_types].xml'), CONTENT_TYPES, {
    open({ attributes }) {
      const type = (attributes['ContentType'] ?? '').toLowerCase();
      const [part, ending] = [attributes['PartName'], attributes['Extension']];
      if (part !== undefined) byName.set(partName(part), type);
      else if (ending !== undefined) byEnding.set(ending.toLowerCase(), type);
    },
  });
  return zip.names.map((name) => byName.get(name) ?? byEnding.get(name.split('.').at(-1) ?? '') ?? '');
}

/** "/xl/workbook.xml" is how a type names the part "xl/workbook.xml"; it may be written in URI form. */
function partName(written: string): string {
  const name = posix.join('/', written.replaceAll('\\', '/')).slice(1).toLowerCase();
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

/** What the zip is, when it is no Office file: named where the person may have picked it on purpose. */
function notAWorkbook(zip: ZipParts): Refused {
  if (zip.names.includes('content.xml'))
    return new Refused('unsupported-type', { type: 'OpenDocument (.ods)' });
  if (zip.names.some((name) => name.endsWith('.iwa')))
    return new Refused('unsupported-type', { type: 'Numbers' });
  return new Refused('not-a-workbook', { found: 'zip' });
}

function refuseByName(names: string[]): void {
  const some = (pattern: RegExp) => names.some((name) => pattern.test(name));
  if (some(/vbaproject[^/]*\.bin$|(^|\/)macrosheets\//)) throw new Refused('macro-workbook');
  if (some(/(^|\/)externallinks\/|(^|\/)connections\.xml$/)) throw new Refused('external-links');
  if (some(/(^|\/)(embeddings|activex)\/|\.(zip|7z|rar|jar|exe|xlsx|docx|pptx)$/)) {
    throw new Refused('embedded-files');
  }
}

/** The same by what the parts are declared to be: a part may bear any name. A workbook that may hold macros need not. */
function refuseByContentType(types: string[]): void {
  const some = (pattern: RegExp) => types.some((type) => pattern.test(type));
  if (some(/sheet\.binary/)) throw new Refused('unsupported-type', { type: '.xlsb' });
  if (some(/vbaproject|macrosheet/)) throw new Refused('macro-workbook');
  if (some(/(wordprocessingml|ms-word)\.(document|template)\.(macroenabled(template)?\.)?main/)) {
    throw new Refused('not-a-spreadsheet', { type: 'Word' });
  }
  if (some(/(presentationml|ms-powerpoint)\.(presentation|slideshow|template)\.(macroenabled\.)?main/)) {
    throw new Refused('not-a-spreadsheet', { type: 'PowerPoint' });
  }
  if (some(/spreadsheetml\.(externallink|connections)\+xml/)) throw new Refused('external-links');
}
