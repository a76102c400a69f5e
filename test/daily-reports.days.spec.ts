import type { FilingDay } from '../apps/api/src/contract/daily-report.js';
import { call } from './support/call.js';
import { REGIME } from './support/dated-fact-changes.js';
import { type Administration, startAdministration } from './support/dated-facts.js';
import { fileReport } from './support/make-report.js';
import { type SignedIn, signIn } from './support/sign-in.js';

/** A district's reporting days, as the filing page asks for them. */
describe('the days of a district', () => {
  let given: Administration;
  let reporter: SignedIn;
  let reviewer: SignedIn;
  const at = (moment: string) => given.campaign.clock.standAt(new Date(`2022-05-${moment}:00+07:00`));
  const daysOf = async (by: SignedIn, districtCode = '773') =>
    (
      await call<{ days: FilingDay[] }>(
        given.campaign,
        by,
        `GET daily-reports/days?districtCode=${districtCode}`,
      )
    ).body.days;
  const told = ({ date, deadline, state, report }: FilingDay) =>
    [date.slice(5), deadline, state, report?.revision ?? '-'].join(' ');

  beforeAll(async () => {
    given = await startAdministration('2022-05-04T16:30:00+07:00');
    const { campaign, facts } = given;
    reporter = await signIn(campaign, 'district-reporter', '773');
    reviewer = await signIn(campaign, 'reviewer');
    await facts.add('regimes', {
      ...REGIME,
      validFrom: '2022-05-07',
      cutOff: '17:00',
      districtDeadline: '18:30',
    });
    const day = {
      districtCode: '773',
      rows: () => ({ submitted: 9, verified: 5, unresolved: 1, exempt: 0, signed: 1 }),
    };
    await fileReport(campaign, { ...day, date: '2022-05-04' });
    at('05T17:00');
    await fileReport(campaign, { ...day, date: '2022-05-05' });
    at('06T16:30');
    const { id } = await fileReport(campaign, { ...day, date: '2022-05-06' });
    await call(campaign, reviewer, `POST daily-reports/${id}/return`, { reason: 'Thiếu Phường 13' });
    at('07T18:00');
  });
  afterAll(() => given.campaign.close());

  it('are the reporting days up to today, newest first, each by its own regime and with its last revision', async () => {
    const days = await daysOf(reporter);
    expect(days.slice(0, 5).map(told)).toEqual([
      // The new regime holds from today on; at 18:00 its deadline is still to come.
      '05-07 18:30 not-due -',
      '05-06 17:00 returned 1',
      '05-05 17:00 late 1',
      '05-04 17:00 on-time 1',
      // 30/4 to 3/5 were holidays.
      '04-29 17:00 missing -',
    ]);
    expect([days[0]?.cutOff, days[1]?.cutOff]).toEqual(['17:00', '16:00']);
    expect(days.at(-1)?.date).toBe('2022-04-13');
    expect(days[1]?.report).toMatchObject({ state: 'returned', reviewNote: 'Thiếu Phường 13' });
  });

  it('are missing once the deadline of their own regime has come', async () => {
    at('07T18:30');
    expect(told((await daysOf(reporter))[0] as FilingDay)).toBe('05-07 18:30 missing -');
  });

  it('have the revision filed after a return, and the timeliness of the first', async () => {
    await fileReport(given.campaign, {
      districtCode: '773',
      date: '2022-05-06',
      rows: () => ({ submitted: 10, verified: 5, unresolved: 1, exempt: 0, signed: 2 }),
    });
    expect(told((await daysOf(reporter))[1] as FilingDay)).toBe('05-06 17:00 on-time 2');
  });

  it('wait for a new report once a ward joined after theirs was filed, which then is named', async () => {
    const { campaign, facts } = given;
    const day = async () => (await daysOf(reporter))[0] as FilingDay;
    const rows = () => ({ submitted: 11, verified: 5, unresolved: 1, exempt: 0, signed: 2 });
    await fileReport(campaign, { districtCode: '773', date: '2022-05-07', rows });
    expect(await day()).toMatchObject({ state: 'late', wardsLeftOut: [] });

    await facts.add('ward-versions', {
      ...{ wardCode: '99773', name: 'Phường Mới', kind: 'Phường', districtCode: '773', population: 100 },
      ...{ validFrom: '2022-05-07', document: 'Nghị quyết thử', reason: 'Thành lập' },
    });
    await facts.add('requirements', {
      ...{ wardCode: '99773', effectiveDate: '2022-05-07', required: 50 },
      ...{ document: 'Danh sách bổ sung', reason: 'Bổ sung', correction: true },
    });
    await facts.add('campaign-members', { wardCode: '99773', validFrom: '2022-05-07', reason: 'Bổ sung' });
    expect(await day()).toMatchObject({
      state: 'missing',
      report: { revision: 1, state: 'filed' },
      wardsLeftOut: [{ code: '99773', name: 'Phường Mới' }],
    });

    await fileReport(campaign, { districtCode: '773', date: '2022-05-07', rows });
    expect(await day()).toMatchObject({ state: 'late', report: { revision: 2 }, wardsLeftOut: [] });
  });

  it('are told to the own district’s reporter and to who files on its behalf, and of a real district only', async () => {
    const ask = (by: SignedIn, code: string) =>
      call(given.campaign, by, `GET daily-reports/days?districtCode=${code}`);
    expect((await ask(reviewer, '760')).status).toBe(200);
    expect((await ask(reviewer, '999')).status).toBe(404);
    expect((await ask(reporter, '760')).status).toBe(404);
    expect((await daysOf(reviewer, '760')).every(({ report }) => report === null)).toBe(true);
  });
});
