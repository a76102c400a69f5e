import { instantOfLocal, isLocalMoment, localMoment, readExactTime } from './moments.js';

describe('a moment', () => {
  it.each([
    ['9h30', '09:30'],
    ['9h', '09:00'],
    ['16.30', '16:30'],
    ['16h30', '16:30'],
    ['16h', '16:00'],
    ['9:30', '09:30'],
    ['09:30', '09:30'],
    ['9 giờ 30', '09:30'],
    ['9 giờ 30 phút', '09:30'],
    ['18 giờ 00 phút 11,241 giây', '18:00:11.241'],
    ['18:00:11', '18:00:11'],
    ['18:00:11,241', '18:00:11.241'],
    ['18:00:11.241', '18:00:11.241'],
    [' 18:00:11,5 ', '18:00:11.500'],
    ['23h59', '23:59'],
  ])('is read as it is written: %s', (written, time) => {
    expect(readExactTime(written)).toBe(time);
  });

  it.each([
    '',
    '24:00',
    '9h60',
    '18:00:60',
    '18',
    '18:00:11,2411',
    '18:00,5',
    '16.3.2',
    '1630.',
    'trưa',
    '-1:00',
    '1:2:3:4',
  ])('is not read where it is none: %j', (written) => {
    expect(readExactTime(written)).toBeNull();
  });

  it.each([
    ['2022-05-07T11:00:00.000Z', '2022-05-07T18:00'],
    ['2022-05-07T11:00:11.000Z', '2022-05-07T18:00:11'],
    ['2022-05-07T11:00:11.241Z', '2022-05-07T18:00:11.241'],
    ['2022-05-06T17:00:00.001Z', '2022-05-07T00:00:00.001'],
  ])('of a document is the same instant when it is asked about again: %s', (instant, local) => {
    expect(localMoment(new Date(instant))).toBe(local);
    expect(isLocalMoment(local)).toBe(true);
    expect(instantOfLocal(local).toISOString()).toBe(instant);
  });

  it.each(['2022-05-07', '2022-05-07T9h30', '2022-02-30T10:00', '2022-05-07T10:00T', 'x'])(
    'in an address is written in one way only: not as %s',
    (text) => {
      expect(isLocalMoment(text)).toBe(false);
    },
  );
});
