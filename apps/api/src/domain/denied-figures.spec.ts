import { type Denial, denialIn, denialInSheetName } from './denied-figures.js';

describe('denialIn', () => {
  it.each<[Denial, string[]]>([
    [
      'not-cumulative',
      [
        '(số liệu không phải lũy kế)',
        'Không cộng dồn',
        'Số chưa lũy kế',
        'Không phải là số luỹ kế',
        'Not cumulative',
      ],
    ],
    ['rounded', ['Số liệu làm tròn đến hàng nghìn', '(đã làm tròn)', 'Lấy tròn', 'rounded to thousands']],
    [
      'unit',
      [
        'Đơn vị tính: nghìn',
        'ĐVT: trăm hồ sơ',
        'Đơn vị: triệu',
        '(nghìn hồ sơ)',
        '(nghìn)',
        'Đơn vị: phần trăm',
        ...['Đơn vị: %', 'ĐVT: %', '(%)', 'Đơn vị tính: tỷ lệ', 'Đơn vị tính: Tỉ lệ (%)', 'Đơn vị tính là %'],
        ...['Số liệu tính theo tỷ lệ %', 'Số liệu ghi bằng phần trăm', 'Unit: percent'],
        'Số liệu x1000',
        'ĐVT: 1.000 hs',
      ],
    ],
    [
      'increments',
      [
        ...['Số liệu phát sinh trong ngày', 'BÁO CÁO PHÁT SINH TRONG NGÀY 08/05/2022', 'Chỉ tính trong ngày'],
        ...['Số tăng thêm trong 24 giờ', 'Số phát sinh', 'Số liệu trong ngày'],
        ...['Kết quả thực hiện trong ngày 08/05/2022', 'Số liệu riêng ngày 8/5', 'Số liệu chỉ gồm phát sinh'],
        ...['Số liệu 24h qua', 'Phát sinh từ 07/05 đến 08/05/2022', 'Increments of the day'],
      ],
    ],
    [
      'earlier',
      [
        'Số liệu chốt ngày hôm qua',
        'Số liệu trên là của ngày hôm qua',
        'Chốt 16h ngày hôm qua',
        'Số liệu lấy từ hôm trước',
        'Số liệu hôm qua',
        'Chốt 16h00 hôm qua 07/5',
      ],
    ],
    [
      'estimated',
      [
        'Số liệu tạm tính',
        'Số liệu ước tính đến 16h',
        'Báo cáo sơ bộ',
        'Số liệu chưa chốt',
        'BẢN NHÁP',
        'Số liệu mang tính tham khảo',
        'Draft',
      ],
    ],
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

describe('denialInSheetName', () => {
  it.each<[Denial, string[]]>([
    ['earlier', ['Hôm qua', 'hom qua', 'Ngày hôm qua', 'BaoCao cũ', 'BC_hôm_qua', 'hôm qua (07.5)', 'Cũ']],
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
