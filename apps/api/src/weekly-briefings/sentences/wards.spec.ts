import { districtOf } from '../../../../../test/support/progress-answers.js';
import { slowMessage } from './wards.js';

describe('the message on slow wards', () => {
  const ward = (name: string, districtName: string, signed: number, hasReportedInWeek = true) => {
    const row = districtOf(name);
    return {
      ...row,
      figuresDate: null,
      hasReportedInWeek,
      area: { ...row.area, level: 'ward' as const, districtName },
      increments: { ...row.increments, week: { ...row.increments.week, signed } },
    };
  };

  it('counts those that signed nothing in the week, and says where most of them are', () => {
    const rows = [
      ward('Phường 1', 'Quận 10', 0),
      ward('Phường 2', 'Quận 7', 5),
      ward('Phường 3', 'Quận 7', 0),
    ];
    expect(slowMessage(rows)).toEqual({
      lead: 'Có 02/03 phường, xã chậm nhất không ký thêm hồ sơ nào trong tuần',
      text: 'Tập trung tại Quận 7 (02 phường, xã).',
    });
  });

  it('does not say of a ward that did not report that it signed nothing', () => {
    const rows = [ward('Phường 1', 'Quận 10', 0, false), ward('Phường 2', 'Quận 7', 5)];
    expect(slowMessage(rows).lead).toBe('Có 01/02 phường, xã chậm nhất không báo cáo trong tuần');
    expect(slowMessage([...rows, ward('Phường 4', 'Quận 8', 0)])).toEqual({
      lead: 'Có 01/03 phường, xã chậm nhất không ký thêm hồ sơ nào trong tuần',
      text: 'Có 01/03 phường, xã chậm nhất không báo cáo trong tuần.',
    });
  });

  it('names no district when each has one', () => {
    expect(slowMessage([ward('Phường 1', 'Quận 10', 4), ward('Phường 2', 'Quận 7', 5)])).toEqual({
      lead: 'Cả 02 phường, xã chậm nhất đều có ký thêm trong tuần',
      text: '',
    });
  });
});
