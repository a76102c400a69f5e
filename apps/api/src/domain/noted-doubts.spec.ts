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
        ...[
          'Đính chính: Phường 13 đã ký 999',
          'Đính chính – Phường 13: 999 hồ sơ',
          '* Sửa lại: P13 ký 999',
          'Lưu ý: số đã ký của Phường 13 là 999',
          'Lưu ý: số gửi công an là 4.100',
          'Chú ý, đính chính: Phường 9 xác thực 3.200',
          'Xin đính chính số đã ký Phường 13 là 999',
          'Phường 13 ký 999 chứ không phải 900',
          'Thực tế là 999',
          'Lẽ ra 999',
          'Số đã ký của Phường 13 là 999',
          'Số liệu Phường 13 sai',
          'Phường 13: 999 mới đúng',
          'P13 ký 999, không phải 900',
          'Phường 13 xin đổi số ký thành 999',
          'Đính chính: số đã sửa của Phường 13 là 999',
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
    ...[
      'Đính chính: ngày sinh 5 hồ sơ',
      'Đính chính thông tin 12 hồ sơ',
      'Đã đính chính: Phường 13 đã ký 999',
      'Ô trống không phải là 0: chưa có hồ sơ thì nhập 0',
      'Số điện thoại của Trạm Y tế Phường 13 là 0903123456',
      'Lưu ý: số điện thoại là 0903123456',
      'Số hồ sơ còn lại của Phường 13 là 120',
      'Lưu ý: chốt số liệu trước 16 giờ',
      'Số CCCD sai của phường là 3',
      'Thực tế không có hồ sơ nào',
      'Đổi số CCCD thành 079012345678',
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
