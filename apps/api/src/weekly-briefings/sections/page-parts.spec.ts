import type { Content } from 'pdfmake';
import { readPdf, type ReadPage } from '../../../../../test/support/read-pdf.js';
import { printPdf } from '../pdf/print-pdf.js';
import { paragraph, sectionHeading, table, together, withEnd } from './page-parts.js';

const WORDS = 'một dòng dài hơn cột của nó ';

async function printed(...content: Content[]): Promise<ReadPage[]> {
  const bytes = await printPdf({
    ...{ title: 'Bảng', author: 'Sở Y tế', subject: 'Bảng', createdAt: new Date(0) },
    ...{ pageMargins: [85, 57, 43, 57], defaultStyle: { font: 'Tinos', fontSize: 13 } },
    ...{ content, footer: { text: '' } },
  });
  return readPdf(bytes);
}

/** A table whose rows are as high as their number says; each begins with "b" and ends with "e", and its number. */
function tableOf(heights: readonly number[], repeated = 0): Content {
  const rows = heights.map((height, index) => ({
    name: `b${index}.`,
    text: `${WORDS.repeat(height)}e${index}.`,
  }));
  return table(
    [
      { head: 'Tên', width: 60, align: 'left', cell: ({ name }) => name },
      { head: 'Cột', width: 120, align: 'left', cell: ({ text }) => text },
    ],
    rows,
    { repeated },
  );
}

/** On which pages a word stands. */
const placesOf = (pages: readonly ReadPage[], word: string) =>
  pages.flatMap(({ runs }, index) => (runs.some(({ text }) => text.trim() === word) ? [index + 1] : []));
const countOf = (pages: readonly ReadPage[], word: string) =>
  pages.flatMap(({ runs }) => runs.filter(({ text }) => text.trim() === word)).length;
/** Where the lowest word of all pages stands, in points from below. */
const lowestOf = (pages: readonly ReadPage[]) =>
  Math.min(...pages.flatMap(({ runs }) => runs.filter(({ text }) => text.trim() !== '').map(({ y }) => y)));

describe('a table that does not fit on one page', () => {
  it('tears no row apart where a page ends, and repeats its head and its sum on the next', async () => {
    const heights = [1, ...Array.from({ length: 40 }, (_, index) => (index % 5) + 1)];
    const pages = await printed(tableOf(heights, 1));
    const everyPage = pages.map((_, index) => index + 1);
    expect(everyPage.length).toBeGreaterThan(2);
    for (const [index] of heights.entries()) {
      const [begins, ends] = [placesOf(pages, `b${index}.`), placesOf(pages, `e${index}.`)];
      expect([begins, ends]).toEqual(index === 0 ? [everyPage, everyPage] : [ends, [expect.any(Number)]]);
    }
    expect(placesOf(pages, 'Cột')).toEqual(everyPage);
  });

  it('loses no word of a row that is higher than a page', async () => {
    const pages = await printed(tableOf([1, 150, 1]));
    expect([countOf(pages, 'một'), placesOf(pages, 'Cột').length]).toEqual([152, pages.length]);
    expect(lowestOf(pages)).toBeGreaterThan(57);
  });
});

describe('a heading with what stands under it', () => {
  it('moves to the next page where both do not fit', async () => {
    const pages = await printed(
      paragraph(WORDS.repeat(140)),
      together(sectionHeading('I', 'Tiếp'), paragraph(`${WORDS.repeat(10)}hết.`)),
    );
    expect([placesOf(pages, 'I.'), placesOf(pages, 'hết.')]).toEqual([[2], [2]]);
  });

  it('loses no word of a paragraph that is longer than a page', async () => {
    const pages = await printed(
      paragraph('Trước.'),
      together(sectionHeading('I', 'Dài'), paragraph(WORDS.repeat(250))),
    );
    expect([countOf(pages, 'một'), placesOf(pages, 'I.')]).toEqual([250, [2]]);
    expect(lowestOf(pages)).toBeGreaterThan(57);
  });
});

describe('the end of a document', () => {
  const end = [paragraph('hết'), { text: 'ký', margin: [0, 66, 0, 0] } satisfies Content];
  const section = [together(sectionHeading('X', 'Kiến nghị'), paragraph('một')), paragraph('hai')];

  it.each([33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43])(
    'is never signed on a page without words of the last section, after %d lines',
    async (lines) => {
      const before = Array.from({ length: lines }, () => paragraph('dòng'));
      const pages = await printed(...before, ...withEnd(section, true, end));
      expect(placesOf(pages, 'ký')).toEqual(placesOf(pages, 'hai'));
      expect(placesOf(pages, 'ký')).toHaveLength(1);
      // What does not go along flows on: a long section keeps its last paragraph with the signature.
      const long = [...section.slice(0, 1), paragraph('ba '.repeat(900)), paragraph('hai')];
      const flowing = await printed(...before, ...withEnd(long, true, end));
      expect(placesOf(flowing, 'ký')).toEqual(placesOf(flowing, 'hai'));
    },
  );

  it('goes along with no table: that stays where it is', async () => {
    const pages = await printed(...withEnd([tableOf([1, 1, 1])], false, end));
    expect(placesOf(pages, 'ký')).toEqual([1]);
  });
});
