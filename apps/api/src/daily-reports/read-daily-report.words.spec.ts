import type ExcelJS from 'exceljs';
import { askedOf, fillIn, TITLES, UNDATED } from '../../../../test/support/written-workbooks.js';
import { said } from '../../../../test/support/report-sheets.js';

const asked = async (write: (sheet: ExcelJS.Worksheet, workbook: ExcelJS.Workbook) => void) =>
  said(await askedOf(write));

describe('words that say the figures are others than asked for', () => {
  it.each([
    ['(số liệu không phải lũy kế)', 'figures-denied'],
    ['Số liệu làm tròn đến hàng nghìn', 'figures-denied'],
    ['Số liệu phát sinh trong ngày', 'figures-doubted'],
    ['Số liệu chốt ngày hôm qua', 'figures-doubted'],
    ['Số liệu tạm tính', 'figures-doubted'],
    ['Đơn vị tính: nghìn', 'unit-not-one'],
    ['Đơn vị: %', 'unit-not-one'],
    ['Đơn vị tính: tỷ lệ', 'unit-not-one'],
    ['(%)', 'unit-not-one'],
  ])('are asked about above the table, below it and on every page: "%s"', async (line, code) => {
    expect(await asked((sheet) => fillIn(sheet, { above: [...TITLES, line] }))).toEqual([
      `${code} BaoCao!A4`,
    ]);
    expect(await asked((sheet) => fillIn(sheet, { below: [line] }))).toEqual([`${code} BaoCao!B12`]);
    const onPage = await askedOf((sheet) => {
      fillIn(sheet);
      sheet.headerFooter.oddHeader = `&C&"Arial,Bold"&14${line}`;
    });
    expect(onPage).toEqual([
      expect.objectContaining({ code: code === 'unit-not-one' ? 'figures-denied' : code, value: line }),
    ]);
  });

  it.each(['ĐVT: nghìn', 'Nghìn hồ sơ'])('are an error right above the figures too: "%s"', async (unit) => {
    const found = await asked((sheet) => {
      fillIn(sheet);
      sheet.getCell('D3').value = unit;
      sheet.getCell('A3').value = null;
      sheet.getCell('A2').value = 'Số liệu ngày 08/05/2022';
    });
    expect(found).toEqual(['unit-not-one BaoCao!D3']);
  });

  it.each(['Hôm qua', 'BaoCao cũ', 'Phát sinh', 'Trong ngày'])(
    'are asked about in the name of a sheet: %s',
    async (name) => {
      expect(
        await askedOf((sheet) => {
          sheet.name = name;
          fillIn(sheet);
        }),
      ).toEqual([expect.objectContaining({ code: 'figures-doubted', severity: 'warning', value: name })]);
    },
  );

  it.each([
    'Đơn vị: Trạm Y tế Phường 13, Quận 4',
    'Số liệu lũy kế, không phải số phát sinh trong ngày',
    'Phát sinh trong ngày: 150 hồ sơ',
    'Làm sạch 4,4 triệu hồ sơ',
    'Tăng so với hôm qua: 150',
    'Quận 4, tháng 5 năm 2022',
  ])('are none in "%s"', async (line) => {
    expect(await asked((sheet) => fillIn(sheet, { above: [...TITLES, line], below: [line] }))).toEqual([]);
  });
});

describe('a unit above a column of shares', () => {
  it('is that of the column alone', async () => {
    const found = await asked((sheet) => {
      fillIn(sheet, { above: [...TITLES, ''] });
      sheet.getCell('K4').value = 'ĐVT: %';
      sheet.getCell('K5').value = 'Tỷ lệ';
    });
    expect(found).toEqual([]);
  });
});

describe('shares in place of figures', () => {
  it.each<[string, (sheet: ExcelJS.Worksheet) => void]>([
    ['in a group over them', (sheet) => sheet.mergeCells('D4:H4')],
    ['in a group over some of them', (sheet) => sheet.mergeCells('D4:E4')],
  ])('are an error: said %s', async (_, merge) => {
    for (const group of ['Tỷ lệ (%)', 'Tỷ lệ', 'Tỉ lệ đạt']) {
      const found = await asked((sheet) => {
        fillIn(sheet, { above: [...TITLES, ''] });
        sheet.getCell('D4').value = group;
        merge(sheet);
      });
      expect(found).toEqual(['unit-not-one BaoCao!D4']);
    }
  });

  it('are an error, said once, where each name has the sign below it', async () => {
    const [found, more] = await askedOf((sheet) => {
      fillIn(sheet);
      sheet.insertRow(5, [null, null, null, '(%)', '(%)', '(%)', '(%)', '(%)']);
    });
    expect(more).toBeUndefined();
    expect(found).toMatchObject({ code: 'unit-not-one', cell: 'BaoCao!D5' });
    expect(found?.cells).toHaveLength(5);
  });

  it('are none beside them, and in a title', async () => {
    const beside = await asked((sheet) => {
      fillIn(sheet, { above: [...TITLES, ''] });
      sheet.getCell('K4').value = 'Tỷ lệ (%)';
      ['Gửi', 'Ký'].forEach((name, index) => (sheet.getCell(5, 11 + index).value = name));
      sheet.mergeCells('K4:L4');
    });
    expect(beside).toEqual([]);
    expect(await asked((sheet) => fillIn(sheet, { above: [...TITLES, 'Tỷ lệ làm sạch dữ liệu'] }))).toEqual(
      [],
    );
  });
});

describe('a correction written beside the table', () => {
  it.each([
    ...['Đính chính: Phường 13 đã ký 999', 'Sửa lại: Phường 13 ký 999 hồ sơ'],
    ...['Lưu ý: số đã ký của Phường 13 là 999', 'Số đúng là 999'],
  ])('asks for a look above the table, below it, between its rows and on every page: "%s"', async (line) => {
    expect(await asked((sheet) => fillIn(sheet, { above: [...TITLES, line] }))).toEqual([
      'note-doubts BaoCao!A4',
    ]);
    expect(await asked((sheet) => fillIn(sheet, { below: [line] }))).toEqual(['note-doubts BaoCao!B12']);
    const beside = await asked((sheet) => {
      fillIn(sheet);
      sheet.getCell('L7').value = line;
    });
    expect(beside).toEqual(['note-doubts BaoCao!L7']);
    const between = await asked((sheet) => {
      fillIn(sheet);
      sheet.insertRow(7, [null, line]);
    });
    expect(between).toEqual(['note-doubts BaoCao!B7']);
    const onPage = await askedOf((sheet) => {
      fillIn(sheet);
      sheet.headerFooter.oddFooter = `&L${line}`;
    });
    expect(onPage).toEqual([expect.objectContaining({ code: 'note-doubts', value: line })]);
  });
});

describe('a correction and a unit in cells or lines of their own', () => {
  it('are found by what stands beside or above them', async () => {
    const below = ['Đính chính:', 'Phường 13 đã ký 999 hồ sơ'];
    expect(await asked((sheet) => fillIn(sheet, { below }))).toEqual(['note-doubts BaoCao!B13']);
    const apart = await asked((sheet) => {
      fillIn(sheet);
      sheet.getCell('B13').value = 'Đính chính';
      sheet.getCell('D13').value = 'Phường 13 đã ký 999';
    });
    expect(apart).toEqual(['note-doubts BaoCao!B13']);
    const unit = await asked((sheet) => {
      fillIn(sheet);
      sheet.getCell('A2').value = null;
      sheet.getCell('C2').value = 'ĐVT: %';
      sheet.getCell('H2').value = 'Quận 4';
    });
    expect(unit).toEqual(['unit-not-one BaoCao!C2']);
  });

  it.each([
    ['Ghi chú', 'Đính chính: Phường 13 đã ký 999'],
    ['Sheet2', 'Lưu ý: số đã ký của Phường 13 là 999'],
    ['Đính chính', 'Phường 13: 999'],
  ])('is found on another sheet: %s', async (name, line) => {
    const found = await asked((sheet, workbook) => {
      fillIn(sheet);
      workbook.addWorksheet(name).addRow([line]);
    });
    expect(found).toEqual([`note-doubts ${name}!A1`]);
  });

  it.each([
    ['Hướng dẫn mới', 'Phường 13 có 25 điểm tiêm'],
    ['Điều chỉnh', 'Danh sách sẽ gửi sau'],
    ['Ghi chú', 'Số điện thoại Phường 13: 0903123456'],
  ])('is none on a sheet that says something else: %s', async (name, line) => {
    const found = await asked((sheet, workbook) => {
      fillIn(sheet);
      workbook.addWorksheet(name).addRow([line]);
    });
    expect(found).toEqual([]);
  });
});

describe('a day of the week beside the date', () => {
  it('asks for a look where the date is another day', async () => {
    const line = 'Số liệu thứ bảy, ngày 08/05/2022';
    const [found, more] = await askedOf((sheet) => fillIn(sheet, { above: [...UNDATED, line] }));
    expect(found).toMatchObject({ code: 'weekday-differs', cell: 'BaoCao!A3' });
    expect(found?.details).toEqual({ written: 'thứ bảy', weekday: 'chủ nhật', date: '2022-05-08' });
    expect(more).toBeUndefined();
    const right = 'Số liệu chủ nhật, ngày 08/05/2022';
    expect(await askedOf((sheet) => fillIn(sheet, { above: [...UNDATED, right] }))).toEqual([]);
  });
});

describe('the name of a file', () => {
  it.each([
    ...[
      'BaoCao_Quan4_2022-05-07.xlsx',
      'BC 07.05.2022-lan2.xlsx',
      'BC Q4 0705.xlsx',
      'quan4_ngay7thang5.xlsx',
    ],
    ...[
      'BaoCao 07-05 (1).xlsx',
      'BC_07052022.xlsx',
      'So lieu 7.5.xlsx',
      'Q4_20220507.xlsx',
      'Báo cáo ngày 9-5.xlsx',
    ],
  ])('asks for a look where it alone names a day, and another: %s', async (name) => {
    const found = await askedOf((sheet) => fillIn(sheet, { above: UNDATED }), name);
    expect(found).toEqual([
      expect.objectContaining({ code: 'sheet-of-other-day', severity: 'warning', value: name }),
    ]);
    expect(await askedOf((sheet) => fillIn(sheet), name)).toEqual([]);
  });

  it.each([
    ['So lieu hom qua.xlsx', 'figures-doubted'],
    ['Phat sinh trong ngay.xlsx', 'figures-doubted'],
    ['BC tuan 17.xlsx', 'title-of-period'],
    ['Bao cao thu bay.xlsx', 'title-of-period'],
  ])('asks for a look where it is that of other figures: %s', async (name, code) => {
    expect(await askedOf((sheet) => fillIn(sheet, { above: UNDATED }), name)).toMatchObject([
      { code, value: name, details: { where: 'file' } },
    ]);
  });

  it.each([
    ...['BaoCao.xlsx', 'BC 08.05.xlsx', 'BC Q4 0805.xlsx', 'bao cao (7).xlsx', 'Q4-2022.xlsx', 'Mau 01.xlsx'],
    ...['BaoCao_2022-05-08 (2).xlsx', 'Bieu 5-7 phuong.xlsx', 'BC lan 2.xlsx', 'Quận 4 13 phường.xlsx'],
  ])('is no reason to ask: %s', async (name) => {
    expect(await askedOf((sheet) => fillIn(sheet, { above: UNDATED }), name)).toEqual([]);
  });
});

describe('a note or a comment that speaks against the figures', () => {
  it.each(['sai', 'Số chưa chính xác', 'số hôm qua', 'nhập nhầm', 'Tạm tính', 'không lũy kế'])(
    'asks for a look at its cell: "%s"',
    async (text) => {
      const inNote = await askedOf((sheet) => {
        fillIn(sheet);
        sheet.getCell('J6').value = text;
      });
      expect(inNote).toEqual([
        expect.objectContaining({
          code: 'note-doubts',
          severity: 'warning',
          cell: 'BaoCao!J6',
          wardCode: '27262',
        }),
      ]);
      const inComment = await asked((sheet) => {
        fillIn(sheet);
        sheet.getCell('E7').note = { texts: [{ text: 'Lan:\n' }, { text }] };
      });
      expect(inComment).toEqual(['note-doubts BaoCao!E7']);
    },
  );

  it('is found in a conversation, as it is written for programs that know only comments', async () => {
    const conversation =
      '[Threaded comment]\n\nYour version of Excel allows you to read this threaded comment; however, any edits to it will get removed if the file is opened in a newer version of Excel. Learn more: https://go.microsoft.com/fwlink/?linkid=870924\n\nComment:\n    số này sai';
    const found = await askedOf((sheet) => {
      fillIn(sheet);
      sheet.getCell('D5').note = conversation;
    });
    expect(found).toEqual([
      expect.objectContaining({ code: 'note-doubts', cell: 'BaoCao!D5', value: '    số này sai' }),
    ]);
  });

  it('is none that explains an adjustment, tells of records, or was put right', async () => {
    const notes = [
      'Trả về do sai ngày sinh',
      'Hôm qua nhập nhầm, nay đã sửa',
      'Sai thông tin 12 hồ sơ',
      'Đã rà soát',
    ];
    for (const note of notes) {
      expect(
        await asked((sheet) => {
          fillIn(sheet);
          sheet.getCell('J5').value = note;
          sheet.getCell('D5').note = note;
        }),
      ).toEqual([]);
    }
    const adjusted = await asked((sheet) => {
      fillIn(sheet);
      sheet.getCell('I5').value = 'Nhập sai';
      sheet.getCell('J5').value = 'nhập nhầm';
    });
    expect(adjusted).toEqual([]);
  });

  it('is none that this program wrote into a marked file, alone or below what others wrote', async () => {
    const ours = 'Hệ thống kiểm tra báo cáo:\nsố này sai';
    expect(
      await asked((sheet) => {
        fillIn(sheet);
        sheet.getCell('D5').note = `Hỏi lại trạm y tế\n\n${ours}`;
      }),
    ).toEqual([]);
  });
});

describe('a title of another time than a day', () => {
  it.each(['BÁO CÁO TUẦN 17', 'TUẦN 07/05', 'BÁO CÁO THỨ SÁU', 'BÁO CÁO GIAO BAN TUẦN', 'BÁO CÁO THÁNG 4'])(
    'asks for a look where no line names the day: "%s"',
    async (title) => {
      expect(await asked((sheet) => fillIn(sheet, { above: [title, 'Đơn vị: Quận 4'] }))).toEqual([
        'title-of-period BaoCao!A1',
      ]);
      expect(await asked((sheet) => fillIn(sheet, { above: [title, ...TITLES] }))).toEqual([]);
    },
  );

  it.each(['BÁO CÁO TUẦN 18', 'BÁO CÁO CHỦ NHẬT', 'BÁO CÁO THÁNG 5', 'BÁO CÁO LẦN THỨ HAI', 'BÁO CÁO NHANH'])(
    'is none in "%s"',
    async (title) => {
      expect(await asked((sheet) => fillIn(sheet, { above: [title, 'Đơn vị: Quận 4'] }))).toEqual([]);
    },
  );
});

it('asks for a look where only the sheet is named for another week', async () => {
  const found = await askedOf((sheet) => {
    sheet.name = 'Tuần_17';
    fillIn(sheet, { above: UNDATED });
  });
  expect(found).toEqual([expect.objectContaining({ code: 'title-of-period', value: 'Tuần_17', cell: null })]);
});

describe('a sheet that may replace the one whose line names the day', () => {
  it.each(['Bản sửa', 'sửa lại', 'mới', 'BaoCao (sửa)', 'Cập nhật', 'v2', 'Lần 2', 'Chính thức'])(
    'stops the reading where it is called "%s" and holds other figures of the same wards',
    async (name) => {
      const found = await askedOf((sheet, workbook) => {
        fillIn(sheet);
        fillIn(workbook.addWorksheet(name), { above: UNDATED, delta: -3 });
      });
      expect(found).toEqual([
        expect.objectContaining({
          code: 'several-sheets',
          details: expect.objectContaining({ sheets: `BaoCao”, “${name}` }),
        }),
      ]);
    },
  );

  it.each<[string, (sheet: ExcelJS.Worksheet, workbook: ExcelJS.Workbook) => void]>([
    [
      'it holds more, whatever it is called',
      (sheet, workbook) => {
        fillIn(sheet);
        fillIn(workbook.addWorksheet('Sheet2'), { above: UNDATED, delta: 3 });
      },
    ],
    [
      'it is called so and nobody can read its headings',
      (sheet, workbook) => {
        fillIn(sheet);
        const other = workbook.addWorksheet('sửa');
        for (let row = 5; row <= 10; row += 1) other.addRow([sheet.getCell(`A${row}`).value, 1, 2, 3, 4, 5]);
      },
    ],
    [
      'it is named for the day, and the other for another',
      (sheet, workbook) => {
        sheet.name = '07.5';
        fillIn(sheet);
        fillIn(workbook.addWorksheet('08.5'), { above: UNDATED, delta: -4 });
      },
    ],
    ...(
      [
        ['0705', '0805'],
        ['BC 07.5', 'BC 08.5'],
        ['T7', 'CN'],
      ] as const
    ).map(
      ([other, day]) =>
        [
          `it is called "${day}" beside "${other}"`,
          (sheet: ExcelJS.Worksheet, workbook: ExcelJS.Workbook) => {
            sheet.name = other;
            fillIn(sheet);
            fillIn(workbook.addWorksheet(day), { above: UNDATED, delta: -4 });
          },
        ] as [string, (sheet: ExcelJS.Worksheet, workbook: ExcelJS.Workbook) => void],
    ),
    [
      'it is named for the day by its number',
      (sheet, workbook) => {
        sheet.name = '7';
        fillIn(sheet);
        fillIn(workbook.addWorksheet('8'), { above: UNDATED, delta: -4 });
      },
    ],
  ])('stops the reading where %s', async (_, write) => {
    expect(await asked(write)).toEqual(['several-sheets']);
  });

  it('asks for a look where an empty sheet is named for the day, and the one that is read for another', async () => {
    expect(
      await asked((sheet, workbook) => {
        sheet.name = '07.5';
        fillIn(sheet);
        workbook.addWorksheet('08.5').addRow(['Chưa nhập']);
      }),
    ).toEqual(['sheet-of-other-day']);
  });

  it.each<[string, (workbook: ExcelJS.Workbook) => void]>([
    ['an older one', (workbook) => fillIn(workbook.addWorksheet('Sheet2'), { above: UNDATED, delta: -3 })],
    ['one with the same figures', (workbook) => fillIn(workbook.addWorksheet('mới'), { above: UNDATED })],
    [
      'one with a day of its own',
      (workbook) =>
        fillIn(workbook.addWorksheet('Sửa'), { above: [...UNDATED, 'Số liệu ngày 07/05/2022'], delta: -3 }),
    ],
    [
      'one named for an earlier day',
      (workbook) => fillIn(workbook.addWorksheet('07.5'), { above: UNDATED, delta: 4 }),
    ],
    ['instructions', (workbook) => workbook.addWorksheet('Hướng dẫn mới').addRow(['Đọc kỹ'])],
  ])('is none: %s', async (_, write) => {
    expect(
      await asked((sheet, workbook) => {
        fillIn(sheet);
        write(workbook);
      }),
    ).toEqual([]);
  });
});

describe('a small sheet beside the report that is named for a correction', () => {
  const beside = (name: string, rows: unknown[][]) =>
    askedOf((sheet, workbook) => {
      fillIn(sheet);
      const other = workbook.addWorksheet(name);
      for (const row of rows) other.addRow(row);
    });

  it.each<[string, unknown[][]]>([
    [
      'Bo sung',
      [
        ['Phường', 'Đã ký số'],
        ['Phường 13', 999],
      ],
    ],
    ['Dieu chinh', [['27259', 999]]],
    ['Đính chính', [['Phường 13', 'đã ký', '1.999']]],
    [
      'Sửa lại',
      [
        ['STT', 'Tên', 'Gửi CA'],
        [1, 'Phường 13', 4100],
      ],
    ],
  ])('asks for a look where it has another number of a ward: %s', async (name, rows) => {
    const [found, more] = await beside(name, rows);
    const theirs = `${name}!${'ABC'[rows.at(-1)?.findLastIndex(Boolean) ?? 0]}${rows.length}`;
    expect(found).toMatchObject({
      ...{ code: 'sheet-corrects', severity: 'warning', wardCode: '27259', cell: theirs },
      details: { sheet: name, ward: 'Phường 13', theirs, ours: 'BaoCao!D5' },
    });
    expect(more).toBeUndefined();
  });

  it.each<[string, unknown[][]]>([
    [
      'Bổ sung',
      [
        ['Phường', 'Đã ký số'],
        ['Phường 13', 900],
      ],
    ],
    [
      'Bổ sung',
      [
        ['Phường', 'Người phụ trách'],
        ['Phường 13', 'Trạm trưởng'],
      ],
    ],
    [
      'Bổ sung',
      [
        [1, 'Phường 13'],
        [2, 'Phường 09'],
      ],
    ],
    ['Bổ sung 07.05', [['Phường 13', 999]]],
    ['Điều chỉnh', [['Số liệu ngày 07/05/2022'], ['Phường 13', 999]]],
    ['Danh bạ', [['Phường 13', 903_123_456]]],
  ])('is none that says the same, nothing, or of another day: %s', async (name, rows) => {
    expect(await beside(name, rows)).toEqual([]);
  });
});
