import { i18nProvider } from '../app/i18n/i18n-provider.js';
import { wordsIn } from '../shared/use-words.js';
import { changedFields } from './changes.js';

const words = wordsIn('vi', i18nProvider.translate);

describe('changedFields', () => {
  it('tells only what differs, in words', () => {
    const before = { id: 'x', fullName: 'Nguyễn An', role: 'leader', isDisabled: false, email: null };
    const after = {
      id: 'y',
      fullName: 'Nguyễn An',
      role: 'auditor',
      isDisabled: true,
      email: 'an@example.org',
    };
    expect(changedFields(before, after, words)).toEqual([
      { name: 'Vai trò', before: 'Lãnh đạo', after: 'Kiểm tra, giám sát' },
      { name: 'Đã khóa', before: 'Không', after: 'Có' },
      { name: 'Thư điện tử', before: '–', after: 'an@example.org' },
    ]);
  });

  it('writes days, moments, counts and lists as everywhere else', () => {
    const added = {
      effectiveDate: '2022-05-08',
      required: 9000,
      rows: [{ wardCode: '27259' }, { wardCode: '27262' }],
    };
    expect(changedFields(null, added, words).map(({ name, after }) => [name, after])).toEqual([
      ['Hiệu lực từ', '08/05/2022'],
      ['Cần xác thực', '9.000'],
      ['Số phường, xã', '2'],
    ]);
    const schedule = { weekdays: [1, 7], task: 'weekly-briefing', asOf: '2022-05-08T10:00:00.000Z' };
    expect(changedFields(schedule, null, words).map(({ before }) => before)).toEqual([
      'Thứ hai, Chủ nhật',
      'Báo cáo giao ban tuần (PDF)',
      '17:00 08/05/2022',
    ]);
  });
});
