import { type Denial, denialIn, denialInSheetName, doubtIn } from './denied-figures.js';

describe('denialIn', () => {
  it.each<[Denial, string[]]>([
    [
      'not-cumulative',
      ['(số liệu không phải lũy kế)', 'Không cộng dồn', 'Số chưa lũy kế', 'Không phải là số luỹ kế'],
    ],
    ['rounded', ['Số liệu làm tròn đến hàng nghìn', '(đã làm tròn)', 'Lấy tròn']],
    [
      'unit',
      [
        'Đơn vị tính: nghìn',
        'ĐVT: trăm hồ sơ',
        'Đơn vị: triệu',
        '(nghìn hồ sơ)',
        'Số liệu x1000',
        'ĐVT: 1.000 hs',
      ],
    ],
    [
      'increments',
      [
        ...['Số liệu phát sinh trong ngày', 'BÁO CÁO PHÁT SINH TRONG NGÀY 08/05/2022', 'Chỉ tính trong ngày'],
        ...['Số tăng thêm trong 24 giờ', 'Số phát sinh', 'Số liệu trong ngày'],
      ],
    ],
    [
      'earlier',
      ['Số liệu chốt ngày hôm qua', 'Chốt 16h ngày hôm qua', 'Số liệu lấy từ hôm trước', 'Số liệu hôm qua'],
    ],
    ['estimated', ['Số liệu tạm tính', 'Số liệu ước tính đến 16h', 'Báo cáo sơ bộ', 'Số liệu chưa chốt']],
  ])('finds %s in what a line says', (denial, lines) => {
    for (const line of lines) expect([line, denialIn(line)]).toEqual([line, denial]);
  });

  it.each([
    ...[
      'Đơn vị: Trạm Y tế Phường 13, Quận 4',
      'Nhập số lũy kế, không nhập số trong ngày',
      'Đơn vị tính: hồ sơ',
    ],
    ...[
      'Số liệu lũy kế, không phải số phát sinh trong ngày',
      'Làm sạch 4,4 triệu hồ sơ',
      'Không làm tròn số',
    ],
    ...[
      'Tăng so với hôm qua: 150',
      'Tỷ lệ % làm tròn đến 1 chữ số thập phân',
      'Phát sinh trong ngày: 150 hồ sơ',
    ],
    ...[
      'Dự kiến hoàn thành 30/5',
      'Số liệu phát sinh và lũy kế',
      'Hàng nghìn hồ sơ đã được xử lý',
      'Đơn vị: 13 phường',
    ],
    ...[
      'Bệnh viện Sài Gòn',
      'Số liệu đến 16 giờ ngày 08/05/2022',
      'Số: 125/BC-TTYT',
      'Đơn vị: 10 phường',
      'Lũy kế',
    ],
    'Ô trống không phải là 0: chưa có hồ sơ thì nhập 0.',
    'Số nhỏ hơn hôm qua: chọn lý do ở cột “Điều chỉnh giảm”. Cột “hôm qua” là số lũy kế gần nhất đã nộp.',
  ])('finds nothing in "%s"', (line) => {
    expect(denialIn(line)).toBeNull();
  });
});

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
      ],
    ],
    ['earlier', ['số hôm qua', 'Lấy số hôm qua', 'Số cũ', 'Chưa cập nhật', 'hôm qua']],
    ['estimated', ['số ước', 'Tạm tính', 'chưa chốt']],
    ['increments', ['Số trong ngày', 'chỉ tính trong ngày']],
    ['not-cumulative', ['không lũy kế']],
    ['rounded', ['làm tròn']],
  ])('finds %s in what a note says', (doubt, notes) => {
    for (const note of notes) expect([note, doubtIn(note)]).toEqual([note, doubt]);
  });

  it.each([
    ...[
      'Trả về do sai ngày sinh',
      'Sai thông tin 12 hồ sơ',
      'Công an nhập nhầm ngày sinh 5 hồ sơ',
      'Sai CCCD: 15',
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
  ])('finds nothing in "%s"', (note) => {
    expect(doubtIn(note)).toBeNull();
  });
});

describe('denialInSheetName', () => {
  it.each<[Denial, string[]]>([
    ['earlier', ['Hôm qua', 'hom qua', 'Ngày hôm qua', 'BaoCao cũ', 'BC_hôm_qua', 'Số liệu hôm qua', 'Cũ']],
    ['increments', ['Phát sinh', 'Trong ngày', 'Tăng trong ngày']],
    ['unit', ['ĐVT nghìn']],
  ])('finds %s in the name of a sheet', (denial, names) => {
    for (const name of names) expect([name, denialInSheetName(name)]).toEqual([name, denial]);
  });

  it.each(['Hôm nay', 'Củ Chi', 'BaoCao', 'Quận 4', 'Lũy kế', 'Sheet1', 'Tuần 18', 'Bản sửa', '07.05'])(
    'finds nothing in "%s"',
    (name) => {
      expect(denialInSheetName(name)).toBeNull();
    },
  );
});
