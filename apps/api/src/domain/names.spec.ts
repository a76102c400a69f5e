import { canBeNamed, compareNames, fold, LONGEST_NAME, tidy, wardMatcher, wordsOf } from './names.js';

describe('fold', () => {
  it.each([
    ['Đa Kao', 'da kao'],
    ['  Phường   Tân  Định ', 'phuong tan dinh'],
    ['Hoà Thạnh'.normalize('NFD'), 'hoa thanh'],
    ['Bình\u00a0Hưng\u200b Hoà', 'binh hung hoa'],
    ['THỦ ĐỨC', 'thu duc'],
  ])('makes "%s" into "%s", as one searches for it', (text, folded) => {
    expect(fold(text)).toBe(folded);
  });
});

describe('tidy', () => {
  it('keeps the letters and composes them (NFC)', () => {
    expect(tidy(' Gửi\u00a0công  an '.normalize('NFD'))).toBe('Gửi công an');
  });
});

describe('wordsOf', () => {
  it('leaves the folded words and nothing between them', () => {
    expect(wordsOf(' Điều chỉnh giảm\n(lý do): ')).toBe('dieu chinh giam ly do');
  });
});

describe('wardMatcher', () => {
  const wards = [
    { code: '27259', name: 'Phường 01' },
    { code: '27271', name: 'Phường 04' },
    { code: '27286', name: 'Phường 14' },
    { code: '27028', name: 'Phường Phú Thọ Hòa' },
    { code: '27595', name: 'Thị trấn Tân Túc' },
    { code: '27598', name: 'Xã Phạm Văn Hai' },
    { code: '26890', name: 'Phường 1A' },
  ];
  const match = wardMatcher(wards);

  it.each([
    ['27259', '27259'],
    [' 27259\u00a0', '27259'],
    ['Phường 01', '27259'],
    ['Phường 1', '27259'],
    ['phuong 4', '27271'],
    ['P.14', '27286'],
    ['P14', '27286'],
    ['p 04', '27271'],
    ['P. 04', '27271'],
    ['4', '27271'],
    ['Phường Phú Thọ Hoà', '27028'],
    ['Phú Thọ Hòa'.normalize('NFD'), '27028'],
    ['TT Tân Túc', '27595'],
    ['TT. Tân Túc', '27595'],
    ['Phạm Văn Hai', '27598'],
    ['X. Phạm Văn Hai', '27598'],
  ])('understands "%s" as %s', (text, code) => {
    expect(match(text)?.code).toBe(code);
  });

  it.each(['', '   ', 'Phường', 'Phường 2', '27260', 'Tân'])('does not guess at "%s"', (text) => {
    expect(match(text)).toBeNull();
  });

  it('reads no name in a text longer than any, and looks at the wards once for all that is asked', () => {
    let looked = 0;
    const number = '1'.repeat(LONGEST_NAME);
    const watched = wardMatcher([
      {
        code: '27259',
        get name() {
          looked += 1;
          return `Phường ${number}`;
        },
      },
    ]);
    expect([watched(number)?.code, watched(`Phường ${number}`)]).toEqual(['27259', null]);
    const before = looked;
    expect([watched(number)?.code, watched('Phường 2')]).toEqual(['27259', null]);
    expect(looked).toBe(before);
  });

  it('does not choose between two wards that fold alike, but takes the one written exactly', () => {
    const alike = [
      { code: '1', name: 'Xã Tân Thạnh' },
      { code: '2', name: 'Xã Tân Thành' },
    ];
    expect(wardMatcher(alike)('xa tan thanh')).toBeNull();
    expect(wardMatcher(alike)('xã tân thành')?.code).toBe('2');
  });
});

describe('tidy', () => {
  it('keeps nothing that is not seen, or that turns the direction of the text', () => {
    expect(tidy('Quận \u001b[31m1\u0002\u202e\u2066 \u00ad\uffff cũ\n')).toBe('Quận [31m1 cũ');
  });
});

describe('a ward in a list', () => {
  const wards = [
    { code: '27259', name: 'Phường 13' },
    { code: '26734', name: 'Phường Tân Định' },
  ];

  it.each([
    ...[
      'Trạm Y tế Phường 13',
      'TYT P.13',
      'TYT F13',
      'F13',
      'F.13',
      'P-13',
      'Phường số 13',
      'Phường 13.',
      'P13*',
    ],
    ...['1. Phường 13', '12) P.13', '- Phường 13', 'UBND Phường 13', 'Công an phường 13', 'TYT: Phường 13'],
  ])('is known by "%s"', (text) => {
    expect(wardMatcher(wards)(text)?.code).toBe('27259');
  });

  it.each(['Trạm Y tế Tân Định', '2. Phường Tân Định', 'TYT phường Tân Định'])('is known by "%s"', (text) => {
    expect(wardMatcher(wards)(text)?.code).toBe('26734');
  });

  it.each(['1. 13', 'Q13', 'Phường 13 14', '13 phường', 'Trạm Y tế', 'K13'])(
    'is not seen in "%s"',
    (text) => {
      expect(wardMatcher(wards)(text)).toBeNull();
    },
  );
});

describe('canBeNamed', () => {
  it.each([
    ['Ph??ng 13', 'Phường 13', true],
    ['Ph??ng 3', 'Phường 13', false],
    ['Ph??ng 1?', 'Phường 13', false],
    ['Ph??ng ??? ????', 'Phường Tân Định', false],
    ['Th? tr?n C? Chi', 'Thị trấn Củ Chi', true],
    ['Th? tr?n ?? ???', 'Thị trấn Củ Chi', false],
    ['X? ?a Ph??c', 'Xã Đa Phước', true],
  ])('"%s" for "%s" is %s: enough of the name itself must be left', (written, name, can) => {
    expect(canBeNamed(written, name)).toBe(can);
  });
});

describe('compareNames', () => {
  it('sorts numbers as numbers and letters as in Vietnamese, kinds of area in the official order', () => {
    const inOrder = [
      'Thành phố Thủ Đức',
      'Quận 1',
      'Quận 2',
      'Quận 10',
      'Quận Dương',
      'Quận Đống Đa',
      'Huyện Củ Chi',
      'Phường 02',
      'Phường Đa Kao',
      'Thị trấn Củ Chi',
      'Xã An Phú',
    ];
    expect([...inOrder].reverse().sort(compareNames)).toEqual(inOrder);
    expect([...inOrder].sort().sort(compareNames)).toEqual(inOrder);
  });
});
