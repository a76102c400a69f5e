import { Readable } from 'node:stream';
import { fromBufferPromise } from 'yauzl';
import { ZipFile } from 'yazl';
import type { ReportingDate } from '../domain/reporting-date.js';

/** The sheet that lines are poured into. */
export interface Pouring {
  path: string;
  /** Where its two sample lines stand and the lines shall begin, and where they will end. */
  firstRow: number;
  lastRow: number;
  /** The lines as XML, given the style numbers of the two samples. */
  rows(styles: [readonly number[], readonly number[]]): AsyncIterable<string>;
  /** Its day is stamped on every part, so that the same content gives the same bytes. */
  at: ReportingDate;
}

/**
 * A finished workbook with a long sheet's lines put in the place of two samples. The library's streaming
 * writer knows neither pictures nor solid bars, and its other one keeps every cell: so it makes all that is
 * short, and the long part goes from the database through the compressor without ever being whole.
 */
export async function pourRows(workbook: Buffer, pouring: Pouring): Promise<Buffer> {
  const zip = new ZipFile();
  // Heard from the start: the database may fail while the other parts are still being added.
  const broken = new Promise<never>((_, reject) => zip.on('error', reject));
  const whole = Promise.all([bytesOf(zip.outputStream), addParts(zip, workbook, pouring)]);
  const [bytes] = await Promise.race([whole, broken]);
  return bytes;
}

async function addParts(zip: ZipFile, workbook: Buffer, pouring: Pouring): Promise<void> {
  const options = { mtime: noonOf(pouring.at), forceDosTimestamp: true, mode: 0o100644 };
  const source = await fromBufferPromise(workbook, { lazyEntries: true });
  for await (const entry of source.eachEntry()) {
    const { fileName } = entry;
    if (fileName.endsWith('/')) continue;
    const bytes = await bytesOf(await source.openReadStreamPromise(entry));
    if (fileName === pouring.path) {
      const stream = Readable.from(poured(withFixedIds(bytes, fileName).toString('utf8'), pouring), {
        objectMode: false,
      });
      stream.on('error', (error) => zip.emit('error', error));
      zip.addReadStream(stream, fileName, { ...options, compressionLevel: LEVEL });
    } else if (fileName.endsWith('.png')) {
      zip.addBuffer(bytes, fileName, { ...options, compress: false });
    } else {
      zip.addBuffer(withFixedIds(bytes, fileName), fileName, { ...options, compressionLevel: LEVEL });
    }
  }
  zip.end();
}

const LEVEL = 4;

/**
 * Noon as the server's own clock has it, for the archive notes times by that clock: every zone then writes the
 * same one, and no zone skips noon when its summer begins.
 */
function noonOf(date: ReportingDate): Date {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  return new Date(year, month - 1, day, 12);
}

/** The library gives every bar a random id that ties its two halves together: they are counted instead. */
function withFixedIds(part: Buffer, fileName: string): Buffer {
  const sheet = /^xl\/worksheets\/sheet(\d+)\.xml$/.exec(fileName)?.[1];
  if (sheet === undefined) return part;
  const xml = part.toString('utf8');
  const ids = [...new Set([...xml.matchAll(/<x14:id>(\{[^}<]+\})<\/x14:id>/g)].map(([, id = '']) => id))];
  const counted = ids.reduce(
    (text, id, index) =>
      text.replaceAll(
        id,
        `{00000000-0000-4000-8000-${sheet.padStart(4, '0')}${String(index + 1).padStart(8, '0')}}`,
      ),
    xml,
  );
  return Buffer.from(counted);
}

/** Held once in pieces and once whole; Node's own collector holds a third copy. */
async function bytesOf(stream: AsyncIterable<string | Buffer>): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of stream) pieces.push(typeof piece === 'string' ? Buffer.from(piece) : piece);
  return Buffer.concat(pieces);
}

async function* poured(xml: string, { firstRow, lastRow, rows }: Pouring): AsyncIterable<Buffer> {
  const samples = [sampleAt(xml, firstRow), sampleAt(xml, firstRow + 1)] as const;
  // Some readers believe what a sheet says of its own size.
  const head = xml.slice(0, samples[0].start);
  yield Buffer.from(head.replace(/(<dimension ref="[A-Z]+\d+:[A-Z]+)\d+/, `$1${lastRow}`));
  for await (const chunk of rows([samples[0].styles, samples[1].styles])) yield Buffer.from(chunk);
  yield Buffer.from(xml.slice(samples[1].end));
}

function sampleAt(xml: string, row: number): { start: number; end: number; styles: number[] } {
  const start = xml.indexOf(`<row r="${row}"`);
  const end = xml.indexOf('</row>', start) + '</row>'.length;
  if (start === -1 || end < start) throw new Error(`The sheet has no sample in row ${row}.`);
  const cells = xml.slice(start, end).matchAll(/<c r="[A-Z]+\d+" s="(\d+)"/g);
  return { start, end, styles: [...cells].map(([, style]) => Number(style)) };
}
