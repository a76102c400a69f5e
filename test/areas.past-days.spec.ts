import { call } from './support/call.js';
import { HOLIDAY, MEMBER, NEW_DEADLINE, REGIME, WARD } from './support/dated-fact-changes.js';
import { type Administration, startAdministration } from './support/dated-facts.js';
import { fileFigures } from './support/small-campaign.js';

/** What would alter 6/5/2022, a day already reported on 8/5. */
const CHANGES = [
  ['a holiday', 'calendar-days', { ...HOLIDAY, date: '2022-05-06' }, '2022-05-06'],
  ['a deadline', 'deadlines', { ...NEW_DEADLINE, decidedOn: '2022-05-05' }, '2022-05-05'],
  ['hours', 'regimes', { ...REGIME, validFrom: '2022-05-05' }, '2022-05-05'],
  ['a ward that joins', 'campaign-members', { ...MEMBER, validFrom: '2022-05-05' }, '2022-05-05'],
  [
    'a ward that moves',
    'ward-versions',
    { ...WARD, districtCode: '770', validFrom: '2022-05-05' },
    '2022-05-05',
  ],
] as const;

describe('on a day already reported', () => {
  let campaign: Administration['campaign'];
  let administrator: Administration['administrator'];
  let facts: Administration['facts'];
  beforeEach(async () => {
    ({ campaign, administrator, facts } = await startAdministration('2022-05-08T09:00:00+07:00'));
    await fileFigures(campaign, '760', '2022-05-04', [
      { ward: '26734', submitted: 10, verified: 5, signed: 1 },
    ]);
  });
  afterEach(() => campaign.close());

  const reportLater = () => fileFigures(campaign, '760', '2022-05-07', [{ ward: '26737', submitted: 10 }]);
  const told = async (asOf = '') => {
    const about = (what: string) =>
      call(campaign, administrator, `GET progress/${what}?date=2022-05-06${asOf && `&asOf=${asOf}`}`);
    return JSON.stringify([await about('city'), await about('districts')]);
  };

  it('a holiday is set for today only as a correction, once somebody has reported today', async () => {
    const today = { ...HOLIDAY, date: '2022-05-08' };
    await fileFigures(campaign, '760', '2022-05-08', [{ ward: '26737', submitted: 10 }]);
    expect(await facts.add('calendar-days', today)).toMatchObject({
      status: 409,
      body: { code: 'fact.changes-past-day' },
    });
    expect((await facts.add('calendar-days', { ...today, correction: true })).status).toBe(201);
  });

  it('a document tells of the days up to the one at its head, and of those over by then, not of its whole week', async () => {
    const briefing = (figuresDate: string, made: string) =>
      campaign.sql(
        `with kept as (insert into stored_file (hash, size, media_type, created_at)
                       values (repeat('0', 64), 1, 'application/pdf', $2) on conflict do nothing)
         insert into document (kind, from_date, until_date, version, figures_date, as_of, made_at, file_hash, file_name, figures_hash)
         values ('weekly-briefing', '2022-05-02', '2022-05-09', 1, $1, $2, $2, repeat('0', 64), 'x.pdf', 'x')`,
        [figuresDate, made],
      );
    const holidayOn = async (date: string) => (await facts.add('calendar-days', { ...HOLIDAY, date })).status;
    campaign.clock.standAt(new Date('2022-05-06T08:00:00+07:00'));
    await briefing('2022-05-04', '2022-05-06T08:00:00+07:00');
    expect(await holidayOn('2022-05-05')).toBe(409);
    expect(await holidayOn('2022-05-06')).toBe(201);
  });

  it.each(CHANGES)('%s may be set while nothing was told of it', async (_, path, change) => {
    expect((await facts.add(path, change)).status).toBe(201);
  });

  it.each(CHANGES)(
    '%s is set and withdrawn only as a correction, and alters nothing as known before',
    async (_, path, change, from) => {
      await reportLater();
      const asOf = '2022-05-08T01:00:00Z';
      const [before, knownBefore] = [await told(), await told(asOf)];
      const refusal = {
        status: 409,
        body: {
          code: 'fact.changes-past-day',
          title: expect.stringContaining('đến ngày 07/05/2022'),
          details: { from, lastDate: '2022-05-07' },
        },
      };
      expect(await facts.add(path, change)).toMatchObject(refusal);
      expect(await told()).toBe(before);

      const { status, body } = await facts.add(path, { ...change, correction: true });
      expect(status).toBe(201);
      expect(await told()).not.toBe(before);
      expect(await told(asOf)).toBe(knownBefore);

      expect(await facts.withdraw(path, body)).toMatchObject(refusal);
      expect((await facts.withdraw(path, body, { correction: true })).status).toBe(200);
      // The numbers are the old ones again; their version has risen with each of the two recordings.
      const after = await told();
      expect(withoutVersion(after)).toBe(withoutVersion(before));
      expect(versionsIn(after)).toEqual(versionsIn(before).map((version) => version + 2));
    },
  );

  it.each(CHANGES)('%s may be given a better document', async (_, path, change) => {
    await reportLater();
    const { body } = await facts.add(path, { ...change, correction: true });
    const other = { ...change, document: 'Thông báo số 12' };
    expect((await facts.replace(path, body, other)).status).toBe(200);
  });

  it('a ward is corrected in its name alone, but leaves the campaign only as a correction', async () => {
    await reportLater();
    const of = async (path: string) => {
      const [fact] = (await facts.list(path, '&wardCode=26740')).body.rows;
      if (!fact) throw new Error(`No ${path} of the ward.`);
      return fact;
    };
    const ward = { ...WARD, wardCode: '26740', validFrom: '2021-01-01' };
    expect((await facts.replace('ward-versions', await of('ward-versions'), ward)).status).toBe(200);

    const member = await of('campaign-members');
    const leaving = { wardCode: '26740', validFrom: '2022-04-13', reason: 'Không còn hồ sơ' };
    const leave = (change: object) => facts.replace('campaign-members', member, { ...leaving, ...change });
    expect(await leave({ validUntil: '2022-05-07' })).toMatchObject({
      status: 409,
      body: { code: 'fact.changes-past-day', details: { from: '2022-05-07' } },
    });
    expect((await leave({ validUntil: '2022-05-08' })).status).toBe(200);
  });
});

function versionsIn(answers: string): number[] {
  return [...answers.matchAll(/"version":(\d+)/g)].map(([, version]) => Number(version));
}

function withoutVersion(answers: string): string {
  return answers.replaceAll(/"version":\d+/g, '"version":0');
}
