import { totalsOf } from '../../../../../test/support/progress-answers.js';
import { mainBacklog, stepsMessage } from './steps.js';

const waited = { submitted: 24, verified: 10, signed: 19 };

describe('the message on steps', () => {
  it('names the step before which the most records wait, and for how long', () => {
    expect(stepsMessage(totalsOf(), waited)).toEqual({
      lead: 'Hồ sơ còn tồn nhiều nhất ở khâu ký số',
      text: '2.632.054 hồ sơ đủ điều kiện còn chờ ký, lâu nhất 19 ngày. Công an trả về chưa khớp 123.553 hồ sơ.',
    });
  });

  it('counts what the police gave back unresolved as no longer with them', () => {
    const totals = totalsOf({
      required: 100,
      submitted: 90,
      verified: 20,
      unresolved: 60,
      exempt: 0,
      signed: 15,
    });
    expect(stepsMessage(totals, waited).lead).toBe('Hồ sơ còn tồn nhiều nhất ở khâu gửi công an');
  });

  it('says so when nothing waits anywhere', () => {
    const totals = totalsOf({ required: 9, submitted: 9, verified: 9, unresolved: 0, exempt: 0, signed: 9 });
    expect(stepsMessage(totals, { submitted: null, verified: null, signed: null })).toEqual({
      lead: 'Không còn hồ sơ chờ ở khâu nào',
      text: '',
    });
  });
});

describe('mainBacklog', () => {
  const required = { required: 1000 };
  it.each([
    [
      'to be sent',
      { submitted: 300, verified: 100, unresolved: 0, exempt: 0, signed: 90 },
      'Chưa gửi công an',
      700,
    ],
    [
      'with the police',
      { submitted: 1000, verified: 100, unresolved: 10, exempt: 0, signed: 90 },
      'Chờ công an',
      890,
    ],
    [
      'given back',
      { submitted: 1000, verified: 300, unresolved: 700, exempt: 0, signed: 290 },
      'Trả về chưa khớp',
      700,
    ],
    [
      'to be signed',
      { submitted: 1000, verified: 900, unresolved: 50, exempt: 5, signed: 10 },
      'Chờ ký số',
      895,
    ],
  ])('finds that most records of a ward are %s', (_, counts, step, waiting) => {
    expect(mainBacklog(totalsOf({ ...required, ...counts }))).toEqual({ step, waiting });
  });

  it('finds none when all is done', () => {
    const counts = { submitted: 1000, verified: 1000, unresolved: 0, exempt: 0, signed: 1000 };
    expect(mainBacklog(totalsOf({ ...required, ...counts }))).toBeNull();
  });
});
