import { reportingDate } from '../domain/reporting-date.js';
import { definitions } from './definitions.js';

const facts = {
  signingStartDate: reportingDate('2022-04-23'),
  comparisonDate: reportingDate('2022-05-01'),
  regime: {
    validFrom: reportingDate('2022-04-13'),
    ...{ cutOff: '16:00', districtDeadline: '17:00', cityDeadline: '17:30', legalBasis: 'Công văn 1' },
  },
};

describe('the words of our documents', () => {
  it('are each told once, with the numbers the rules have', () => {
    const told = definitions(facts);
    const meanings = new Map(told);
    expect(meanings.size).toBe(told.length);
    expect(meanings.get('Đã ký số')).toContain('tính từ ngày 23/04/2022');
    expect(meanings.get('Tốc độ đang đạt')).toMatch(/trung bình .* trong 7 ngày báo cáo gần nhất của mình/);
    expect(meanings.get('Dự báo hoàn thành')).toContain('Quá 365 ngày');
    expect(meanings.get('Hạng')).toContain('so với ngày 01/05/2022');
    expect(meanings.get('Đúng hạn, trễ, chưa báo cáo')).toContain('hạn gửi của quận, huyện 17:00');
  });

  it('say so where no hours are set yet', () => {
    const meanings = new Map(definitions({ ...facts, regime: null }));
    expect(meanings.get('Đúng hạn, trễ, chưa báo cáo')).toContain('Chưa quy định');
  });
});
