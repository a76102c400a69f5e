import { pageOf } from './page-of.js';

const rows = [
  { code: '3', name: 'Quận 10', population: 20, leader: null, districtCode: '2', districtName: 'Quận 12' },
  { code: '1', name: 'Quận 2', population: 30, leader: 'Ân', districtCode: '1', districtName: null },
  {
    code: '2',
    name: 'Huyện Cần Giờ',
    population: 10,
    leader: 'Bình',
    districtCode: '3',
    districtName: 'Quận 7',
  },
];
const all = { page: 1, perPage: 25, sort: 'code', order: 'asc' } as const;
const codes = (query: object) => pageOf(rows, { ...all, ...query }).rows.map((row) => row.code);

describe('pageOf', () => {
  it.each([
    ['names as one counts, districts in the official order', { sort: 'name' }, ['1', '3', '2']],
    ['numbers by their size', { sort: 'population' }, ['2', '3', '1']],
    ['the other way round', { sort: 'population', order: 'desc' }, ['1', '3', '2']],
    ['districts by their names', { sort: 'districtCode' }, ['2', '3', '1']],
    ['what has no value last', { sort: 'leader' }, ['1', '2', '3']],
    ['what has no value last, the other way round too', { sort: 'leader', order: 'desc' }, ['2', '1', '3']],
  ])('orders %s', (_, query, expected) => {
    expect(codes(query)).toEqual(expected);
  });

  it('orders districts by their codes where no name of theirs is told', () => {
    const versions = ['3', '1', '2'].map((districtCode) => ({ districtCode }));
    expect(pageOf(versions, { ...all, sort: 'districtCode' }).rows).toEqual(
      ['1', '2', '3'].map((districtCode) => ({ districtCode })),
    );
  });

  it('gives one page and counts all', () => {
    expect(pageOf(rows, { ...all, page: 2, perPage: 2 })).toEqual({ rows: [rows[0]], total: 3 });
  });

  it('keeps the rows that equal every filter given, and skips a filter not given', () => {
    expect(codes({ population: 30, code: undefined })).toEqual(['1']);
  });

  it('searches names without accents', () => {
    expect(codes({ q: 'can gio' })).toEqual(['2']);
  });
});
