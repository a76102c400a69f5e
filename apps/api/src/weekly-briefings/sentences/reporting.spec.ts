import { reportingOf } from '../../../../../test/support/progress-answers.js';
import { reportingDate, weekOf } from '../../domain/reporting-date.js';
import { missingNames, reportedPartSentence, reportingMessage } from './reporting.js';

const week = weekOf(reportingDate('2022-05-02'));
const day = (date: string, changes: Partial<ReturnType<typeof reportingOf>> = {}, isReportingDay = true) => ({
  date: reportingDate(`2022-05-${date}`),
  isReportingDay,
  isDue: true,
  missingWards: [] as { wardCode: string; name: string; districtCode: string }[],
  ...reportingOf(isReportingDay ? 310 : 0, changes),
});
const holidays = [day('02', {}, false), day('03', {}, false)];

describe('the sentence on how far a week is told', () => {
  const at = (date: string, dates: ReturnType<typeof day>[]) =>
    reportedPartSentence(
      week,
      { date: reportingDate(`2022-05-${date}`), toldUntil: '16:00', wardsReported: 310 },
      dates,
    );

  it('is left out when the figures reach the Sunday', () => {
    expect(at('08', [...holidays, day('08')])).toBeNull();
  });

  it('says up to which day and hour an unfinished week is told, as the foot of the page does', () => {
    expect(at('07', [...holidays, day('07')])).toBe('Tuần chưa kết thúc: số liệu đến 16:00 ngày 07/05/2022.');
  });

  it('says on which days nobody reported, and which were holidays', () => {
    expect(at('06', [day('06'), day('07', {}, false), day('08')])).toBe(
      'Số liệu đến 16:00 ngày 06/05/2022. Ngày 08/05 chưa có đơn vị nào báo cáo. Ngày 07/05 nghỉ.',
    );
  });
});

describe('the message on reporting', () => {
  it('counts reports, and names the holidays', () => {
    const total = reportingOf(1240, { filed: 1223, onTime: 1161, late: 62, missing: 17 });
    expect(reportingMessage({ dates: [...holidays, day('04'), day('05')], districts: [], total })).toEqual({
      lead: 'Còn thiếu 17 lượt báo cáo',
      text:
        'tuần có hai ngày phải báo cáo, nghỉ 02/05 và 03/05; 1.223/1.240 lượt phường, xã đã báo cáo (98,6%); ' +
        'đúng hạn 1.161 (93,6%), trễ 62.',
    });
  });

  it('counts what was filed for a holiday apart: no more than all can report', () => {
    const total = reportingOf(310, { filedOnHolidays: 15 });
    const { text } = reportingMessage({ dates: [...holidays, day('04')], districts: [], total });
    expect(text).toContain('310/310 lượt phường, xã đã báo cáo (100,0%)');
    expect(text).toContain('trễ 0; ngày nghỉ có thêm 15 lượt.');
  });

  it.each([
    ['all on time', {}, 'Tất cả phường, xã báo cáo đủ và đúng hạn'],
    ['one late', { onTime: 309, late: 1 }, 'Tất cả phường, xã báo cáo đủ'],
    ['one sent back', { filed: 309, onTime: 309, returned: 1 }, 'Còn 1 lượt báo cáo bị trả lại'],
  ])('leads with what is left to do: %s', (_, changes, lead) => {
    const total = reportingOf(310, changes);
    expect(reportingMessage({ dates: [day('04')], districts: [], total }).lead).toBe(lead);
  });
});

describe('the names of who is missing', () => {
  const ward = (districtCode: string, name: string) => ({ wardCode: name, name, districtCode });
  const district = (districtCode: string, name: string, expected: number) => ({
    ...{ districtCode, name },
    ...reportingOf(expected),
    byDate: [reportingOf(expected)],
  });
  const districts = [district('784', 'Huyện Cần Giờ', 2), district('778', 'Quận 7', 10)];

  it('are the district when all of it is missing, and its wards when some are', () => {
    const missingWards = [
      ward('784', 'Xã An Thới Đông'),
      ward('784', 'Xã Bình Khánh'),
      ward('778', 'Phường 10'),
      ward('778', 'Phường 2'),
    ];
    const dates = [{ ...day('04', { missing: 4 }), missingWards }];
    expect(missingNames({ dates, districts, total: reportingOf(310) })).toEqual([
      {
        date: '2022-05-04',
        missing: 4,
        names: 'cả địa bàn huyện Cần Giờ (2); Quận 7: Phường 2, Phường 10',
      },
    ]);
  });

  it('are not spelt out when nobody reported at all', () => {
    const dates = [day('08', { filed: 0, onTime: 0, missing: 310 })];
    expect(missingNames({ dates, districts, total: reportingOf(310) })[0]?.names).toBe(
      'tất cả 2 quận, huyện',
    );
  });

  it('leave out the days on which nobody is missing', () => {
    expect(missingNames({ dates: [...holidays, day('04')], districts, total: reportingOf(310) })).toEqual([]);
  });
});
