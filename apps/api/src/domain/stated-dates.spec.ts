import { reportingDate } from './reporting-date.js';
import { contradictingDate, namesDate, soleDate, statedDates } from './stated-dates.js';

const day = reportingDate('2022-05-08');

describe('statedDates', () => {
  it.each([
    ['Ngày số liệu: 07/05/2022 · Chốt số liệu 16:00 · Hạn gửi 17:00', 2],
    ['Số liệu ngày 07/05/2022', 2],
    ['SỐ LIỆU ĐẾN 16 GIỜ 00 NGÀY 7/5/2022', 2],
    ['Báo cáo ngày 7 tháng 5 năm 2022', 1],
    ['BÁO CÁO NGÀY 07 THÁNG 05 NĂM 2022', 1],
    ['Báo cáo kết quả làm sạch dữ liệu, tính đến ngày 07.5.22', 1],
    ['Lũy kế từ ngày 23/4/2022 đến ngày 07/5/2022', 1],
    ['Báo cáo ngày mùng bảy tháng năm năm 2022', 1],
    ['Báo cáo ngày 7/5', 1],
    ['Báo cáo ngày 7 tháng 5', 1],
    ['Số liệu 2022-05-07', 2],
    ['Quận 1, ngày 07 tháng 5 năm 2022', 0],
    ['Số liệu ngày VII tháng V', 2],
    ['Ngày VII tháng V năm 2022', 0],
    ['Báo cáo ngày 7 tháng V', 1],
    ['Báo cáo ngày VII tháng 5 năm 2022', 1],
    ['Số liệu 07/V/2022', 2],
    ['Số liệu ngày 7/V', 2],
    ['7 tháng Năm năm 2022', 0],
    ['07/05/22', 0],
    ['7 May 2022', 0],
    ['May 7th, 2022', 0],
    ['07-05-2022', 0],
    ['Ngày 7 tháng Năm năm 2022', 0],
    ['NGÀY 07 THÁNG NĂM', 0],
    ['Số liệu ngày 07, tháng 05, năm 2022', 2],
    ['Báo cáo ngày bảy, tháng năm', 1],
    ['Tháng 5, ngày 7', 0],
    ['Tháng 5 năm 2022, ngày 7', 0],
    ['Báo cáo ngày 7 th 5', 1],
    ['Số liệu mùng bảy tháng năm', 2],
    ['Báo cáo 7/5', 1],
    ['Số liệu 07-05', 2],
    ['Kỳ báo cáo: 07/05', 1],
    ['07/05', 0],
    ['Báo cáo ngày ０７/０５/２０２２', 1],
    ['Báo cáo ngày 7∕5∕2022', 1],
    ["Báo cáo ngày 7/5/'22", 1],
    ['Số liệu 07052022', 2],
    ['Số liệu 20220507', 2],
    ['Ngày báo cáo 44688', 1],
    ['Thực hiện Công văn số 2262/BYT-CNTT, báo cáo số liệu ngày 07/05/2022', 2],
    ['Thực hiện Kế hoạch 83, kết quả đến ngày 07/05/2022', 1],
    ['Số liệu tính đến trước 16 giờ ngày 07/05/2022', 2],
    ['Số liệu từ ngày bắt đầu đến ngày 07/05/2022', 2],
    ['07 – 05 – 2022', 0],
    ['07−05−2022', 0],
    ['BÁO CÁO NHANH 7/5', 1],
    ['BÁO CÁO NHANH 7/5 – QUẬN 1', 1],
    ['BÁO CÁO 07.05', 1],
    ['BC 7/5', 1],
    ['Dữ liệu 7/5', 1],
    ['Kết quả làm sạch 7/5', 1],
    ['Cập nhật lúc 16:00 07/05', 1],
    ['Báo cáo ngày thứ 7 (07/5)', 0],
    ['Thứ bảy, 07/5', 0],
    ['16h30 ngày (7/5)', 0],
    ['Số liệu lũy kế từ 13/4/2022 đến 07/5/2022', 2],
    ['Từ ngày 13/4/2022 - 07/5/2022', 1],
    ['Báo cáo tuần (02/05/2022 – 07/05/2022)', 1],
    ['Số liệu tích lũy 13/4/2022–7/5/2022', 2],
    ['Kết quả từ 02/05/2022 đến 07/05 của Quận 1', 1],
    ['Kỳ báo cáo: 06/05/2022 16:00 – 07/05/2022 16:00', 1],
    ['Từ 16h 06/05 đến 16h 07/05/2022', 1],
    ['07\\05\\2022', 0],
    ['Số liệu ngày 07_05_2022', 2],
    ['07 05 2022', 0],
    ['Báo cáo ngày 07|05|2022', 1],
    ['Số liệu 07·05·2022', 2],
    ['7;5;2022', 0],
    ['Ngày: 7 5 2022', 0],
    ['07 THÁNG NĂM', 0],
    ['BÁO CÁO 07 THÁNG NĂM', 1],
    ['07-Thg5-22', 0],
    ['Số liệu 07-thg5-2022', 2],
    ['Số liệu ngày 07/05/2O22', 2],
    ['Số liệu ngày O7/O5/2022', 2],
  ] as const)('finds 7/5/2022 in "%s", with certainty %i', (line, rank) => {
    expect(statedDates(line, day)).toEqual([{ date: '2022-05-07', rank }]);
    expect(statedDates(line.normalize('NFD'), day)).toEqual([{ date: '2022-05-07', rank }]);
  });

  it.each([
    ['the date of a letter', 'Thực hiện Công văn số 2262/BYT-CNTT ngày 04/5/2022'],
    ['a deadline', 'Hạn ký số: 01/06/2022'],
    ['yesterday beside today', 'So với hôm qua 07/05/2022'],
    ['the day of printing', 'Ngày in: 07/05/2022'],
    ['a letter after a comma', 'Căn cứ Công văn 2262, Thông báo 12 ngày 04/5/2022'],
    ['the hour by which to send', 'Gửi trước 16 giờ ngày 07/05/2022'],
    ['wards out of wards', 'Báo cáo 5/7 phường, xã'],
    ['months counted', 'Kết quả 6 tháng năm 2022'],
    ['a telephone number', 'Điện thoại 0283829 1234, 02838291234'],
    ['a number of a list', 'Mẫu 1/2'],
    ['a week’s number', 'Báo cáo tuần 1/5'],
    ['wards that are done', 'Kết quả đạt 5/7'],
    ['a version', 'Phiên bản 1.5.22'],
    ['digits in a row', 'Mã số 28 07 05 2022, 07 05 2022 11'],
    ['the months of a year', 'Kết quả 12 tháng năm nay'],
    ['a district and a month', 'Quận 4 - tháng 5'],
    ['a district and a day without a year', 'Quận 1 – 07.05'],
    ['the first days of a week', 'Tuần 18 (02/05 –'],
    ['a day that is none', 'Số liệu ngày 31/02/2022'],
    ['figures with points', 'Đã gửi 11.593.203 hồ sơ'],
    ['a line as long as a book', `${'a '.repeat(2000)} số liệu ngày 07/05/2022`],
  ])('does not take %s for the day of the figures', (_, line) => {
    expect(statedDates(line, day)).toEqual([]);
  });
});

it('reads days counted beyond twenty in words', () => {
  expect(statedDates('Số liệu hăm sáu tháng tư', day)).toEqual([{ date: '2022-04-26', rank: 2 }]);
  expect(statedDates('Số liệu ba mươi tháng tư', day)).toEqual([{ date: '2022-04-30', rank: 2 }]);
});

describe('contradictingDate', () => {
  it('takes the day of the figures before the day of the report, and both before a bare date', () => {
    const lines = ['Quận 1, ngày 7 tháng 5 năm 2022', 'Báo cáo ngày 09/05/2022', 'Số liệu ngày 08/05/2022'];
    expect(contradictingDate(lines, day)).toBeNull();
    expect(contradictingDate(lines.slice(0, 2), day)).toEqual({ line: 1, date: '2022-05-09' });
    expect(contradictingDate(lines.slice(0, 1), day)).toEqual({ line: 0, date: '2022-05-07' });
  });

  it('joins a bare date with the label that stands alone above it', () => {
    for (const label of ['Ngày số liệu', 'Ngày báo cáo:', 'Tính đến']) {
      expect(contradictingDate([label, '', '7/5'], day)).toEqual({ line: 2, date: '2022-05-07' });
      expect(namesDate([label, '8/5'], day)).toBe(true);
    }
    expect(contradictingDate(['Biểu 12', '7/5'], day)).toBeNull();
  });

  it('takes a stretch of time up to the day for the day itself', () => {
    for (const line of ['từ 13/4/2022 đến 08/5/2022', '(02/05/2022 - 08/05/2022)', '13/4/2022 → 8/5/2022'])
      expect(contradictingDate([`Số liệu ${line}`], day)).toBeNull();
    expect(contradictingDate(['Số liệu từ 08/5/2022 đến 07/5/2022'], day)).not.toBeNull();
  });

  it('does not mind a report signed a day later', () => {
    expect(contradictingDate(['Quận 1, ngày 9 tháng 5 năm 2022'], day)).toBeNull();
  });
});

describe('namesDate', () => {
  it('asks for the very day', () => {
    expect(namesDate(['Số liệu ngày 8/5/22'], day)).toBe(true);
    expect(namesDate(['Số liệu ngày 7/5/22', 'Quận 1, ngày 8/5/2022'], day)).toBe(false);
    expect(namesDate(['Báo cáo'], day)).toBe(false);
  });
});

describe('soleDate', () => {
  it.each([
    ['07/05', '2022-05-07'],
    ['Ngày 7/5', '2022-05-07'],
    ['đến 7/5/2022', '2022-05-07'],
    ['Hôm qua', null],
    ['Đã ký 7/5', null],
  ])('reads "%s" as %s', (text, date) => {
    expect(soleDate(text, day)).toBe(date);
  });
});
