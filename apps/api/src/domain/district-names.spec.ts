import { readFileSync } from 'node:fs';
import { districtReader, namesBareDistrict, namesDistrict, withDistrictNumbers } from './district-names.js';
import { wardMatcher, wordsOf } from './names.js';
import { wardCheck } from './ward-of-row.js';
import { reportedRow } from './reported-row.js';
import { eachColumn } from './figures.js';

const factsOf = (file: string) =>
  readFileSync(new URL(`../areas/facts/${file}`, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','));
const districts = factsOf('districts.csv').map(([code = '', name = '']) => ({ code, name }));
const cityWards = factsOf('wards.csv').map(([code = '', name = '', , districtCode = '']) => ({
  ...{ code, name, districtCode, required: 100 },
  districtName: districts.find((district) => district.code === districtCode)?.name ?? '',
}));
describe('a district behind a ward’s name', () => {
  it.each([
    ['Phường 13, Quận 4', 'Quận 4', 'Phường 13'],
    ['Phường 13 Quận 4', 'Quận 4', 'Phường 13'],
    ['P.13 Q.4', 'Quận 4', 'P.13'],
    ['P13Q4', 'Quận 4', 'P13'],
    ['Phường 13 - Quận 4', 'Quận 4', 'Phường 13'],
    ['Phường 13/Quận 4', 'Quận 4', 'Phường 13'],
    ['Phường 13 (Quận 4)', 'Quận 4', 'Phường 13'],
    ['Phường 13 (Q.4)', 'Quận 4', 'Phường 13'],
    ['Phường 13 - Q4', 'Quận 4', 'Phường 13'],
    ['Phường 13, Quận 04', 'Quận 4', 'Phường 13'],
    ['Phường 13, Quận 4, TP.HCM', 'Quận 4', 'Phường 13'],
    ['Phường 13 Quận 4 Thành phố Hồ Chí Minh', 'Quận 4', 'Phường 13'],
    ['Phường 5 Gò Vấp', 'Quận Gò Vấp', 'Phường 5'],
    ['Phường 5 - GoVap', 'Quận Gò Vấp', 'Phường 5'],
    ['Thị trấn Củ Chi, H. Củ Chi', 'Huyện Củ Chi', 'Thị trấn Củ Chi'],
    ['Linh Đông, TP. Thủ Đức', 'Thành phố Thủ Đức', 'Linh Đông'],
  ])('is known: "%s" in %s is "%s"', (written, district, ward) => {
    expect(districtReader([district])(written)).toMatchObject({ ward, district });
  });

  it.each([
    ['Phường 13, Quận 1', 'Quận 4'],
    ['Phường 13, Quận 4', 'Quận 14'],
    ['Phường 13, 4', 'Quận 4'],
    ['Quận 4', 'Quận 4'],
    ['Thị trấn Củ Chi', 'Huyện Củ Chi'],
    ['Phường Tân Phú', 'Quận Tân Phú'],
  ])('is not seen in "%s" for %s', (written, district) => {
    expect(districtReader([district])(written)).toBeNull();
  });
});

describe('every ward of the city', () => {
  const figures = eachColumn(() => ({ kind: 'number', value: 1 }) as const);
  const behind = [
    (ward: string, district: string) => `${ward}, ${district}`,
    (ward: string, district: string) => `${ward} ${district}`,
    (ward: string, district: string) => `${ward} (${district})`,
    (ward: string, district: string) => `${ward} - ${district.replace(/^(Quận|Huyện|Thành phố) /, '$1')}`,
    (ward: string, district: string) => `${ward} ${district.replace('Quận ', 'Q.').replace('Huyện ', 'H.')}`,
  ];
  const checks = new Map(
    districts.map(({ code, name }) => {
      const wards = cityWards.filter((ward) => ward.districtCode === code);
      const foreignWards = cityWards.filter((ward) => ward.districtCode !== code);
      return [code, wardCheck({ districtCode: code, districtName: name, wards, foreignWards })] as const;
    }),
  );
  const saidOf = (ward: (typeof cityWards)[number], wardName: string) =>
    checks
      .get(ward.districtCode)
      ?.ofOurs(reportedRow({ wardCode: ward.code, wardName, figures }), ward)
      .map(({ code }) => code);

  it('fits by its name alone and with its own district behind it', () => {
    const wrong = cityWards.flatMap((ward) =>
      [ward.name, ...behind.map((write) => write(ward.name, ward.districtName))].filter(
        (written) => saidOf(ward, written)?.length !== 0,
      ),
    );
    expect(wrong).toEqual([]);
  });

  it('is an error with any other district behind it', () => {
    const passed = cityWards.flatMap((ward, index) => {
      const other = districts[index % districts.length]?.name ?? '';
      if (other === ward.districtName) return [];
      return behind
        .map((write) => write(ward.name, other))
        .filter((written) => saidOf(ward, written)?.[0] !== 'ward-name-of-other-district');
    });
    expect(passed).toEqual([]);
  });

  it('is found by its name with its district behind it, and by no other’s', () => {
    const ours = cityWards.filter((ward) => ward.districtName === 'Quận 4');
    const named = (text: string) => wardMatcher(ours)(districtReader(['Quận 4'])(text)?.ward ?? '')?.name;
    expect(named('Phường 13 Quận 4')).toBe('Phường 13');
    expect(named('Phường 13 Quận Gò Vấp')).toBeUndefined();
  });
});

describe('a line about the unit', () => {
  it.each([
    ['TTYT Củ Chi', 'Huyện Củ Chi', false],
    ['Trung tâm Y tế Gò Vấp', 'Quận Gò Vấp', false],
    ['Đơn vị: TTYT GoVap', 'Quận Gò Vấp', false],
    ['BC_Q.GoVap', 'Quận Gò Vấp', true],
    ['BC_GoVap 07.05', 'Quận Gò Vấp', true],
    ['BÁO CÁO TTYT HÓC MÔN', 'Huyện Hóc Môn', true],
  ])('"%s" names %s', (line, district, isTitle) => {
    const words = wordsOf(line);
    const named = districts.filter(
      ({ name }) => namesDistrict(words, name, isTitle) || namesBareDistrict(words, name, isTitle),
    );
    expect(named.map(({ name }) => name)).toEqual([district]);
  });

  it.each([
    ['TTYT Phường Tân Phú', false],
    ['Đơn vị: Trạm Y tế Tân Phú', false],
    ['BÁO CÁO Q1', true],
    ['BÁO CÁO PHỐI HỢP CỦ CHI', true],
    ['Số liệu của các trạm cần giờ chốt', true],
  ])('"%s" names no district', (line, isTitle) => {
    const words = wordsOf(line);
    expect(
      districts.some(
        ({ name }) => namesDistrict(words, name, isTitle) || namesBareDistrict(words, name, isTitle),
      ),
    ).toBe(false);
  });
});

describe('the number of a district in words or in Roman numerals', () => {
  it.each([
    ['TRUNG TÂM Y TẾ QUẬN BA', 'TRUNG TÂM Y TẾ Quận 3'],
    ['TTYT Q. Ba', 'TTYT Quận 3'],
    ['UBND Quận III', 'UBND Quận 3'],
    ['TTYT QIV', 'TTYT Quận 4'],
    ['Q.X', 'Quận 10'],
    ['Quận Mười Hai', 'Quận 12'],
    ['Quận Mười Một – TP.HCM', 'Quận 11 – TP.HCM'],
    ['Quận Nhất', 'Quận 1'],
    ['Quận Tư, Phường 13', 'Quận 4, Phường 13'],
    ['UBND QUAN BA', 'UBND Quận 3'],
    ['TTYT Quận 03', 'TTYT Quận 3'],
  ])('is one in digits: "%s"', (written, read) => {
    expect(withDistrictNumbers(written)).toBe(read);
  });

  it.each([
    ...[
      'Báo cáo quận năm 2022',
      'Số liệu quận từ 13/4',
      'Quận Tân Bình',
      'Trong quận một số phường chưa nộp',
    ],
    ...['Q.I/2022', 'Báo cáo quý III', 'UBND quan nam', 'Cơ quan ba bên', 'Quận 3'],
  ])('is none in "%s"', (written) => {
    expect(withDistrictNumbers(written)).toBe(written);
  });

  it('is one behind the name of a ward', () => {
    expect(districtReader(['Quận 4'])('Phường 13, Quận Bốn')?.ward).toBe('Phường 13');
    expect(districtReader(['Quận 4'])('P.13 Q.IV')?.ward).toBe('P.13');
  });
});

describe('a name of fifty words', () => {
  /** How many texts are folded while a name is read: each is brought into one form of Unicode. */
  const stepsFor = (written: string) => {
    const read = districtReader(['Quận 1', 'Quận Gò Vấp']);
    const { normalize } = String.prototype;
    let steps = 0;
    String.prototype.normalize = function (form?: string) {
      steps += 1;
      return normalize.call(this, form);
    };
    try {
      read(written);
    } finally {
      String.prototype.normalize = normalize;
    }
    return steps;
  };

  it('is read in no more steps than one of ten', () => {
    for (const end of ['Quận 1', 'TP.HCM', 'Quận 1, TP.HCM']) {
      const short = stepsFor(`${'a '.repeat(10)}${end}`);
      expect(short).toBeLessThan(60);
      expect(stepsFor(`${'a '.repeat(40)}${end}`)).toBeLessThanOrEqual(short);
    }
  });
});

it('knows a district whose first word is cut short', () => {
  expect(namesBareDistrict('ttyt b thanh', 'Quận Bình Thạnh', false)).toBe(true);
  expect(namesBareDistrict('ttyt b chanh', 'Huyện Bình Chánh', false)).toBe(true);
  expect(namesBareDistrict('ttyt b thanh', 'Quận Bình Tân', false)).toBe(false);
  expect(namesBareDistrict('ubnd phuong t phu', 'Quận Tân Phú', false)).toBe(false);
});
