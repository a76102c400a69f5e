/** Reads what a daily workbook says as JSON and prints the SHA-256 of its bytes: another process that makes the same file. */
import './resolve-typescript.mjs';
import { createHash } from 'node:crypto';
import { text } from 'node:stream/consumers';

const room = '../../apps/api/src/daily-workbooks';
const { dailyWorkbook } = await import(`${room}/daily-workbook.workbook.ts`);

const { history, ...day } = JSON.parse(await text(process.stdin));
const bytes = await dailyWorkbook({
  ...day,
  asOf: new Date(day.asOf),
  corrections: day.corrections.map((line) => ({ ...line, recordedAt: new Date(line.recordedAt) })),
  history: {
    rows: history.length,
    read: async function* () {
      yield history;
    },
  },
});
process.stdout.write(createHash('sha256').update(bytes).digest('hex'));
