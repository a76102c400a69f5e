import { districtOf, neverReported, totalsOf } from '../../../../../test/support/progress-answers.js';
import { reportingDate } from '../../domain/reporting-date.js';
import { belowCityMessage, carriedForwardSentence, lowestClassMessage, rankingMessage } from './districts.js';

const placed = (name: string, signed: number, rank: number | null, change: number | null = 0) => ({
  name,
  totals: totalsOf({ required: 1000, submitted: 900, signed }),
  place: { rank, change },
});

describe('the message on ranks', () => {
  it('names the first and the last, and who moved most', () => {
    const rows = [placed('Quận 5', 140, 1, 2), placed('Quận 6', 80, 2, -1), placed('Quận 7', 24, 3, -1)];
    expect(rankingMessage(rows, 'signed')).toEqual({
      lead: 'Tỷ lệ ký số cao nhất: Quận 5 (14,0%); thấp nhất: Quận 7 (2,4%)',
      text: 'Tăng hạng nhiều nhất: Quận 5 (+2). Giảm hạng nhiều nhất: Quận 6, Quận 7 (−1).',
    });
  });

  it('names all who share a place, and counts them when they are many', () => {
    const rows = [
      placed('Quận 1', 140, 1),
      placed('Quận 3', 140, 1),
      ...['4', '5', '6', '7', '8'].map((number) => placed(`Quận ${number}`, 24, 3, -1)),
    ];
    const { lead, text } = rankingMessage(rows, 'signed');
    expect(lead).toContain('cao nhất: Quận 1 (14,0%) và Quận 3 (14,0%)');
    expect(text).toBe('Giảm hạng nhiều nhất: 5 địa bàn (−1).');
  });

  it('speaks of no moves when there is no week before to compare with', () => {
    const rows = [placed('Quận 5', 140, 1, null), placed('Quận 7', 24, 2, null)];
    expect(rankingMessage(rows, 'signed').text).toBe('');
  });

  it('ranks nobody while nothing is done', () => {
    expect(rankingMessage([placed('Quận 5', 0, null, null)], 'signed').lead).toBe('Chưa địa bàn nào ký số');
  });

  it('ranks by what was sent to the police before signing begins', () => {
    const rows = [
      placed('Quận 5', 0, 1),
      { ...placed('Quận 7', 0, 2), totals: totalsOf({ required: 1000, submitted: 40 }) },
    ];
    expect(rankingMessage(rows, 'submitted').lead).toBe(
      'Tỷ lệ gửi công an cao nhất: Quận 5 (90,0%); thấp nhất: Quận 7 (4,0%)',
    );
  });
});

describe('the sentence on missing figures', () => {
  const date = reportingDate('2022-05-07');

  it('names the districts whose figures of the day are not all there', () => {
    const rows = [
      districtOf('Quận 10'),
      districtOf('Quận 7', {}, { wardsReported: 8 }),
      districtOf('Huyện Cần Giờ', {}, { wardsReported: 0, wardsExpected: 7 }),
    ];
    expect(carriedForwardSentence(rows, date)).toBe(
      'Chưa đủ báo cáo ngày 07/05/2022, số liệu còn thiếu lấy của ngày gần nhất: Quận 7 (8/10), huyện Cần Giờ (0/7).',
    );
  });

  it('is left out when everybody reported', () => {
    expect(carriedForwardSentence([districtOf('Quận 10')], date)).toBeNull();
  });
});

describe('the message below the map', () => {
  it('names who is below the lowest edge; on the edge is above it', () => {
    const rows = [
      districtOf('Quận 10', { required: 1000, signed: 44 }),
      districtOf('Quận 2', { required: 1000, signed: 31 }),
      districtOf('Quận 7', { required: 1000, signed: 45 }),
    ];
    expect(lowestClassMessage(rows, 'signed', 45)).toEqual({
      lead: 'Hai địa bàn ký số dưới 4,5%',
      text: 'Quận 2, Quận 10.',
      goesOn: true,
    });
  });

  it('says so where nobody is below the limit, and where all are', () => {
    const rows = [90, 200].map((signed, index) =>
      districtOf(`Quận ${index + 1}`, { required: 1000, signed }),
    );
    expect(lowestClassMessage(rows, 'signed', 50).lead).toBe('Không địa bàn nào ký số dưới 5,0%');
    expect(lowestClassMessage(rows, 'signed', 250)).toEqual({
      lead: 'Cả 2 địa bàn ký số dưới 25,0%',
      text: '',
    });
  });
});

const ONE_SIGNED = {
  ...{ submitted: 0, verified: 0, signed: 1 },
  adjustments: { submitted: 0, verified: 0, signed: -3 },
};

describe('the message on courses', () => {
  it('compares exact shares with the city and names who stood still, but not who has finished or did not report', () => {
    const rows = [
      districtOf(
        'Quận 1',
        { required: 10_000, signed: 834 },
        { increments: { day: ONE_SIGNED, week: ONE_SIGNED } },
      ),
      districtOf('Quận 3', { required: 10_000, signed: 835 }),
      districtOf('Quận 5', { required: 100, signed: 100 }),
      districtOf('Quận 8', { required: 10_000, signed: 900 }, { hasReportedInWeek: false }),
    ];
    const city = totalsOf({ required: 100_000, signed: 8350 });
    expect(belowCityMessage(rows, city, 'signed')).toEqual({
      lead: '1/4 địa bàn có tỷ lệ ký số dưới mức chung toàn thành phố (8,4%)',
      text: 'Không ký số thêm hồ sơ nào trong tuần: Quận 3.',
    });
  });

  it('counts a district that never reported neither below the city nor among those compared', () => {
    const rows = [
      districtOf('Quận 1', neverReported(100)),
      districtOf('Quận 3', { required: 100, signed: 5 }),
      districtOf('Quận 4', { required: 100, signed: 15 }),
    ];
    const { lead, text } = belowCityMessage(rows, totalsOf({ required: 300, signed: 20 }), 'signed');
    expect(lead).toMatch(/^1\/2 địa bàn/);
    expect(text).not.toContain('Quận 1');
  });
});
