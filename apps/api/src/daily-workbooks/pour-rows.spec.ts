import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/**
 * Pours into a workbook whose sheet comes first, so that all the other parts are still to be added when its rows
 * fail, in a process of its own: a failure that nobody hears would end it.
 */
const SCRIPT = `
  import { buffer } from 'node:stream/consumers';
  import { ZipFile } from 'yazl';
  import { pourRows } from ${JSON.stringify(join(import.meta.dirname, 'pour-rows.ts'))};

  const [parts, goodRows] = process.argv.slice(1).map(Number);
  const zip = new ZipFile();
  const sheet = '<row r="1"><c r="A1" s="1"/></row><row r="2"><c r="A2" s="2"/></row>';
  zip.addBuffer(Buffer.from(sheet), 'sheet1.xml');
  for (let part = 0; part < parts; part += 1) zip.addBuffer(Buffer.alloc(500_000, part), 'part' + part);
  zip.end();
  async function* rows() {
    for (let row = 0; row < goodRows; row += 1) yield '<row r="' + row + '"/>';
    throw new Error('the database is away');
  }
  const pouring = { path: 'sheet1.xml', firstRow: 1, lastRow: 9, rows, at: '2022-05-07' };
  await pourRows(await buffer(zip.outputStream), pouring).catch((error) => console.log(error.message));
`;

describe('pouring rows', () => {
  it.each([
    ['at the first page, while other parts are still being added', 60, 0],
    ['at the first page, as the last part of all', 0, 0],
    ['at a later page', 60, 20_000],
  ])('fails with what the reader of the rows failed with, and is heard: %s', (_, parts, goodRows) => {
    const words = ['--input-type=module', '--no-warnings', '-e', SCRIPT, String(parts), String(goodRows)];
    const { status, stdout, stderr } = spawnSync(process.execPath, words, {
      encoding: 'utf8',
      cwd: import.meta.dirname,
      env: {},
    });
    expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: 'the database is away\n', stderr: '' });
  });
});
