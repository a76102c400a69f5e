import { said } from '../../../../test/support/report-sheets.js';
import { askedOf, fillIn, TITLES, UNDATED } from '../../../../test/support/written-workbooks.js';

describe('a day that is written unusually', () => {
  it.each([
    ...['Ngày 07\\05\\2022', '07_05_2022', '07 05 2022', '07|05|2022', '07·05·2022', '7;5;2022'],
    ...['07 THÁNG NĂM', '07-Thg5-22', '07-thg5-2022', 'Ngày 07/05/2O22'],
  ])('stops a report of the day before where its title says "%s"', async (line) => {
    expect(said(await askedOf((sheet) => fillIn(sheet, { above: [...UNDATED, line] })))).toEqual([
      'file-of-other-date BaoCao!A3',
    ]);
  });

  it('stops it where day, month and year stand in cells of their own', async () => {
    const found = await askedOf((sheet) => {
      fillIn(sheet, { above: [...UNDATED, ''] });
      sheet.getRow(3).values = ['Ngày:', 7, 5, 2022];
    });
    expect(said(found)).toEqual(['file-of-other-date BaoCao!A3']);
  });

  it.each(['Số liệu tối qua', 'Số liệu chiều qua', 'Báo cáo đêm qua', 'Số liệu h.qua', 'SL hôm qua'])(
    'is asked about where the title says "%s"',
    async (line) => {
      const found = await askedOf((sheet) => fillIn(sheet, { above: [...UNDATED, line] }));
      expect(found).toMatchObject([{ severity: 'warning', value: line }]);
    },
  );

  it.each(['220507 BC.xlsx', 'BC 070522.xlsx', 'Q4_220507.xlsx'])(
    'is asked about in the name of a file: %s',
    async (name) => {
      const found = await askedOf((sheet) => fillIn(sheet, { above: UNDATED }), name);
      expect(found).toMatchObject([{ code: 'sheet-of-other-day', value: name }]);
      expect(await askedOf((sheet) => fillIn(sheet), name)).toEqual([]);
    },
  );

  it.each(['oddHeader', 'oddFooter'] as const)('is asked about in the printed %s', async (where) => {
    const found = (above: string[], text: string) =>
      askedOf((sheet) => {
        fillIn(sheet, { above });
        sheet.headerFooter[where] = `&C&"Arial,Bold"&12${text}`;
      });
    expect(await found(UNDATED, 'Báo cáo ngày 07/05/2022')).toMatchObject([
      { code: 'sheet-of-other-day', value: 'Báo cáo ngày 07/05/2022', details: { where: 'page' } },
    ]);
    expect(await found(TITLES, 'Báo cáo ngày 07/05/2022')).toEqual([]);
    expect(await found(UNDATED, 'Ngày in: 07/05/2022')).toEqual([]);
  });
});

describe('a right report', () => {
  it.each([
    ...['Căn cứ Công văn số 2262/BYT-CNTT ngày 04/5/2022', 'ĐT: 028 07 05 2022', 'Điện thoại 07 05 2022'],
    ...['Quận 4, ngày 09 tháng 5 năm 2022', 'In lúc 16:30 07/05/2022', 'Ngày 08 THÁNG NĂM', '08 05 2022'],
    ...['Tổng số 220507', 'Quận 4 - tháng 5'],
  ])('is not asked about for the line "%s"', async (line) => {
    expect(said(await askedOf((sheet) => fillIn(sheet, { above: [...UNDATED, line] })))).toEqual([]);
    expect(said(await askedOf((sheet) => fillIn(sheet, { above: [...TITLES, line] })))).toEqual([]);
  });
});
