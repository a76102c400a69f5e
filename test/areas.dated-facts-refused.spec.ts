import type { Listed } from '../apps/api/src/contract/list.js';
import { call } from './support/call.js';
import { HOLIDAY, KINDS, NEW_DEADLINE, REGIME } from './support/dated-fact-changes.js';
import { type Administration, startAdministration, type Fact } from './support/dated-facts.js';
import { signIn, type SignedIn } from './support/sign-in.js';

describe('who may change dated facts, and what is refused', () => {
  let campaign: Administration['campaign'];
  let administrator: Administration['administrator'];
  let facts: Administration['facts'];
  let reporter: SignedIn;
  beforeAll(async () => {
    ({ campaign, administrator, facts } = await startAdministration('2022-05-08T09:00:00+07:00'));
    reporter = await signIn(campaign, 'district-reporter', '764');
  });
  afterAll(() => campaign.close());

  it.each(KINDS)('of the kind %s are written by an administrator only', async (path, change) => {
    const { body } = await facts.add(path, change);
    const later = { ...change, recordedAt: body.recordedAt };
    for (const role of ['leader', 'reviewer', 'signing-operator', 'auditor'] as const) {
      const other = await signIn(campaign, role);
      for (const request of [`POST ${path}`, `PUT ${path}/${body.id}`, `POST ${path}/${body.id}/withdraw`]) {
        expect((await call(campaign, other, request, later)).status).toBe(403);
      }
      expect((await call(campaign, other, `GET ${path}`)).status).toBe(200);
    }
    expect((await call(campaign, reporter, `POST ${path}`, change)).status).toBe(403);
    expect((await call(campaign, null, `GET ${path}`)).status).toBe(401);
    expect(await facts.total(path)).toBeGreaterThan(0);
  });

  it.each([
    ['campaign-members', 16],
    ['requirements', 16],
    ['ward-versions', 16],
    ['district-versions', 1],
  ])('of the kind %s are shown to a reporter for the own district only', async (path, expected) => {
    const list = await call<Listed<Fact>>(campaign, reporter, `GET ${path}?perPage=1000`);
    expect(list.body.total).toBe(expected);
    expect(new Set(list.body.rows.map((row) => row['districtCode']))).toEqual(new Set(['764']));
    const other = (await facts.list(path)).body.rows.find((row) => row['districtCode'] === '760');
    expect((await call(campaign, reporter, `GET ${path}/${other?.id}`)).status).toBe(404);
    expect((await call(campaign, reporter, `GET ${path}/${other?.id}/history`)).status).toBe(404);
  });

  it('need a reason', async () => {
    const { date } = HOLIDAY;
    expect((await facts.add('calendar-days', { date })).body).toMatchObject({
      code: 'request.invalid',
      details: { issues: [{ field: 'reason' }] },
    });
    expect((await facts.add('calendar-days', { date, reason: '   ' })).status).toBe(400);
  });

  it.each([
    ['an unknown field', 'calendar-days', { ...HOLIDAY, colour: 'red' }, 'request.invalid'],
    ['a day that is none', 'calendar-days', { ...HOLIDAY, date: '2022-02-30' }, 'request.invalid'],
    ['a holiday twice', 'calendar-days', { ...HOLIDAY, date: '2022-05-01' }, 'calendar-day.twice'],
    [
      'a holiday before the campaign',
      'calendar-days',
      { ...HOLIDAY, date: '2022-04-12' },
      'fact.before-campaign',
    ],
    [
      'a deadline before the campaign',
      'deadlines',
      { ...NEW_DEADLINE, deadlineDate: '2022-04-12', decidedOn: '2022-04-01' },
      'deadline.before-campaign',
    ],
    [
      'a deadline before its decision',
      'deadlines',
      { ...NEW_DEADLINE, decidedOn: '2022-05-06', deadlineDate: '2022-05-05' },
      'deadline.before-decision',
    ],
    [
      'two deadlines decided on one day',
      'deadlines',
      { ...NEW_DEADLINE, decidedOn: '2022-05-04' },
      'deadline.decided-twice',
    ],
    ['a deadline without a document', 'deadlines', { ...NEW_DEADLINE, document: null }, 'request.invalid'],
    ['a cut-off after the deadline', 'regimes', { ...REGIME, cutOff: '19:45' }, 'regime.out-of-order'],
    [
      'a city deadline before the district’s',
      'regimes',
      { ...REGIME, cityDeadline: '19:20' },
      'regime.out-of-order',
    ],
    ['two regimes from one day', 'regimes', { ...REGIME, validFrom: '2022-04-13' }, 'regime.twice'],
    ['an hour that is none', 'regimes', { ...REGIME, cutOff: '25:00' }, 'request.invalid'],
  ])('are refused for %s', async (_, path, change, code) => {
    const earlier = await facts.total(path);
    expect((await facts.add(path, change)).body).toMatchObject({ code });
    expect(await facts.total(path)).toBe(earlier);
  });

  it('always leave a regime for the first day of the campaign', async () => {
    const { body } = await call<Listed<Fact>>(campaign, administrator, 'GET regimes');
    const [first] = body.rows as [Fact];
    expect((await facts.withdraw('regimes', first)).body).toMatchObject({
      code: 'regime.campaign-uncovered',
    });
  });

  it('answer "not found" for a fact that is none', async () => {
    expect((await call(campaign, administrator, 'GET deadlines/not-an-id')).status).toBe(404);
    const nobody = '00000000-0000-4000-8000-000000000000';
    expect((await call(campaign, administrator, `GET deadlines/${nobody}`)).status).toBe(404);
    expect((await call(campaign, administrator, `GET deadlines/${nobody}/history`)).status).toBe(404);
  });
});
