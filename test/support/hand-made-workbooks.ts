import { packed, writeZip } from '../../apps/api/src/platform/workbook-reader/zip-writer.js';

/** A part of a zip file. What is declared of it may be a lie; what is not given is the truth. */
export type ZipPart = {
  name: string;
  content: string | Buffer;
  stored?: boolean;
  /** `localName` is as long as the name; with `at`, the part is looked for there. */
  declared?: { size?: number; crc?: number; flags?: number; localName?: string; at?: number };
};

/** A zip file of parts that may say of themselves what is not so. */
export function zipOf(parts: ZipPart[]): Buffer {
  const bytes = writeZip(
    parts.map(({ name, content, stored = false, declared = {} }) => {
      const plain = Buffer.from(content);
      const truth = packed(name, plain);
      return {
        ...truth,
        ...(stored ? { method: 0, packed: plain } : {}),
        size: declared.size ?? truth.size,
        crc: declared.crc ?? truth.crc,
      };
    }),
  );
  // The directory, whose place stands at the end, names each part and where its own header lies.
  let entry = bytes.readUInt32LE(bytes.length - 6);
  for (const { name, declared = {} } of parts) {
    const header = bytes.readUInt32LE(entry + 42);
    if (declared.flags !== undefined) {
      bytes.writeUInt16LE(declared.flags, header + 6);
      bytes.writeUInt16LE(declared.flags, entry + 8);
    }
    if (declared.localName !== undefined) bytes.write(declared.localName, header + 30);
    if (declared.at !== undefined) bytes.writeUInt32LE(declared.at, entry + 42);
    entry += 46 + Buffer.byteLength(name);
  }
  return bytes;
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';

/** The parts of a plain workbook of one sheet, "BaoCao", by name; a test changes what it is about. */
export function workbookXml(sheetData = '<row r="1"><c r="A1"><v>1</v></c></row>'): Record<string, string> {
  return {
    '[Content_Types].xml':
      `<Types xmlns="${PACKAGE}/content-types">` +
      '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
      '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>' +
      '</Types>',
    '_rels/.rels': `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="BaoCao" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels':
      `<Relationships xmlns="${PACKAGE}/relationships">` +
      `<Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>` +
      `<Relationship Id="rId2" Type="${OFFICE}/sharedStrings" Target="sharedStrings.xml"/>` +
      `<Relationship Id="rId3" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
    'xl/sharedStrings.xml': `<sst xmlns="${MAIN}"><si><t>Phường Bến Nghé</t></si></sst>`,
    'xl/styles.xml': `<styleSheet xmlns="${MAIN}"><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>`,
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${MAIN}"><sheetData>${sheetData}</sheetData></worksheet>`,
  };
}

/** A workbook file from its parts. */
export function workbookOf(parts: Record<string, string | Buffer>): Buffer {
  return zipOf(Object.entries(parts).map(([name, content]) => ({ name, content })));
}
