import iconv from 'iconv-lite';
import { parseUpload } from './parse-upload.js';
import { UPLOAD_LIMITS } from './upload-limits.js';
import type { UploadAnswer } from './upload-content.js';

const read = (bytes: Buffer | string, limits = {}): Promise<UploadAnswer> =>
  parseUpload(Buffer.from(bytes as string), 'BaoCao.csv', { ...UPLOAD_LIMITS, ...limits });

/** Address → text of every cell, and how the file was understood. */
async function understood(bytes: Buffer | string) {
  const answer = await read(bytes);
  if (answer.kind === 'refused') return answer.code;
  const cells = answer.sheets.flatMap(({ rows }) => rows.flatMap((row) => row.cells));
  expect(new Set(cells.map(({ kind }) => kind))).toEqual(new Set(['text']));
  return {
    cells: Object.fromEntries(cells.map(({ address, value }) => [address, value])),
    notes: answer.notes,
  };
}

const NAME = 'Phường Nguyễn Thái Bình, Thủ Đức';
const readAs = (encoding: string, separator: string) => [{ code: 'csv-read-as', encoding, separator }];

describe('the encoding of a CSV file', () => {
  /** As Vietnamese Windows types it: the vowel, then the tone as a combining mark. */
  const windows1258 = (text: string) =>
    iconv.encode(
      [...text.normalize('NFC')]
        .map((letter) => {
          const [base = '', ...marks] = letter.normalize('NFD');
          const tones = marks.filter((mark) => /[\u0300\u0301\u0303\u0309\u0323]/.test(mark));
          return (
            (base + marks.filter((mark) => !tones.includes(mark)).join('')).normalize('NFC') + tones.join('')
          );
        })
        .join(''),
      'windows-1258',
    );

  it.each([
    ['UTF-8', Buffer.from(`26734;${NAME}`), 'utf-8'],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF26734;${NAME}`), 'utf-8'],
    ['decomposed UTF-8', Buffer.from(`26734;${NAME.normalize('NFD')}`), 'utf-8'],
    ['UTF-16 with a mark', Buffer.from(`\uFEFF26734;${NAME}`, 'utf16le'), 'utf-16le'],
    ['windows-1258', windows1258(`26734;${NAME}`), 'windows-1258'],
  ])('is seen as %s', async (_, bytes, encoding) => {
    expect(await understood(bytes)).toEqual({
      cells: { A1: '26734', B1: NAME.normalize('NFC') },
      notes: readAs(encoding, ';'),
    });
  });

  it('is UTF-16 and tabs in what Excel calls "Unicode text", saved as .txt', async () => {
    const bytes = Buffer.from(`\uFEFF26734\t${NAME}\r\n`, 'utf16le');
    expect(await parseUpload(bytes, 'BaoCao.TXT', UPLOAD_LIMITS)).toMatchObject({
      kind: 'content',
      format: 'csv',
    });
  });

  it.each([
    [
      'UTF-8 with one damaged byte: not windows-1258',
      Buffer.concat([Buffer.from(NAME), Buffer.from([0xff])]),
    ],
    ['UTF-8 cut inside a letter', Buffer.from(`26734;${NAME} Đ`).subarray(0, -1)],
    ['UTF-16 without a mark', Buffer.from('26734;Phường', 'utf16le')],
    ['NUL bytes', Buffer.from('26734;\0;1')],
    ['control characters', Buffer.from('26734;\x01\x02')],
    ['bytes that windows-1258 does not know', Buffer.from([0x41, 0x8a, 0x42])],
  ])('is refused as unknown for %s', async (_, bytes) => {
    expect(await understood(bytes)).toBe('unknown-encoding');
  });
});

describe('the cells of a CSV file', () => {
  it.each([
    ['a comma', 'Mã,Tên,Gửi\n26734,"Phường, xã",12\n', ','],
    [
      'a semicolon, though commas stand in a title and in figures',
      'Phường, xã;Tên;Gửi\n26734;A;12,5\n26737;B;1,5\n',
      ';',
    ],
    ['a semicolon, though every line has as many commas', '1,5;2\n3,5;4\n', ';'],
    ['a tab', 'Mã\tTên; gọi\n26734\tA\n', '\t'],
    ['what the first line says, which is not a row', 'sep=,\n1,5;2\n', ','],
  ])('are parted by %s', async (_, text, separator) => {
    expect(await understood(text)).toMatchObject({ notes: readAs('utf-8', separator) });
  });

  it('have the addresses that Excel would show, past blank lines and line breaks in quotes', async () => {
    expect(await understood('Báo cáo\r\n\r\n"a\nb";;"nói ""có"""\r\n;2;\r\n')).toMatchObject({
      cells: { A1: 'Báo cáo', A3: 'a\nb', C3: 'nói "có"', B4: '2' },
    });
  });

  it.each([
    ['bare', '="26734";="Phường A";="12"\n', '26734'],
    ['in quotes', '"=""26734""";B;12\n', '26734'],
  ])('are what a spreadsheet shows where a program wrote a text as a formula, %s', async (_, text, code) => {
    expect(await understood(text)).toMatchObject({ cells: { A1: code, C1: '12' } });
  });

  it('stay the text that was written: figures and formulas are not interpreted', async () => {
    expect(await understood('1.234;=cmd|calc!A1;0012; 7 ;+84\n')).toMatchObject({
      cells: { A1: '1.234', B1: '=cmd|calc!A1', C1: '0012', D1: ' 7 ', E1: '+84' },
    });
  });

  it.each([
    ['an unclosed quote', 'a;b\n"c;d\n', 'broken-csv', {}],
    ['nothing but separators', ';;;\n;;;\n', 'no-data', {}],
    ['blank lines only', '\n\n  \n'.replaceAll(' ', ''), 'no-data', {}],
    ['a row too far down', '\n'.repeat(20) + 'a', 'too-many-rows', { rows: 20 }],
    ['a column too far right', ';'.repeat(20) + 'a', 'too-many-columns', { columns: 20 }],
    ['a cell too long', 'a'.repeat(21), 'cell-too-long', { cellCharacters: 20 }],
    ['too many cells', 'a;b\n'.repeat(20), 'too-many-cells', { cells: 39 }],
    ['too much text', 'ab;cd\n'.repeat(20), 'too-much-text', { textCharacters: 79 }],
  ])('are refused for %s', async (_, text, code, limits) => {
    expect(await read(text, limits)).toMatchObject({ kind: 'refused', code });
  });
});
