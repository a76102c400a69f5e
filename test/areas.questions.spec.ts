import type { District, Ward } from '../apps/api/src/contract/area.js';
import type { Listed } from '../apps/api/src/contract/list.js';
import { call } from './support/call.js';
import { datedFactsOf } from './support/dated-facts.js';
import { makeCampaign } from './support/make-campaign.js';
import { signIn, type SignedIn } from './support/sign-in.js';
import { startApp, type TestApp } from './support/start-app.js';

describe('areas and campaign', () => {
  let campaign: TestApp;
  let leader: SignedIn;
  let reporter: SignedIn;
  beforeAll(async () => {
    campaign = await startApp('2022-05-07T16:30:00+07:00');
    await makeCampaign(campaign, { demonstration: true });
    leader = await signIn(campaign, 'leader');
    reporter = await signIn(campaign, 'district-reporter', '764');
  });
  afterAll(() => campaign.close());
  const wardCodes = async (caller: SignedIn, query: string) =>
    (await call<Listed<Ward>>(campaign, caller, `GET wards?perPage=1000&${query}`)).body.rows.map(
      (ward) => ward.code,
    );

  it('says to everybody which campaign this is and what holds today', async () => {
    const { status, body } = await call(campaign, null, 'GET campaign');
    expect(status).toBe(200);
    expect(body).toEqual({
      name: 'Chiến dịch làm sạch dữ liệu tiêm chủng và ký số xác nhận tiêm chủng',
      isDemonstration: true,
      startDate: '2022-04-13',
      signingStartDate: '2022-04-23',
      today: '2022-05-07',
      now: '2022-05-07T09:30:00.000Z',
      clockShift: 0,
      deadline: {
        deadlineDate: '2022-06-01',
        decidedOn: '2022-05-04',
        document: 'Công văn 2262/BYT-CNTT ngày 04/5/2022 của Bộ Y tế',
        reason: 'Bộ Y tế lùi thời hạn hoàn thành',
      },
      regime: {
        validFrom: '2022-04-13',
        cutOff: '16:00',
        districtDeadline: '17:00',
        cityDeadline: '17:30',
        legalBasis: 'Nghị định 09/2019/NĐ-CP (khoản 5 Điều 8)',
      },
    });
  });

  it('shows the city its 22 districts, and a reporter the own one', async () => {
    const city = await call<Listed<District>>(campaign, leader, 'GET districts?sort=name');
    expect(city.body.total).toBe(22);
    expect(city.body.rows.map((district) => district.name).slice(1, 7)).toEqual([
      'Quận 1',
      'Quận 3',
      'Quận 4',
      'Quận 5',
      'Quận 6',
      'Quận 7',
    ]);
    const own = await call<Listed<District>>(campaign, reporter, 'GET districts');
    expect(own.body.rows.map((district) => district.name)).toEqual(['Quận Gò Vấp']);
    expect((await call(campaign, reporter, 'GET districts/764')).status).toBe(200);
    expect((await call(campaign, reporter, 'GET districts/760')).status).toBe(404);
    expect((await call(campaign, leader, 'GET districts/999')).status).toBe(404);
  });

  it.each([
    ['phuong 5', 'districtCode=764', ['26887']],
    ['P5 go vap', '', ['26887']],
    ['an loi dong', 'isMember=false', ['27115']],
    ['an loi dong', 'isMember=true', []],
  ])('finds "%s" with %s', async (q, filter, expected) => {
    expect(await wardCodes(leader, `q=${encodeURIComponent(q)}&${filter}`)).toEqual(expected);
  });

  it('counts 312 wards for the city, and offers a reporter the own district’s only', async () => {
    expect(await wardCodes(leader, '')).toHaveLength(312);
    expect(await wardCodes(leader, 'isMember=true')).toHaveLength(310);
    expect(await wardCodes(reporter, '')).toEqual(await wardCodes(leader, 'districtCode=764'));
    expect(await wardCodes(reporter, 'q=tan+dinh')).toEqual([]);
    expect((await call(campaign, reporter, 'GET wards/26734')).status).toBe(404);
    expect((await call(campaign, reporter, 'GET wards/26887')).body).toMatchObject({
      name: 'Phường 05',
      districtName: 'Quận Gò Vấp',
      isMember: true,
    });
  });

  it('has no ward on a day before the units were made', async () => {
    expect(await wardCodes(leader, 'date=2020-12-31')).toEqual([]);
  });

  it('knew nothing before it was recorded', async () => {
    expect(await wardCodes(leader, 'asOf=2022-04-11T00:00:00Z')).toEqual([]);
  });

  it('takes the day of the moment it is asked as of, when no day is named', async () => {
    const facts = datedFactsOf(campaign, await signIn(campaign, 'administrator'));
    const joins = { wardCode: '27115', validFrom: '2022-05-08', reason: 'Bổ sung vào chiến dịch' };
    expect((await facts.add('campaign-members', joins)).status).toBe(201);
    campaign.clock.standAt(new Date('2022-05-09T09:00:00+07:00'));
    const asOf = '2022-05-07T17:00:00%2B07:00';
    const then = await call<Ward>(campaign, leader, `GET wards/27115?asOf=${asOf}`);
    expect(then.body.isMember).toBe(false);
    expect((await call<Ward>(campaign, leader, 'GET wards/27115')).body.isMember).toBe(true);
    campaign.clock.standAt(new Date('2022-05-07T16:30:00+07:00'));
  });

  it('knows the wards a district reports for on a day, without those that take no part', async () => {
    const membersOn = async (date: string) =>
      (
        await call<Listed<Ward>>(
          campaign,
          leader,
          `GET wards?perPage=1000&districtCode=769&isMember=true&date=${date}`,
        )
      ).body.rows;
    const thuDuc = await membersOn('2022-05-07');
    expect(thuDuc).toHaveLength(32);
    expect(thuDuc.map((ward) => ward.code)).not.toContain('27115');
    expect(thuDuc.every((ward) => ward.required !== null && ward.required > 0)).toBe(true);
    expect(await membersOn('2022-04-12')).toEqual([]);
  });
});
