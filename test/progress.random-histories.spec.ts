import type {
  AreaRow,
  DistrictsAnswer,
  ProgressAnswer,
  SlowestAnswer,
  WardsAnswer,
} from '../apps/api/src/contract/progress.js';
import { DISTRICTS, LivedCampaign } from './support/lived-campaign.js';
import { randomNumber } from './support/random-number.js';
import {
  AsKnown,
  type Fraction,
  mondayOf,
  nextDay,
  previousDay,
  readRawTables,
} from './support/redo-by-hand.js';
import { makeSmallCampaign } from './support/small-campaign.js';
import { signIn, type SignedIn } from './support/sign-in.js';
import { startApp, type TestApp } from './support/start-app.js';

const WARDS = {
  '901': { '90101': 1_000, '90102': 700 },
  '902': { '90201': 900, '90202': 1_200 },
  // So much that at any pace of these histories its end is more than a year away.
  '903': { '90301': 40_000 },
};
const FIRST = '2022-04-21';
const DAYS = 24;
/** After so many days the answers are looked at. */
const EVERY = 8;

/** After the deadline, when nobody has reported for weeks. */
const LONG_AFTER = '2022-06-13';

/** How often a ward was looked at that had left the district since. */
let left = 0;
/** How often a district had won or lost places. */
let places = 0;
/** How often there was no number to tell, and why. */
const untold = { beyondYear: 0, noRate: 0, noPace: 0, noFigures: 0 };

/** Days on which anything may happen, and after every few of them each number against one done again by hand. */
describe.each([20_220_507, 374_137])('whatever happens (history %d)', (seed) => {
  let campaign: TestApp;
  let leader: SignedIn;
  const reporters = new Map<string, SignedIn>();
  /** What was answered as of a moment, to be asked again in the end. */
  const answered: { url: string; by: SignedIn; body: string }[] = [];
  let lastMoment = '';

  const fetchText = async (path: string, by: SignedIn): Promise<string> => {
    const url = `/api/progress/${path}`;
    const response = await campaign.app.inject({ url, headers: by.headers });
    if (response.statusCode !== 200) throw new Error(`${url}: ${response.body}`);
    if (url.includes('asOf=')) answered.push({ url, by, body: response.body });
    return response.body;
  };
  const ask = async <Answer>(path: string, by = leader) => JSON.parse(await fetchText(path, by)) as Answer;

  beforeAll(async () => {
    campaign = await startApp(`${FIRST}T06:00:00+07:00`);
    await makeSmallCampaign(campaign, WARDS);
    leader = await signIn(campaign, 'leader');
    for (const code of DISTRICTS) reporters.set(code, await signIn(campaign, 'district-reporter', code));
  });
  afterAll(() => campaign.close());

  it('every number is the one done again by hand, the sums hold, and a reporter sees what leadership sees', async () => {
    const random = randomNumber(seed);
    const history = new LivedCampaign(campaign, random, WARDS);
    for (let [day, date] = [1, FIRST]; day <= DAYS; [day, date] = [day + 1, nextDay(date)]) {
      await history.live(date);
      if (day % EVERY > 0) continue;
      const now = campaign.clock.now();
      lastMoment = encodeURIComponent(now.toISOString());
      const known = new AsKnown(await readRawTables(campaign), now);
      const earlier = [1, 2].reduce((back) => previousDay(back), date);
      await compare(known, date, random() < 0.5 ? '' : `&asOf=${lastMoment}`);
      await compare(known, earlier, `&compareTo=yesterday&asOf=${lastMoment}`);
      if (day >= DAYS / 2) await compareReporters(known, date);
    }
    campaign.clock.standAt(new Date(`${LONG_AFTER}T18:00:00+07:00`));
    const known = new AsKnown(await readRawTables(campaign), campaign.clock.now());
    await compare(known, LONG_AFTER, '');
    await compare(known, previousDay(FIRST), '');
  });

  it('nothing known changes: each answer as of a moment is the same when it is asked for again', async () => {
    expect(answered.length).toBeGreaterThan(80);
    for (const { url, by, body } of answered.filter((_, index) => index % 4 === 0)) {
      const again = await campaign.app.inject({ url, headers: by.headers });
      expect([url, again.body]).toEqual([url, body]);
    }
  });

  /** Every number of the city, the districts and the wards on a date. */
  async function compare(known: AsKnown, date: string, query: string): Promise<void> {
    const question = `date=${date}${query}`;
    const city = await ask<ProgressAnswer>(`city?${question}`);
    headIs(known, city, known.wardsOn(date, null), date);
    const districts = await ask<DistrictsAnswer>(`districts?${question}`);
    const { comparisonDate } = districts;
    const together = sum(districts.rows);
    expect(together).toEqual(row(city));
    expect(row({ ...districts.whole, comparison: city.comparison })).toEqual(row(city));
    expect(districts.totals).toEqual(city.totals);
    expect(districts.whole.pacePerDay).toBe(city.pace?.perDay ?? null);
    ranksAre(known, districts.rows, date, comparisonDate);
    for (const one of districts.rows) {
      const code = one.area.code ?? '';
      const own = known.wardsOn(date, code);
      rowIs(known, one, own, date, comparisonDate);
      const head = await ask<ProgressAnswer>(`districts/${code}?${question}`);
      headIs(known, head, own, date);
      const table = await ask<WardsAnswer>(`districts/${code}/wards?${question}`);
      expect(table.totals).toEqual(head.totals);
      expect(table.rows.map(({ area }) => area.code).sort()).toEqual(own);
      expect(sum(table.rows)).toEqual(row(head));
      for (const ward of table.rows) rowIs(known, ward, [ward.area.code ?? ''], date, comparisonDate);
    }
    for (const ward of known.wardsOn(date, null)) {
      headIs(known, await ask(`wards/${ward}/head?${question}`), [ward], date);
    }
  }

  /** The same question, ward by ward, to the reporter of its district and to leadership. */
  async function compareReporters(known: AsKnown, date: string): Promise<void> {
    const asked = `date=${date}&asOf=${lastMoment}`;
    const slowest = await ask<SlowestAnswer>(`slowest?limit=1000&${asked}`);
    for (const [code, reporter] of reporters) {
      const same = async (path: string) => {
        expect([path, await fetchText(path, reporter)]).toEqual([path, await fetchText(path, leader)]);
      };
      await same(`districts/${code}?${asked}`);
      await same(`districts/${code}/wards?${asked}`);
      await same(`series?area=${code}&${asked}`);
      await same(
        `completeness?districtCode=${code}&from=2022-04-21&until=${nextDay(date)}&asOf=${lastMoment}`,
      );
      for (const ward of known.wardsOn(date, code).slice(-1)) {
        await same(`wards/${ward}/head?${asked}`);
        await same(`wards/${ward}?${asked}`);
        await same(`series?area=${ward}&${asked}`);
      }
      // A few days back, also of wards that have moved away since: only how they report today is not theirs to know.
      const earlier = [1, 2, 3, 4].reduce((back) => previousDay(back), date);
      const then = `date=${earlier}&asOf=${lastMoment}`;
      await same(`districts/${code}?${then}`);
      await same(`districts/${code}/wards?${then}`);
      for (const ward of known.wardsOn(earlier, code)) {
        await same(`wards/${ward}?${then}`);
        await same(`series?area=${ward}&${then}`);
        const head = `wards/${ward}/head?${then}&compareTo=yesterday`;
        const [told, whole] = [await ask<ProgressAnswer>(head, reporter), await ask<ProgressAnswer>(head)];
        const [isOwn] = await campaign.sql(
          `select from ward_version where ward_code = $1 and district_code = $2 and superseded_at is null
              and coalesce(valid_until > $3, true)`,
          [ward, code, date],
        );
        if (!isOwn) left += 1;
        const { today } = whole.freshness;
        expect([head, told]).toEqual([
          head,
          { ...whole, freshness: { ...whole.freshness, today: isOwn ? today : null } },
        ]);
      }
      const own = await ask<SlowestAnswer>(`slowest?limit=1000&${asked}`, reporter);
      expect(own.rows).toEqual(slowest.rows.filter(({ area }) => area.districtCode === code));
      const { rows } = await ask<DistrictsAnswer>(`districts?${asked}`, reporter);
      const whole = await ask<DistrictsAnswer>(`districts?${asked}`);
      expect(rows).toEqual(whole.rows.filter(({ area }) => area.code === code));
    }
  }
});

it('among all that happened, wards have left the district whose reporter was shown them', () => {
  expect(left).toBeGreaterThan(0);
});

it('among all that was asked, districts won and lost places', () => {
  expect(places).toBeGreaterThan(0);
});

it('among all that was asked, there were areas without figures, pace or required rate, and ends beyond a year', () => {
  expect(Object.entries(untold).filter(([, times]) => times === 0)).toEqual([]);
});

/** The head of an area, done again. */
function headIs(known: AsKnown, answer: ProgressAnswer, wards: readonly string[], date: string): void {
  const { totals, comparison, increments, pace, forecast, waitingDays } = answer;
  const now = known.totals(wards, date);
  const then = known.totals(wards, comparison.date);
  const hand = known.pace(wards, date);
  expect(totals).toMatchObject(told(now));
  expect(comparison.totals).toMatchObject(told(then));
  expect(comparison.change).toEqual({ required: now.required - then.required, ...grown(now, then) });
  untold.noFigures += now.wardsWithFigures === 0 ? 1 : 0;
  untold.noPace += pace === null ? 1 : 0;
  untold.noRate += answer.requiredRate === null ? 1 : 0;
  untold.beyondYear += forecast.isBeyondYear.expected ? 1 : 0;
  expect(increments.day).toEqual(known.increments(wards, date, date));
  expect(increments.week).toEqual(known.increments(wards, mondayOf(date), date));
  expect([answer.area.code, waitingDays]).toEqual([answer.area.code, known.waits(wards, date)]);

  expect(pace && { wards: pace.wards, days: pace.days, low: pace.low, high: pace.high }).toEqual(
    hand && {
      wards: hand.wards,
      days: hand.days,
      low: hand.band?.low ?? null,
      high: hand.band?.high ?? null,
    },
  );
  if (pace && hand) expect(pace.perDay).toBeCloseTo(Number(hand.rate.of) / Number(hand.rate.by), 9);
  const finish = now.wardsWithFigures === 0 ? null : known.finish(now.remaining, hand?.rate ?? null, date);
  expect([forecast.expected, forecast.daysToFinish, forecast.isBeyondYear.expected]).toEqual(
    finish === 'far' ? [null, null, true] : [finish?.date ?? null, finish?.days ?? null, false],
  );
  rateIs(known, answer, now, hand?.rate ?? null, date);
  expect(answer.freshness).toMatchObject({
    isReportingDay: known.isReportingDay(date),
    wardsExpected: known.isReportingDay(date) ? wards.length : 0,
    wardsReported: wards.filter((ward) => known.hasReported(ward, date)).length,
  });
}

type Summed = ReturnType<AsKnown['totals']>;

/** Without a report nothing is known of what was done: a blank is not 0. */
function told(totals: Summed) {
  if (totals.wardsWithFigures > 0) return totals;
  return { ...totals, submitted: null, verified: null, unresolved: null, exempt: null, signed: null };
}

function grown(now: Summed, then: Summed) {
  const by = (step: 'submitted' | 'verified' | 'signed') =>
    now.wardsWithFigures === 0 ? null : now[step] - then[step];
  return { submitted: by('submitted'), verified: by('verified'), signed: by('signed') };
}

/** What the deadline asks for, how many times as fast that is, where signing stands by then, and the verdict. */
function rateIs(
  known: AsKnown,
  { requiredRate, speedUp, forecast, headline }: ProgressAnswer,
  { remaining, signed, wardsWithFigures }: Summed,
  rate: Fraction | null,
  date: string,
): void {
  const deadline = known.deadlineOn(date);
  if (deadline === null) throw new Error('Every day of these histories has a deadline.');
  const daysLeft = known.daysBetween(date, deadline);
  const perDay = daysLeft === 0 ? 0 : Math.floor((remaining + daysLeft - 1) / daysLeft);
  const needed = remaining > 0 && daysLeft === 0 ? null : { perDay, daysLeft };
  expect(requiredRate).toEqual(needed);
  const isMoving = rate !== null && rate.of > 0n;
  if (needed === null || !isMoving) {
    expect(speedUp).toBeNull();
  } else {
    const tenths = (20n * BigInt(perDay) * rate.by + rate.of) / (2n * rate.of);
    expect(speedUp).toBe(Number(tenths) / 10);
  }
  const { atDeadline } = forecast;
  if (rate === null || deadline <= date) {
    expect([atDeadline, forecast.days]).toEqual([null, []]);
  } else {
    const doneBy = (day: string) => {
      const days = BigInt(known.daysBetween(date, day));
      return signed + Math.min(remaining, Number((2n * rate.of * days + rate.by) / (2n * rate.by)));
    };
    expect(atDeadline?.expected).toBe(doneBy(deadline));
    // Every day that is drawn is reckoned by itself, not laid on a line to the last.
    expect(forecast.days.at(-1)).toEqual(atDeadline);
    for (const day of forecast.days) expect([day.date, day.expected]).toEqual([day.date, doneBy(day.date)]);
  }
  if (headline.code === 'too-slow' || headline.code === 'fast-enough') {
    const inTime = forecast.expected !== null && forecast.expected <= deadline;
    expect([headline.code, wardsWithFigures > 0]).toEqual([inTime ? 'fast-enough' : 'too-slow', true]);
  }
}

/** A line of a table, done again. */
function rowIs(
  known: AsKnown,
  answer: AreaRow,
  wards: readonly string[],
  date: string,
  compared: string,
): void {
  const now = known.totals(wards, date);
  const then = known.totals(wards, compared);
  const hand = known.pace(wards, date);
  expect(answer.totals).toMatchObject(told(now));
  expect(answer.change).toEqual(grown(now, then));
  expect(answer.increments.week).toEqual(known.increments(wards, mondayOf(date), date));
  if (hand === null) expect(answer.pacePerDay).toBeNull();
  else expect(answer.pacePerDay).toBeCloseTo(Number(hand.rate.of) / Number(hand.rate.by), 9);
  const finish = now.wardsWithFigures === 0 ? null : known.finish(now.remaining, hand?.rate ?? null, date);
  expect([answer.daysToFinish, answer.isBeyondYear]).toEqual(
    finish === 'far' ? [null, true] : [finish?.days ?? null, false],
  );
}

/** The places of the districts by share signed, and what they won since, each day with the wards of that day. */
function ranksAre(known: AsKnown, rows: readonly AreaRow[], date: string, compared: string): void {
  const placesOn = (day: string) => {
    const all = rows
      .map(({ area }) => ({ code: area.code, ...known.totals(known.wardsOn(day, area.code), day) }))
      .filter(({ wardsWithFigures, required }) => wardsWithFigures > 0 && required > 0);
    if (all.every(({ signed }) => signed === 0)) return new Map<string | null, number>();
    const isAhead = (one: (typeof all)[number], other: (typeof all)[number]) =>
      one.signed * other.required > other.signed * one.required;
    return new Map(all.map((own) => [own.code, 1 + all.filter((one) => isAhead(one, own)).length]));
  };
  const [now, then] = [placesOn(date), placesOn(compared)];
  for (const { area, ranks } of rows) {
    const [rank, past] = [now.get(area.code) ?? null, then.get(area.code) ?? null];
    const change = rank === null || past === null ? null : past - rank;
    expect([area.code, ranks?.signed]).toEqual([area.code, { rank, change }]);
    if (change !== null && change !== 0) places += 1;
  }
}

type Addable = Pick<AreaRow, 'totals' | 'increments'> &
  (Pick<AreaRow, 'change'> | Pick<ProgressAnswer, 'comparison'>);

/** What adds up over areas. */
function row(of: Addable) {
  const { wards, wardsWithFigures, required, submitted, verified, signed, remaining, pending } = of.totals;
  const { change } = 'comparison' in of ? of.comparison : of;
  return {
    totals: [wards, wardsWithFigures, required, submitted, verified, signed, remaining, pending],
    day: counts(of.increments.day),
    week: counts(of.increments.week),
    change: [change.submitted, change.verified, change.signed],
  };
}

function counts({ submitted, verified, signed, adjustments: taken }: AreaRow['increments']['day']) {
  return [submitted, verified, signed, taken.submitted, taken.verified, taken.signed];
}

/** Null where none of the parts is known. */
function sumOf(parts: readonly (number | null)[]): number | null {
  const known = parts.flatMap((part) => part ?? []);
  return known.length === 0 ? null : known.reduce((total, part) => total + part, 0);
}

function sum(rows: readonly Addable[]) {
  const added = (key: keyof ReturnType<typeof row>, width: number) =>
    Array.from({ length: width }, (_, index) => sumOf(rows.map((one) => row(one)[key][index] ?? null)));
  return {
    totals: added('totals', 8),
    day: added('day', 6),
    week: added('week', 6),
    change: added('change', 3),
  };
}
