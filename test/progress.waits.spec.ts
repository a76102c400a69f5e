import type { ProgressAnswer } from '../apps/api/src/contract/progress.js';
import { addDays, reportingDate } from '../apps/api/src/domain/reporting-date.js';
import { signIn, type SignedIn } from './support/sign-in.js';
import { fileFigures, makeSmallCampaign, type WardFigures } from './support/small-campaign.js';
import { startApp, type TestApp } from './support/start-app.js';

const START = reportingDate('2022-04-13');

type Day = Omit<WardFigures, 'ward'>;
type Waits = ProgressAnswer['waitingDays'];

/** The same day again and again. */
const days = (count: number, day: Day): Day[] => Array.from({ length: count }, () => day);

/** What a ward of which 100 are required reports from the campaign's first day on, and how long records have waited by the last. */
const CASES: [string, Day[], Partial<Waits>][] = [
  [
    // 30 are back from the police: number 31 was sent on the third day. 6 are signed: number 7 could be since the
    // third day, when 20 were verified. The list itself came on the first day.
    'go back to the day the record next in line came, first come, first served',
    [
      { submitted: 10 },
      { submitted: 30, verified: 5 },
      { submitted: 50, verified: 20, unresolved: 4 },
      { submitted: 60, verified: 25, unresolved: 5, signed: 6 },
    ],
    { submitted: 3, verified: 1, signed: 1 },
  ],
  [
    'count records that skip the police as ready to be signed',
    [{ exempt: 5 }, { exempt: 5, signed: 3 }],
    { signed: 1 },
  ],
  [
    'are nothing where nothing waits',
    [{ submitted: 100, verified: 93, unresolved: 7, signed: 93 }],
    { submitted: null, verified: null, signed: null },
  ],
  [
    'stop where an adjustment took the waiting records away',
    [
      { submitted: 50 },
      { submitted: 10, adjusted: 'duplicates-removed' },
      { submitted: 30 },
      { submitted: 40, verified: 20 },
    ],
    { verified: 1 },
  ],
  [
    'count from the last day on which nothing waited, also where an adjustment long ago made it so',
    [
      ...days(20, { submitted: 50, verified: 10 }),
      { submitted: 10, verified: 10, adjusted: 'duplicates-removed' },
      ...days(39, { submitted: 50, verified: 10 }),
    ],
    { verified: 38 },
  ],
  [
    'find a day long ago where work grew evenly',
    days(50, {}).map((_, index) => ({ submitted: 2 * (index + 1), verified: index + 1 })),
    // 50 are back: number 51 was sent on the 26th day.
    { verified: 24 },
  ],
  ['go no further back than the campaign began', days(40, { submitted: 7 }), { submitted: 39, verified: 39 }],
];
const districtOf = (number: number) => `${901 + number}`;
const wardOf = (number: number) => `${districtOf(number)}01`;

describe('the days records have waited before a step', () => {
  let campaign: TestApp;
  let leader: SignedIn;

  beforeAll(async () => {
    campaign = await startApp('2022-06-30T20:00:00+07:00');
    await makeSmallCampaign(
      campaign,
      Object.fromEntries(CASES.map((_, number) => [districtOf(number), { [wardOf(number)]: 100 }])),
    );
    for (const [number, [, reported]] of CASES.entries()) {
      for (const [index, day] of reported.entries()) {
        const row = { ward: wardOf(number), ...day };
        await fileFigures(campaign, districtOf(number), addDays(START, index), [row]);
      }
    }
    leader = await signIn(campaign, 'leader');
  });
  afterAll(() => campaign.close());

  it.each(CASES.map(([title, reported, waits], number) => ({ title, reported, waits, number })))(
    '$title',
    async ({ reported, waits, number }) => {
      const date = addDays(START, reported.length - 1);
      for (const area of [`wards/${wardOf(number)}/head`, `districts/${districtOf(number)}`]) {
        const url = `/api/progress/${area}?date=${date}`;
        const { waitingDays } = (
          await campaign.app.inject({ url, headers: leader.headers })
        ).json<ProgressAnswer>();
        expect([area, waitingDays]).toEqual([area, expect.objectContaining(waits)]);
      }
    },
  );
});
