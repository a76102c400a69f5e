import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { ROOT } from '../../scripts/install.mjs';

// One workbook, written by us or by exceljs' streaming writer from the cells of ours.
const [who, folder] = process.argv.slice(2);
const file = join(folder, `${who}.xlsx`);
const { dailyWorkbook } = await import(
  join(ROOT, 'dist/apps/api/src/daily-workbooks/daily-workbook.workbook.js')
);

const start = process.cpuUsage();
if (who === 'ours') await ours();
else await peer();
const { user, system } = process.cpuUsage(start);
const measured = {
  cpu: (user + system) / 1e6,
  memory: process.resourceUsage().maxRSS / 1024,
  kilobytes: statSync(file).size / 1024,
};
console.log(JSON.stringify(measured));

async function ours() {
  const { rows, asOf, corrections, ...content } = JSON.parse(
    readFileSync(join(folder, 'content.json'), 'utf8'),
  );
  const day = {
    ...content,
    asOf: new Date(asOf),
    corrections: corrections.map((one) => ({ ...one, recordedAt: new Date(one.recordedAt) })),
    history: { rows, read: () => pages('history') },
  };
  writeFileSync(file, await dailyWorkbook(day));
}

async function peer() {
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ filename: file });
  let sheet = null;
  for await (const [name, rows] of pages('cells')) {
    if (sheet?.name !== name) {
      sheet?.commit();
      sheet = workbook.addWorksheet(name);
    }
    for (const [number, cells] of rows) {
      const row = sheet.getRow(number);
      row.values = cells.map(valueOf);
      row.commit();
    }
  }
  sheet.commit();
  await workbook.commit();
}

function valueOf(cell) {
  if (cell === null) return null;
  const [kind, value] = cell;
  if (kind === 'formula') return { formula: 'A1', result: value };
  return kind === 'date' ? new Date(`${value.slice(0, 10)}T00:00:00Z`) : value;
}

async function* pages(name) {
  for (const page of readdirSync(join(folder, name)).sort()) {
    yield JSON.parse(await readFile(join(folder, name, page), 'utf8'));
  }
}
