import { UPLOAD_REFUSALS, uploadRefusalText } from './upload-refusals.js';
import type { UploadRefusalCode } from './upload-refusals.js';

const codes = Object.keys(UPLOAD_REFUSALS) as UploadRefusalCode[];

describe('every refusal of an upload', () => {
  it.each(codes)('%s says in both languages what is wrong and what to do', (code) => {
    for (const { title, remedy } of Object.values(UPLOAD_REFUSALS[code])) {
      expect(title.length).toBeGreaterThan(5);
      expect(remedy).toMatch(/\.$/);
      expect(title + remedy).toBe((title + remedy).normalize('NFC'));
    }
  });

  it.each(codes)('%s calls what a district fills in a workbook in English, as every screen', (code) => {
    const { title, remedy } = UPLOAD_REFUSALS[code].en;
    expect(title + remedy).not.toMatch(/template/i);
  });

  it('names the usual cause of a workbook that grows too large: formats down to the last row', () => {
    expect(UPLOAD_REFUSALS['zip-bomb'].vi.remedy).toMatch(/kẻ khung, tô màu .* đến dòng cuối/);
    expect(UPLOAD_REFUSALS['zip-bomb'].en.remedy).toMatch(/borders or colours reach down to the last row/);
  });

  it('sends nobody to Excel with a file that Excel cannot open, such as a PDF', () => {
    const { vi, en } = UPLOAD_REFUSALS['not-a-spreadsheet'];
    expect([vi.remedy, en.remedy].filter((remedy) => /(Mở|Open) .*Excel|Save as/i.test(remedy))).toEqual([]);
    expect(vi.remedy).toContain('tải biểu mẫu của ngày cần nộp');
  });

  it.each(codes)('%s names the same details in both languages', (code) => {
    const { vi, en } = UPLOAD_REFUSALS[code];
    const named = (text: { title: string; remedy: string }) =>
      [...new Set((text.title + text.remedy).match(/\{\w+\}/g) ?? [])].sort();
    expect(named(vi)).toEqual(named(en));
  });
});

describe('uploadRefusalText', () => {
  const refusal = {
    kind: 'refused',
    code: 'too-many-rows',
    details: { row: 1_048_576, limit: 5000 },
  } as const;

  it('fills in details, numbers as each language writes them', () => {
    expect(uploadRefusalText(refusal, 'vi').title).toBe('Có dữ liệu ở dòng 1.048.576, quá xa');
    expect(uploadRefusalText(refusal, 'en').title).toBe('There is data in row 1,048,576, too far down');
  });

  it('keeps the decimal of a size', () => {
    const large = { kind: 'refused', code: 'too-large', details: { megabytes: 10.4, limit: 10 } } as const;
    expect(uploadRefusalText(large, 'vi').title).toBe('Tệp quá lớn (10,4 MB)');
    expect(uploadRefusalText(large, 'en').title).toBe('The file is too large (10.4 MB)');
  });

  it('does not fail over a detail that is missing', () => {
    expect(uploadRefusalText({ ...refusal, details: {} }, 'en').title).toBe(
      'There is data in row …, too far down',
    );
  });
});
