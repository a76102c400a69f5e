import type { AuditChainAnswer } from '../apps/api/src/contract/audit-entry.js';
import { ACCOUNTED } from '../apps/api/src/users/accounted.js';
import { type Answer, call } from './support/call.js';
import { type Administration, type Fact, startAdministration } from './support/dated-facts.js';
import { makePerson, signIn, type SignedIn } from './support/sign-in.js';

const PASSWORD = 'một mật khẩu đủ dài 2022';
const HOLIDAY = { date: '2022-05-19', document: 'Thông báo 12', reason: 'Nghỉ bù' };
const LIST = {
  ...{ effectiveDate: '2022-05-08', document: 'Danh sách ngày 8/5', reason: 'Bộ Y tế gửi danh sách mới' },
  rows: [{ wardCode: '26740', required: 30_000 }],
};
const ACCOUNT = {
  ...{ username: 'nguyenvana', fullName: 'Nguyễn Văn A', role: 'leader', districtCode: null, email: null },
};
const RECIPIENT = {
  ...{ name: 'Trần Thị Lan', address: 'lan@syt.example', districtCode: null },
  documentKinds: ['daily-workbook'],
};
const SCHEDULE = { name: 'Báo cáo tối', task: 'daily-workbook', atTime: '20:15', weekdays: [1] };

/** Tables that say nothing an act of a person has to be noted for: the program fills them by itself, or beside such an act. */
const OF_THE_PROGRAM = [
  ...['audit_entry', 'campaign', 'city_step', 'data_version', 'dated_fact', 'delivery_attempt', 'district'],
  ...['district_step', 'document_order', 'figure', 'figure_step', 'idempotent_answer', 'installation'],
  ...['migration_step', 'notice', 'scheduled_run', 'sign_in_attempt', 'stored_file', 'touched_district'],
  ...['ward', 'ward_reach'],
];

describe('the end of the audit log, cut off before its last link was noted outside', () => {
  let world: Administration;
  let auditor: SignedIn;

  beforeAll(async () => {
    world = await startAdministration('2022-05-07T16:00:00+07:00');
    auditor = await signIn(world.campaign, 'auditor');
    world.campaign.clock.standAt(new Date('2022-05-07T17:00:00+07:00'));
  });
  afterAll(() => world.campaign.close());

  const write = (request: string, payload: object): Promise<Answer<Record<string, unknown>>> =>
    call(world.campaign, world.administrator, request, { ...payload });
  const broken = async () =>
    (await call<AuditChainAnswer>(world.campaign, auditor, 'GET audit-entries/chain')).body.broken;
  const lastEntry = async () =>
    (await world.campaign.sql<{ id: number }>('select max(id)::int as id from audit_entry'))[0]?.id ?? 0;
  const signInByPage = async () => {
    const { username } = await makePerson(world.campaign, { role: 'leader', password: PASSWORD });
    const headers = { 'x-requested-with': 'console', origin: 'http://localhost' };
    const request = { method: 'POST', url: '/api/session', headers } as const;
    const { statusCode: status } = await world.campaign.app.inject({
      ...request,
      payload: { username, password: PASSWORD },
    });
    return { status };
  };
  let fact: Fact;

  it.each<[string, () => Promise<{ status: number }>]>([
    ['an account that was opened', () => write('POST users', ACCOUNT)],
    [
      'an account that was closed',
      async () => {
        const { body } = await write('POST users', { ...ACCOUNT, username: 'nguyenvanb' });
        return write(`POST users/${String(body['id'])}/disable`, { reason: 'Chuyển công tác' });
      },
    ],
    ['a session that was begun', signInByPage],
    [
      'a fact that was added',
      async () => {
        const answer = await world.facts.add('calendar-days', HOLIDAY);
        fact = answer.body;
        return answer;
      },
    ],
    [
      'a fact that was replaced',
      async () => {
        const answer = await world.facts.replace('calendar-days', fact, { ...HOLIDAY, date: '2022-05-20' });
        fact = answer.body;
        return answer;
      },
    ],
    ['a fact that was withdrawn', () => world.facts.withdraw('calendar-days', fact)],
    ['a list of requirements', () => write('POST requirements/list', LIST)],
    ['a recipient', () => write('POST recipients', RECIPIENT)],
    ['a schedule', () => write('POST schedules', SCHEDULE)],
  ])('is found out by %s', async (_, act) => {
    expect((await act()).status).toBeLessThan(300);
    const { campaign } = world;
    expect(await broken()).toBeNull();
    const last = await lastEntry();
    await campaign.sql(`alter table audit_entry disable trigger user`);
    await campaign.sql(`create temporary table kept as select * from audit_entry where id = ${last}`);
    await campaign.sql(`delete from audit_entry where id = ${last}`);
    expect(await broken()).toEqual({ id: last - 1, fault: 'unaccounted' });
    await campaign.sql(`insert into audit_entry select * from kept; drop table kept`);
    expect(await broken()).toBeNull();
  });

  it('could be found out by every table that acts of people fill', async () => {
    const tables = await world.campaign.sql<{ name: string; isFact: boolean }>(
      `select table_name as name, exists (select from information_schema.columns as of_table
                where of_table.table_name = one.table_name and column_name = 'fact_id') as "isFact"
         from information_schema.tables as one where table_schema = 'public' and table_type = 'BASE TABLE'`,
    );
    const asked = tables.filter(({ name, isFact }) => (isFact ? name !== 'dated_fact' : name in ACCOUNTED));
    const others = tables.filter((table) => !asked.includes(table)).map(({ name }) => name);
    expect(others.sort()).toEqual([...OF_THE_PROGRAM].sort());
  });
});
