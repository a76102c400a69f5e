import { reportingDate } from '../domain/reporting-date.js';
import { subjectLine } from './subject-line.js';

const day = { from: reportingDate('2022-05-07'), until: reportingDate('2022-05-08') };
const week = { from: reportingDate('2022-05-02'), until: reportingDate('2022-05-09') };
const city = {
  kind: 'daily-workbook',
  period: day,
  version: 1,
  districtName: null,
  signed: 374_137,
  required: 4_481_992,
  language: 'vi',
} as const;

describe('subjectLine', () => {
  it.each([
    ['the city', city, 'Báo cáo nhanh ngày 07/05/2022: đã ký 374.137 (8,3%)'],
    [
      'a district, in a later version',
      { ...city, districtName: 'Quận 1', version: 2 },
      'Báo cáo nhanh Quận 1 ngày 07/05/2022, lần phát hành 2: đã ký 374.137 (8,3%)',
    ],
    [
      'a district with a name of its own',
      { ...city, districtName: 'Huyện Bình Chánh' },
      'Báo cáo nhanh huyện Bình Chánh ngày 07/05/2022: đã ký 374.137 (8,3%)',
    ],
    [
      'a week',
      { ...city, kind: 'weekly-briefing', period: week },
      'Báo cáo giao ban tuần 02/05–08/05/2022: đã ký 374.137 (8,3%)',
    ],
    ['a reader of English', { ...city, language: 'en' }, 'Daily workbook 07/05/2022: 374,137 signed (8.3%)'],
    ['nothing required', { ...city, required: 0, signed: 0 }, 'Báo cáo nhanh ngày 07/05/2022: đã ký 0 (–)'],
  ] as const)('says it for %s', (_, of, expected) => {
    expect(subjectLine(of)).toBe(expected);
  });
});
