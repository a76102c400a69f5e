import { csvOf } from './csv.js';
import { framedPicture } from './framed-picture.js';
import { pngOf, withFonts } from './png.js';
import type { Table } from './table.js';
import { tablePicture } from './table-picture.js';
import type { Words } from './use-words.js';
import { workbookOf } from './workbook.js';

export interface ChartToSave {
  title: string;
  subtitle: string;
  source: string;
  fileName: string;
  /** Said under the picture. */
  note?: string | undefined;
  table: Table;
  /** The picture as it is on the page; null where what is shown is the table. */
  picture: string | null;
}

/** Saves what is shown, and nothing else: the picture under its title, or its figures as rows. */
export async function saveChart(
  kind: 'png' | 'svg' | 'csv' | 'xlsx',
  chart: ChartToSave,
  words: Words,
): Promise<void> {
  saveFile(`${chart.fileName}.${kind}`, await contentOf(kind, chart, words));
}

async function contentOf(
  kind: 'png' | 'svg' | 'csv' | 'xlsx',
  chart: ChartToSave,
  words: Words,
): Promise<Blob> {
  if (kind === 'csv')
    return new Blob([csvOf(chart.table, chart.source, words)], { type: 'text/csv;charset=utf-8' });
  if (kind === 'xlsx') {
    return new Blob([workbookOf(chart, words)], {
      type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    });
  }
  const picture = framedPicture(
    chart.picture === null
      ? { ...chart, note: undefined, picture: tablePicture(chart.table, words) }
      : { ...chart, picture: chart.picture },
  );
  return kind === 'svg' ? new Blob([await withFonts(picture)], { type: 'image/svg+xml' }) : pngOf(picture);
}

function saveFile(name: string, content: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
