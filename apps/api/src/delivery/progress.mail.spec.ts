import { districtOf, neverReported, progressOf } from '../../../../test/support/progress-answers.js';
import { reportingDate } from '../domain/reporting-date.js';
import { progressMail } from './progress.mail.js';

const facts = {
  kind: 'daily-workbook',
  language: 'vi',
  title: '',
  isDemonstration: false,
  progress: progressOf(),
  rows: [districtOf('Quận 1')],
  city: null,
  attached: [],
  tooLarge: [],
  consoleUrl: '',
} as const;

describe('the words of a mail', () => {
  it.each([
    ['vi', 'Chưa bắt đầu ký số: ký từ ngày 23/04/2022, thời hạn là 05/05/2022.'],
    ['en', 'Signing has not begun: it starts on 23/04/2022, the deadline is 05/05/2022.'],
  ] as const)('say before signing begins when it does, as the screens: %s', (language, message) => {
    const deadlineDate = reportingDate('2022-05-05');
    const headline = { code: 'not-begun', speedUp: null, deadlineDate } as const;
    expect(progressMail({ ...facts, language, progress: progressOf({ headline }) }).message).toBe(message);
  });

  it.each([
    ['vi', 'Cần ký 164.315 hồ sơ/ngày (25 ngày báo cáo còn lại đến 01/06/2022).'],
    ['en', 'Needed: 164,315 records a day (25 reporting days left until 01/06/2022).'],
  ] as const)('say nothing of a pace where there is none: %s', (language, sentence) => {
    const headline = { code: 'no-pace', speedUp: null, deadlineDate: reportingDate('2022-06-01') } as const;
    const progress = progressOf({ headline, pace: null, requiredRate: { perDay: 164_315, daysLeft: 25 } });
    expect(progressMail({ ...facts, language, progress }).sentences[0]).toBe(sentence);
  });

  it.each([
    ['vi', 'Tạm tính khi mới 10/310 phường, xã báo cáo trong ngày. ', 'Quận 1 (mới 3/10)'],
    ['en', 'For the time being: 10/310 wards have reported the day. ', 'Quận 1 (only 3/10)'],
  ] as const)(
    'say of a day whose reports are awaited that it is for the time being: %s',
    (language, words, name) => {
      const reported = progressOf();
      const freshness = { ...reported.freshness, wardsReported: 10 };
      const rows = [
        districtOf('Quận 1', undefined, { wardsReported: 3, wardsExpected: 10 }),
        districtOf('Quận 3'),
      ];
      const mail = progressMail({ ...facts, language, progress: { ...reported, freshness }, rows });
      expect(mail.message.startsWith(words)).toBe(true);
      expect(mail.tables[0]?.rows.map(([area]) => area)).toEqual([name, 'Quận 3']);
      const weekly = progressMail({ ...facts, kind: 'weekly-briefing', language, rows });
      expect(weekly.tables[0]?.rows.map(([area]) => area)).toEqual(['Quận 1', 'Quận 3']);
      expect(weekly.message.startsWith(words)).toBe(false);
    },
  );

  it('call one thing by one name, in the figures and in the tables', () => {
    const { figures, tables } = progressMail({ ...facts, language: 'en' });
    expect(figures.map(({ name }) => name)).toContain('Sent to the police');
    expect(tables[0]?.columns.map(({ head }) => head)).toContain('Sent to the police');
  });

  it('write the name of a district inside a sentence with a small kind, and kept where a line begins', () => {
    const { area } = districtOf('Huyện Củ Chi');
    const { tables } = progressMail({ ...facts, progress: progressOf({ area }), city: progressOf() });
    expect(tables[0]?.caption).toBe('Theo phường, xã, huyện Củ Chi');
    expect(tables[0]?.total[0]).toBe('Huyện Củ Chi');
  });

  it('leave a blank where an area never reported, in its row, in the sum and in the figures', () => {
    const totals = neverReported(700);
    const { figures, tables, picture } = progressMail({
      ...facts,
      progress: progressOf({ totals }),
      rows: [districtOf('Quận 1', totals, { hasReportedInWeek: false, wardsReported: 0 })],
    });
    const blank = ['700', '–', '–', '–', '–', '–'];
    expect(tables[0]?.rows.map((row) => row.slice(2))).toEqual([blank]);
    expect(tables[0]?.total.slice(2, 7)).toEqual(blank.slice(0, 5));
    expect(figures.map(({ value }) => value)).toEqual(['700', '–', '–', '–']);
    expect(figures.slice(1).map(({ share }) => share)).toEqual(Array(3).fill(expect.stringMatching(/^–/)));
    expect(picture).not.toMatch(/\b0\b/);
  });

  it('say up to which hour the figures count', () => {
    const freshness = { ...progressOf().freshness, toldUntil: '09:40' };
    const { freshness: line } = progressMail({ ...facts, progress: progressOf({ freshness }) });
    expect(line).toBe('Số liệu đến 09:40 ngày 07/05/2022, phiên bản 1, 310/310 phường, xã đã báo cáo');
  });
});
