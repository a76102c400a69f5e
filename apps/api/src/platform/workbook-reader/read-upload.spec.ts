import { readFileSync } from 'node:fs';
import { fence } from './fence.js';
import { UploadReader } from './read-upload.js';
import { workbookOf, workbookXml } from '../../../../../test/support/hand-made-workbooks.js';
import type { UploadAnswer } from './upload-content.js';
import type { UploadLimits } from './upload-limits.js';

const open: UploadReader[] = [];
function readerWith(limits: Partial<UploadLimits> = {}): UploadReader {
  const reader = new UploadReader(limits);
  open.push(reader);
  return reader;
}
afterEach(() => {
  for (const reader of open.splice(0)) reader.close();
});

const small = workbookOf(workbookXml());
const figures = (row: number) =>
  Array.from({ length: 100 }, (_, n) => `<c><v>${(row * 7919 + n * 104_729) % 1_000_000}</v></c>`).join('');
const rows = (count: number) => Array.from({ length: count }, (_, n) => `<row>${figures(n)}</row>`).join('');
const outcome = (answer: UploadAnswer) => (answer.kind === 'refused' ? answer.code : 'read');

/** A process that is stopped hangs as surely as an endless loop. */
const hang = (reader: UploadReader) => process.kill(reader.processId ?? 0, 'SIGSTOP');

const BUSY = 'Error: upload.reader-busy';

describe('the reading process', () => {
  it('reads file after file without being started again', async () => {
    const reader = readerWith();
    expect(outcome(await reader.read(small, 'a.xlsx'))).toBe('read');
    const first = reader.processId;
    expect(outcome(await reader.read(Buffer.from('a;b'), 'a.csv'))).toBe('read');
    expect(reader.processId).toBe(first);
  });

  it('answers several at once, each with its own file', async () => {
    const reader = readerWith();
    const names = Array.from({ length: 20 }, (_, n) => `Phường ${n}`);
    const answers = await Promise.all(names.map((name) => reader.read(Buffer.from(`${name};1`), 'a.csv')));
    expect(
      answers.map((answer) => answer.kind === 'content' && answer.sheets[0]?.rows[0]?.cells[0]?.value),
    ).toEqual(names);
  });

  it('is killed when it hangs, and the next file is read by a new one', async () => {
    const reader = readerWith({ milliseconds: 3_000 });
    await reader.read(small, 'a.xlsx');
    const hung = reader.processId;
    hang(reader);
    const [first, second] = await Promise.all([reader.read(small, 'a.xlsx'), reader.read(small, 'b.xlsx')]);
    expect([first, second].map(outcome)).toEqual(['too-slow', 'read']);
    expect(reader.processId).not.toBe(hung);
  });

  it('is replaced when it runs out of memory, and the next file is read', async () => {
    const reader = readerWith({ memoryMegabytes: 24, cells: 1e9, milliseconds: 60_000 });
    const heavy = workbookOf(workbookXml(rows(5000)));
    const answers = await Promise.all([reader.read(heavy, 'heavy.xlsx'), reader.read(small, 'a.xlsx')]);
    expect(answers.map(outcome)).toEqual(['too-much-memory', 'read']);
  });

  it('is replaced when somebody kills it between two files', async () => {
    const reader = readerWith();
    await reader.read(small, 'a.xlsx');
    process.kill(reader.processId ?? 0, 'SIGKILL');
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(outcome(await reader.read(small, 'a.xlsx'))).toBe('read');
  });

  it('reads a file again when somebody kills the process over it, and the files behind it after that', async () => {
    const reader = readerWith();
    await reader.read(small, 'a.xlsx');
    const killed = reader.processId;
    hang(reader);
    const answers = Promise.all([reader.read(small, 'a.xlsx'), reader.read(Buffer.from('a;b'), 'b.csv')]);
    process.kill(killed ?? 0, 'SIGKILL');
    expect((await answers).map(outcome)).toEqual(['read', 'read']);
    expect(reader.processId).not.toBe(killed);
  });

  it('takes a file over which it is killed twice for one the machine has no memory for', async () => {
    const reader = readerWith({ cells: 1e9, milliseconds: 60_000 });
    const heavy = workbookOf(workbookXml(rows(5000)));
    await reader.read(small, 'a.xlsx');
    const killed: (number | undefined)[] = [];
    const answers = Promise.all([reader.read(heavy, 'heavy.xlsx'), reader.read(small, 'a.xlsx')]);
    while (killed.length < 2) {
      const { processId } = reader;
      if (processId !== undefined && !killed.includes(processId) && reader.isReading) {
        process.kill(processId, 'SIGKILL');
        killed.push(processId);
      }
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    expect((await answers).map(outcome)).toEqual(['too-much-memory', 'read']);
  });

  it('says it is busy when too many files wait, and reads those that do', async () => {
    const reader = readerWith({ waiting: 2 });
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => reader.read(small, 'a.xlsx').then(outcome, String)),
    );
    expect(answers).toEqual(['read', 'read', BUSY, BUSY, BUSY]);
  });

  it('lets go of waiting files when it is closed, and takes no more', async () => {
    const reader = readerWith();
    const waiting = ['a.xlsx', 'b.xlsx'].map((name) => reader.read(small, name).then(outcome, String));
    reader.close();
    expect(await Promise.all(waiting)).toEqual([BUSY, BUSY]);
    await expect(reader.read(small, 'c.xlsx')).rejects.toThrow('upload.reader-busy');
    expect(reader.processId).toBeUndefined();
  });

  it('says so when the process cannot start, once per file, and does not try for ever', async () => {
    const reader = readerWith({ memoryMegabytes: 1 });
    await expect(reader.read(small, 'a.xlsx')).rejects.toThrow('upload reader does not start');
    await expect(reader.read(small, 'b.xlsx')).rejects.toThrow('upload reader does not start');
  });

  it('runs inside the fence, itself and the one that takes its place', async () => {
    const reader = readerWith();
    for (let time = 0; time < 2; time += 1) {
      await reader.read(small, 'a.xlsx');
      const told = readFileSync(`/proc/${reader.processId}/cmdline`, 'utf8').split('\0');
      expect(told).toEqual(expect.arrayContaining(fence()));
      expect(fence().length).toBeGreaterThan(1);
      const first = reader.processId ?? 0;
      process.kill(first, 'SIGKILL');
      while (reader.processId === first) await new Promise((resolve) => setTimeout(resolve, 5));
    }
  });

  it('knows nothing of our environment', async () => {
    const reader = readerWith();
    await reader.read(small, 'a.xlsx');
    const environment = readFileSync(`/proc/${reader.processId}/environ`, 'utf8').split('\0').filter(Boolean);
    expect(environment.map((variable) => variable.split('=')[0])).toEqual([
      'NODE_CHANNEL_FD',
      'NODE_CHANNEL_SERIALIZATION_MODE',
    ]);
  });
});
