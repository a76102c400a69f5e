import type { Denial } from './denied-figures.js';
import { doubtIn } from './noted-doubts.js';
import { reportingDate } from './reporting-date.js';

const DATE = reportingDate('2022-05-08');

describe('doubtIn', () => {
  it.each<[Denial, string[]]>([
    [
      'wrong',
      [
        ...[
          'sai',
          'Sai rồi!',
          'Số chưa chính xác',
          'nhập nhầm',
          'Số này sai',
          'Nhập sai, mai sửa',
          'cần kiểm tra lại',
        ],
        ...[
          'Gõ nhầm cột',
          'nhầm phường khác',
          'nhập nhầm số của Phường 09',
          'Lan:\nsố này sai',
          'Lưu ý: số liệu sai',
        ],
        ...[
          'Số đúng là 12',
          'số đúng: 1.007',
          'Sửa thành 990',
          'Đề nghị sửa lại thành 990',
          'Trạm báo lại: 990',
        ],
      ],
    ],
    [
      'earlier',
      [
        'số hôm qua',
        'Lấy số hôm qua',
        'Số cũ',
        'Chưa cập nhật',
        'hôm qua',
        'copy hôm qua',
        'dữ liệu cũ',
        'Phường chưa báo cáo',
        'số liệu ngày 7/5',
        'số này của ngày 7/5',
        'Số đúng như trên, số này của ngày 07/05/2022',
      ],
    ],
    ['estimated', ['số ước', 'Tạm tính', 'chưa chốt', 'số tạm', 'ước khoảng']],
    ['increments', ['Số trong ngày', 'chỉ tính trong ngày', 'số này là phát sinh']],
    ['not-cumulative', ['không lũy kế']],
    ['rounded', ['làm tròn']],
  ])('finds %s in what a note says', (doubt, notes) => {
    for (const note of notes) expect([note, doubtIn(note, DATE)]).toEqual([note, doubt]);
  });

  it.each([
    ...[
      'Trả về do sai ngày sinh',
      'Sai thông tin 12 hồ sơ',
      'Công an nhập nhầm ngày sinh 5 hồ sơ',
      'Sai CCCD: 15',
      'Sửa ngày sinh thành 1990',
      'Công an báo lại 12 hồ sơ',
      'Số này của ngày 8/5',
    ],
    ...['Hôm qua nhập nhầm, nay đã sửa', 'Số CCCD sai 3 trường hợp', 'Đã rà soát', 'Tăng 15 so với hôm qua'],
    ...[
      'Không phát sinh',
      'Trong ngày phát sinh 5 hồ sơ',
      'Công an phường đang rà soát',
      'Số phát sinh trong ngày: 15',
    ],
    ...[
      'Đã kiểm tra lại số liệu',
      'Chờ công an xác thực',
      'Hồ sơ sai đã trả về',
      'Không có số liệu mới',
      'Chưa khớp',
    ],
    ...['Số điện thoại sai: 20 người', 'Trả về chưa khớp do nhập sai họ tên', 'Lũy kế từ 13/4', ''],
    ...[
      'Nhập đủ',
      'sai 10 hồ sơ',
      'Thiếu ngày sinh: 20',
      'Chưa gửi công an',
      'Ký số ngày 06/5 bị lỗi mạng',
      'Sai tên',
    ],
    ...[
      'Số liệu ngày 8/5',
      'Công an trả về ngày 7/5: 15',
      'giảm do loại trùng',
      'Nhầm lẫn họ tên 5 hồ sơ',
      'x',
      'OK',
    ],
  ])('finds nothing in "%s"', (note) => {
    expect(doubtIn(note, DATE)).toBeNull();
  });
});
