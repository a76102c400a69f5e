import { workbookOf, workbookXml } from '../../../../../test/support/hand-made-workbooks.js';
import { parseUpload } from './parse-upload.js';
import { UPLOAD_LIMITS } from './upload-limits.js';

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const corner = (name: string, row: number, column: number, offset = 0) =>
  `<xdr:${name}><xdr:col>${column}</xdr:col><xdr:colOff>${offset}</xdr:colOff><xdr:row>${row}</xdr:row><xdr:rowOff>${offset}</xdr:rowOff></xdr:${name}>`;
const shape = (text: string, look = '') =>
  `<xdr:sp><xdr:spPr>${look}</xdr:spPr><xdr:txBody>${text
    .split('\n')
    .map((line) => `<a:p><a:r><a:t>${line}</a:t></a:r></a:p>`)
    .join('')}</xdr:txBody></xdr:sp>`;
const anchored = (content: string, from = corner('from', 0, 0), to = corner('to', 1, 1)) =>
  `<xdr:twoCellAnchor>${from}${to}${content}<xdr:clientData/></xdr:twoCellAnchor>`;

/** A sheet with A1 = 1 and B2 = 2 on which these things are drawn. */
async function drawnOn(drawing: string) {
  const parts = workbookXml('<row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="B2"><v>2</v></c></row>');
  const bytes = workbookOf({
    ...parts,
    'xl/worksheets/_rels/sheet1.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${OFFICE}/drawing" Target="../drawings/drawing1.xml"/></Relationships>`,
    'xl/drawings/drawing1.xml': drawing.startsWith('<broken')
      ? drawing
      : `<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">${drawing}</xdr:wsDr>`,
  });
  const content = await parseUpload(bytes, 'BaoCao.xlsx', UPLOAD_LIMITS);
  const [sheet] = content.kind === 'content' ? content.sheets : [];
  const unseen = sheet?.rows.flatMap(({ cells }) => cells.filter((cell) => cell.unseen));
  return { boxes: sheet?.boxes, unseen: unseen?.map(({ address }) => address) };
}

const NO_FILL = '<a:noFill/>';

describe('what is drawn on a sheet', () => {
  it('is told with the text of each box and the cell it begins at', async () => {
    const at = corner('from', 4, 11);
    const { boxes } = await drawnOn(anchored(shape('Đính chính:\nPhường 13: 999', NO_FILL), at));
    expect(boxes).toEqual([{ address: 'L5', text: 'Đính chính:\nPhường 13: 999' }]);
  });

  it('is told once where an old program finds another form of it', async () => {
    const choice = `<mc:AlternateContent><mc:Choice Requires="a14">${shape('Mới', NO_FILL)}</mc:Choice><mc:Fallback>${shape('Cũ', NO_FILL)}</mc:Fallback></mc:AlternateContent>`;
    expect((await drawnOn(anchored(choice))).boxes).toEqual([{ address: 'A1', text: 'Mới' }]);
    const whole = `<mc:AlternateContent><mc:Choice Requires="a14">${anchored(shape('Mới', NO_FILL))}</mc:Choice><mc:Fallback>${anchored(shape('Cũ'))}</mc:Fallback></mc:AlternateContent>`;
    expect((await drawnOn(whole)).boxes).toEqual([{ address: 'A1', text: 'Mới' }]);
  });

  it.each([
    ['a filled shape over it', anchored(shape('')), ['A1']],
    ['a picture over both', anchored('<xdr:pic/>', corner('from', 0, 0), corner('to', 2, 2)), ['A1', 'B2']],
    ['a chart over it', anchored('<xdr:graphicFrame/>'), ['A1']],
    ['a frame without a fill', anchored(shape('', NO_FILL)), []],
    ['one that leaves an edge free', anchored('<xdr:pic/>', corner('from', 0, 0, 9)), []],
    ['a line', anchored('<xdr:cxnSp/>'), []],
  ])('covers a cell or not: %s', async (_, drawing, covered) => {
    expect((await drawnOn(drawing)).unseen).toEqual(covered);
  });

  it('is left out where it cannot be read: the figures are', async () => {
    expect(await drawnOn('<broken')).toEqual({ boxes: undefined, unseen: [] });
  });
});
