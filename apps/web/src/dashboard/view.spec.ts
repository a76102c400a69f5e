import { reportingDate } from '@api/domain/reporting-date.js';
import { addressOf, instantOfView, readView, type View } from './view.js';

const usual = readView(new URLSearchParams());

describe('the view in the address', () => {
  it('is the city, cumulative, signed, against last week, as known now, when nothing is said', () => {
    expect(usual).toEqual({
      district: null,
      ward: null,
      date: null,
      compareTo: 'last-week',
      measure: 'signed',
      span: 'cumulative',
      unit: 'percent',
      knownAt: null,
    });
    expect(addressOf(usual)).toBe('/');
  });

  it.each<[string, Partial<View>]>([
    ['/?quan=760', { district: '760' }],
    ['/?quan=760&phuong=26740', { district: '760', ward: '26740' }],
    ['/?ngay=2022-05-07&so-voi=hom-qua', { date: reportingDate('2022-05-07'), compareTo: 'yesterday' }],
    ['/?so-voi=hom-qua&chi-so=da-gui', { compareTo: 'yesterday', measure: 'submitted' }],
    [
      '/?ngay=2022-05-06&so-voi=2022-04-23',
      { date: reportingDate('2022-05-06'), compareTo: reportingDate('2022-04-23') },
    ],
    ['/?kieu=trong-ngay&don-vi=so', { span: 'day', unit: 'count' }],
    ['/?biet-luc=2022-05-07T18:00', { knownAt: '2022-05-07T18:00' }],
    ['/?biet-luc=2022-05-07T18:00:11.241', { knownAt: '2022-05-07T18:00:11.241' }],
  ])('%s comes back as it was written', (address, said) => {
    const view = { ...usual, ...said };
    expect(readView(new URL(address, 'http://console').searchParams)).toEqual(view);
    expect(addressOf(view)).toBe(address);
  });

  it.each(['/?ngay=2022-02-30', '/?quan=76', '/?chi-so=x', '/?biet-luc=2022-05-07T25:00', '/?so-voi=mai'])(
    '%s says nothing that can be understood, and is as usual',
    (address) => {
      expect(readView(new URL(address, 'http://console').searchParams)).toEqual(usual);
    },
  );

  it.each([
    ['/?ngay=2021-01-01', {}],
    ['/?ngay=2022-05-09', {}],
    ['/?so-voi=2022-05-08', {}],
    // Which day is shown is not said: it may be an earlier one.
    ['/?so-voi=2022-05-06', {}],
    ['/?ngay=2022-05-07&biet-luc=2022-05-05T12:00', { knownAt: '2022-05-05T12:00' }],
    ['/?ngay=2022-05-07&so-voi=2022-05-06&biet-luc=2022-05-05T12:00', { knownAt: '2022-05-05T12:00' }],
    ['/?ngay=2022-05-06&so-voi=2022-05-07', { date: reportingDate('2022-05-06') }],
    ['/?ngay=2022-05-06&so-voi=2022-04-01', { date: reportingDate('2022-05-06') }],
  ])(
    '%s asks for what is not in the campaign, or not before the day shown, and that is left out',
    (address, said) => {
      const campaign = { startDate: reportingDate('2022-04-13'), today: reportingDate('2022-05-08') };
      expect(readView(new URL(address, 'http://console').searchParams, campaign)).toEqual({
        ...usual,
        ...said,
      });
    },
  );

  it('forgets the day compared with where the day shown is left out', () => {
    const view = readView(new URLSearchParams('ngay=2022-05-06&so-voi=2022-04-23'));
    expect(addressOf({ ...view, date: null })).toBe('/');
  });

  it('means the clocks of Ho Chi Minh City by the moment something was known', () => {
    expect(instantOfView({ knownAt: '2022-05-07T18:00' })).toBe('2022-05-07T11:00:00.000Z');
    expect(instantOfView({ knownAt: '2022-05-07T18:00:11.241' })).toBe('2022-05-07T11:00:11.241Z');
    expect(instantOfView({ knownAt: null })).toBeUndefined();
  });
});
