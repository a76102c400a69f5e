import { listAnswer, type Listed } from '../apps/api/src/contract/list.js';
import { call } from './support/call.js';
import { EVENT, HOLIDAY, KINDS, REQUIREMENT } from './support/dated-fact-changes.js';
import { type Administration, startAdministration, type Fact } from './support/dated-facts.js';
import { signIn } from './support/sign-in.js';

describe('dated facts', () => {
  let campaign: Administration['campaign'];
  let administrator: Administration['administrator'];
  let facts: Administration['facts'];
  beforeEach(async () => {
    ({ campaign, administrator, facts } = await startAdministration('2022-05-08T09:00:00+07:00'));
  });
  afterEach(() => campaign.close());

  it.each(KINDS)(
    'of the kind %s are added, replaced and withdrawn, and every version stays to be seen',
    async (path, change, field, value) => {
      const earlier = await facts.total(path);
      const added = await facts.add(path, change);
      expect(added).toMatchObject({
        status: 201,
        body: { ...change, recordedAt: '2022-05-08T02:00:00.000Z', recordedBy: administrator.fullName },
      });
      expect(await facts.total(path)).toBe(earlier + 1);

      campaign.clock.standAt(new Date('2022-05-08T10:00:00+07:00'));
      const replaced = await facts.replace(path, added.body, {
        ...change,
        [field]: value,
        reason: 'Sửa lại',
      });
      expect(replaced).toMatchObject({
        status: 200,
        body: { id: added.body.id, [field]: value, reason: 'Sửa lại', supersededAt: null },
      });
      expect(await call(campaign, administrator, `GET ${path}/${added.body.id}`)).toEqual(replaced);

      campaign.clock.standAt(new Date('2022-05-08T11:00:00+07:00'));
      const withdrawn = await facts.withdraw(path, replaced.body);
      expect(withdrawn).toMatchObject({
        status: 200,
        body: {
          id: added.body.id,
          supersededAt: '2022-05-08T04:00:00.000Z',
          supersededBy: administrator.fullName,
          withdrawalReason: 'Nhập nhầm',
        },
      });
      expect(await facts.total(path)).toBe(earlier);
      const found = await facts.list(path, '&state=withdrawn');
      expect(found.body.rows).toEqual([withdrawn.body]);
      const then = (await facts.list(path, '&asOf=2022-05-08T03:30:00.000Z')).body.rows;
      expect(then.find(({ id }) => id === added.body.id)).toEqual(replaced.body);
      const history = await call<Listed<Fact>>(
        campaign,
        administrator,
        `GET ${path}/${added.body.id}/history`,
      );
      expect(history.body.rows.map((row) => [row.reason, row[field], row.supersededAt])).toEqual([
        [change.reason, added.body[field], '2022-05-08T03:00:00.000Z'],
        ['Sửa lại', value, '2022-05-08T04:00:00.000Z'],
      ]);
    },
  );

  it.each(KINDS)(
    'of the kind %s are told as the contract says',
    async (path, change, _field, _value, fact) => {
      await facts.add(path, change);
      const { body } = await facts.list(path);
      expect(listAnswer(fact).parse(body)).toEqual(body);
    },
  );

  it.each(KINDS)('of the kind %s do not change what was known before', async (path, change, field, value) => {
    const asOf = '2022-05-08T02:30:00Z';
    const added = await facts.add(path, change);
    campaign.clock.standAt(new Date('2022-05-08T10:00:00+07:00'));
    const before = await call(campaign, administrator, `GET ${path}?perPage=1000&asOf=${asOf}`);
    await facts.replace(path, added.body, { ...change, [field]: value });
    const after = await call<Listed<Fact>>(campaign, administrator, `GET ${path}?perPage=1000&asOf=${asOf}`);
    expect(after.body).toEqual(before.body);
    const latest = await call<Fact>(campaign, administrator, `GET ${path}/${added.body.id}`);
    await facts.withdraw(path, latest.body);
    const later = await call(campaign, administrator, `GET ${path}?perPage=1000&asOf=${asOf}`);
    expect(later.body).toEqual(before.body);
    expect(await facts.total(path, '2022-05-08T01:59:59Z')).toBe(
      await facts.total(path, '2022-05-07T00:00:00Z'),
    );
  });

  it('move the data version, so that answers kept in memory are asked anew', async () => {
    const version = async () =>
      (await campaign.sql<{ version: string }>('select version from data_version'))[0]?.version;
    const before = Number(await version());
    await facts.add('calendar-days', HOLIDAY);
    expect(Number(await version())).toBe(before + 1);
  });

  it('leave in the audit log who changed what, from what, to what, and why', async () => {
    const added = await facts.add('requirements', REQUIREMENT);
    await facts.replace('requirements', added.body, { ...REQUIREMENT, required: 12_500, reason: 'Sửa số' });
    const [entry] = await campaign.sql(
      `select actor_id, action, subject_kind, subject_id, district_code, reason,
              before ->> 'required' as before, after ->> 'required' as after
         from audit_entry order by id desc limit 1`,
    );
    expect(entry).toEqual({
      actor_id: administrator.id,
      action: 'requirement.replace',
      subject_kind: 'requirement',
      subject_id: added.body.id,
      district_code: '760',
      reason: 'Sửa số',
      before: '12000',
      after: '12500',
    });
  });

  it('tell a district’s reporter who set them, though not their account', async () => {
    const { body } = await facts.add('requirements', REQUIREMENT);
    await facts.replace('requirements', body, { ...REQUIREMENT, required: 12_500 });
    const reporter = await signIn(campaign, 'district-reporter', '760');
    const history = await call<Listed<Fact>>(campaign, reporter, `GET requirements/${body.id}/history`);
    const { fullName } = administrator;
    expect(history.body.rows.map((row) => [row.recordedBy, row.supersededBy])).toEqual([
      [fullName, fullName],
      [fullName, null],
    ]);
  });

  it('are never overwritten, not even by the owner of the tables', async () => {
    await expect(campaign.sql(`update required_version set required = 1`)).rejects.toThrow(
      'never overwritten',
    );
    await expect(campaign.sql(`delete from calendar_day`)).rejects.toThrow('append-only');
    await expect(campaign.sql(`truncate ward_version`)).rejects.toThrow('append-only');
  });

  it('are not changed over somebody else’s change', async () => {
    const added = await facts.add('calendar-days', HOLIDAY);
    await facts.replace('calendar-days', added.body, { ...HOLIDAY, date: '2022-05-20' });
    const late = await facts.replace('calendar-days', added.body, { ...HOLIDAY, date: '2022-05-21' });
    expect(late).toMatchObject({
      status: 409,
      body: { code: 'fact.changed-meanwhile', details: { fact: { date: '2022-05-20' } } },
    });
  });

  it('are not changed once withdrawn, nor replaced by the same', async () => {
    const added = await facts.add('calendar-days', HOLIDAY);
    expect(await facts.replace('calendar-days', added.body, HOLIDAY)).toMatchObject({
      status: 422,
      body: { code: 'fact.unchanged' },
    });
    await facts.withdraw('calendar-days', added.body);
    expect(await facts.withdraw('calendar-days', added.body)).toMatchObject({
      status: 409,
      body: { code: 'fact.withdrawn' },
    });
  });

  it('keep their texts in NFC, with single spaces', async () => {
    const added = await facts.add('campaign-events', { ...EVENT, title: '  Hệ   thống  '.normalize('NFD') });
    expect(added.body['title']).toBe('Hệ thống'.normalize('NFC'));
  });
});
