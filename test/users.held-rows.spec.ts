import { Client } from 'pg';
import { verifySteps } from '../apps/api/src/daily-reports/verify-steps.js';
import { NightlyFiguresCheck } from '../apps/api/src/daily-reports/verify-figures.job.js';
import { rowFaultSentence } from '../apps/api/src/contract/row-fault.js';
import { orderKeyOf } from '../apps/api/src/documents/publication.js';
import type { ReportingDate } from '../apps/api/src/domain/reporting-date.js';
import { system } from '../apps/api/src/platform/actor.js';
import { auditChain } from '../apps/api/src/users/audit-chain.js';
import { heldRows } from '../apps/api/src/users/held-rows.js';
import { HELD } from '../apps/api/src/users/held-tables.js';
import { call } from './support/call.js';
import { datedFactsOf } from './support/dated-facts.js';
import { KINDS } from './support/dated-fact-changes.js';
import { holdWhatIsThere } from './support/hold-rows.js';
import { makeCampaign } from './support/make-campaign.js';
import { fileReport } from './support/make-report.js';
import { publishKind } from './support/publish-documents.js';
import { makePerson, signIn } from './support/sign-in.js';
import { startApp, type TestApp } from './support/start-app.js';
import { makeTextDocuments } from './support/text-documents.js';

const DISTRICT = '769';
const PASSWORD = 'một mật khẩu đủ dài 2022';
const LIST = {
  ...{ effectiveDate: '2022-05-08', document: 'Danh sách ngày 8/5', reason: 'Bộ Y tế gửi danh sách mới' },
  rows: [
    { wardCode: '26740', required: 30_000 },
    { wardCode: '26743', required: 31_000 },
  ],
};
const ACCOUNT = { username: 'nguyenvana', fullName: 'Nguyễn Văn A', email: 'a@syt.example' };
const RECIPIENT = {
  ...{ name: 'Trần Thị Lan', address: 'lan@syt.example', districtCode: null },
  documentKinds: ['daily-workbook'],
};
const SCHEDULE = { name: 'Báo cáo tối', task: 'daily-workbook', atTime: '20:15', weekdays: [1] };

/** Another value than the column has, for each type of column, as SQL. */
const OTHER: Record<string, (column: string) => string> = {
  boolean: (column) => `not coalesce(${column}, false)`,
  text: (column) => `coalesce(${column}, '') || 'x'`,
  uuid: () => 'gen_random_uuid()',
  smallint: (column) => `coalesce(${column}, 0) + 1`,
  integer: (column) => `coalesce(${column}, 0) + 1`,
  bigint: (column) => `coalesce(${column}, 0) + 1`,
  'double precision': (column) => `coalesce(${column}, 0) + 0.00001`,
  date: (column) => `coalesce(${column}, current_date) + 1`,
  'time without time zone': (column) => `${column} + interval '1 minute'`,
  interval: (column) => `${column} + interval '1 second'`,
  'timestamp with time zone': (column) =>
    `case when isfinite(${column}) then ${column} + interval '1 microsecond' else '2022-05-07' end`,
  bytea: (column) => `${column} || '\\x00'`,
  jsonb: (column) => `jsonb_build_array(${column})`,
  ARRAY: (column) => `${column} || ${column}[1]`,
};

/** What is done to one row behind the program. */
interface Change {
  table: string;
  name: string;
  statement: string;
  row: string;
}

interface Column {
  table: string;
  column: string;
  type: string;
}

describe('a row that was changed behind the program', () => {
  let campaign: TestApp;
  let owner: Client;
  let columns: Column[];

  beforeAll(async () => {
    campaign = await startApp('2022-05-05T16:30:00+07:00');
    await makeCampaign(campaign, { demonstration: true });
    const administrator = await signIn(campaign, 'administrator');
    const reviewer = await signIn(campaign, 'reviewer');
    const reporter = await signIn(campaign, 'district-reporter', DISTRICT);
    const { username } = await makePerson(campaign, { role: 'leader', password: PASSWORD });
    await holdWhatIsThere(campaign);
    const report = (date: string, signed: number) =>
      fileReport(campaign, {
        ...{ districtCode: DISTRICT, date, by: reporter },
        rows: () => ({ submitted: 2_000, verified: 1_000, unresolved: 0, exempt: 0, signed }),
      });
    const write = async (request: string, payload: object) => {
      const answer = await call(campaign, administrator, request, { ...payload });
      expect(answer.status).toBeLessThan(300);
      return answer.body;
    };
    await report('2022-05-05', 930);
    campaign.clock.standAt(new Date('2022-05-06T16:30:00+07:00'));
    await report('2022-05-06', 950);
    await report('2022-05-05', 934);
    const [last] = await campaign.sql<{ id: string }>(
      `select id from daily_report where reporting_date = '2022-05-06'`,
    );
    const returned = await call(campaign, reviewer, `POST daily-reports/${last?.id ?? ''}/return`, {
      reason: 'Sai số liệu',
    });
    expect(returned.status).toBeLessThan(300);
    await report('2022-05-06', 951);

    campaign.clock.standAt(new Date('2022-05-07T16:00:00+07:00'));
    const facts = datedFactsOf(campaign, administrator);
    for (const [path, fact, field, value] of KINDS) {
      const { body: added } = await facts.add(path, fact);
      const { body: changed, status } = await facts.replace(path, added, { ...fact, [field]: value });
      expect([path, status]).toEqual([path, 200]);
      await facts.withdraw(path, changed);
      await facts.add(path, fact);
    }
    await write('POST requirements/list', LIST);
    const reporterToBe = await write('POST users', {
      ...ACCOUNT,
      ...{ role: 'district-reporter', districtCode: DISTRICT },
    });
    await write(`POST users/${String(reporterToBe['id'])}/disable`, { reason: 'Chuyển công tác' });
    await write('POST recipients', RECIPIENT);
    await write('POST schedules', SCHEDULE);
    makeTextDocuments(campaign.app, 'daily-workbook');
    await publishKind(campaign.app, 'daily-workbook', {
      ...{ from: '2022-05-06' as ReportingDate, districtCodes: [DISTRICT] },
      ...{ orderKey: orderKeyOf('demonstration', 'test'), orderedBy: system('test') },
    });
    const headers = { 'x-requested-with': 'console', origin: 'http://localhost' };
    const payload = { username, password: PASSWORD };
    await campaign.app.inject({ method: 'POST', url: '/api/session', headers, payload });

    owner = new Client({ connectionString: campaign.ownerUrl });
    // The database is dropped under it.
    owner.on('error', () => undefined);
    await owner.connect();
    columns = (
      await owner.query<Column>(
        `select table_name as "table", column_name as "column", data_type as "type"
           from information_schema.columns join information_schema.tables using (table_schema, table_name)
          where table_schema = 'public' and table_type = 'BASE TABLE' order by table_name, ordinal_position`,
      )
    ).rows;
    // Who owns the tables may do without what keeps them in order, too.
    await owner.query(
      `begin;
       set local session_replication_role = replica;
       do $$ declare one record; begin
         for one in select conrelid::regclass as name, conname from pg_constraint
                     where connamespace = 'public'::regnamespace and contype in ('c', 'f', 'p', 'u', 'x')
                     order by contype loop
           execute format('alter table %s drop constraint if exists %I cascade', one.name, one.conname);
         end loop;
         for one in select indexrelid::regclass as name from pg_index
                     where indisunique and indrelid::regclass::text = any (select tablename from pg_tables
                                                                            where schemaname = 'public') loop
           execute format('drop index if exists %s', one.name);
         end loop;
       end $$`,
    );
  });
  afterAll(async () => {
    await campaign.close();
  });

  /** What happens in `work` is undone, with the settings it leaves. */
  const undone = async <T>(work: () => Promise<T>): Promise<T> => {
    await owner.query('savepoint before');
    try {
      return await work();
    } finally {
      await owner.query('rollback to savepoint before; release savepoint before');
    }
  };
  /** Tables of one way are checked at once. */
  const wayOf = (table = '') => {
    const against = HELD[table]?.against;
    return against === 'key' || against === 'sets' ? 'rows' : against;
  };
  const ask = async (statement: string, values: unknown[]) =>
    (await owner.query(statement, values)).rows as unknown[];
  /** The differences that the check finds by which a table is held. */
  const faultsOf = async (table: string): Promise<{ table: string }[]> => {
    switch (HELD[table]?.against) {
      case 'chain':
        return (await auditChain(owner, [])).broken === null ? [] : [{ table }];
      case 'figures':
        return verifySteps(ask);
      case undefined:
      case 'nothing':
        return [];
      default:
        return (await heldRows(owner)).faults;
    }
  };
  /**
   * Makes each of these changes, those of different tables at once where the check tells them apart, and gives the
   * names of those whose table it does not name. A change of a version is one of the districts that repeat it, too.
   */
  const unnamedOf = async (changes: readonly Change[]): Promise<string[]> => {
    const unnamed: string[] = [];
    const left = new Set(changes);
    while (left.size > 0) {
      const [first] = left as Set<Change>;
      const way = wayOf(first?.table);
      const round = new Map<string, Change>();
      for (const change of left)
        if (wayOf(change.table) === way && !round.has(change.table)) round.set(change.table, change);
      await undone(async () => {
        for (const { table, statement, row } of round.values()) {
          const { rowCount } = await owner.query(statement, [row]);
          expect([table, rowCount]).toEqual([table, 1]);
        }
        const named = new Set((await faultsOf(first?.table ?? '')).map(({ table }) => table));
        for (const [table, { name }] of round) if (!named.has(table)) unnamed.push(name);
      });
      round.forEach((change) => left.delete(change));
    }
    return unnamed;
  };
  /** The first row of a table that was written, and the last; of one whose rows end, one that has and one that has not. */
  const someRows = async (table: string): Promise<string[]> => {
    const ends = columns.find(
      (one) => one.table === table && /^(superseded_at|known_until)$/.test(one.column),
    );
    const isOver = ends
      ? `${ends.column} is not null and isfinite(${ends.column})`
      : 'ctid = (select max(ctid) from whole)';
    const { rows } = await owner.query<{ row: string }>(
      `with whole as (select *, ctid from ${table})
       select distinct on (${isOver}) ctid::text as "row" from whole order by ${isOver}, ctid`,
    );
    return rows.map(({ row }) => row);
  };

  it('is not there as long as nobody changes any', async () => {
    for (const table of Object.keys(HELD))
      expect([table, await undone(() => faultsOf(table))]).toEqual([table, []]);
  });

  it('is named whatever column of whatever table it is, or the table stands among those not held, with why', async () => {
    const changes: Change[] = [];
    for (const { table, column, type } of columns) {
      const held = HELD[table];
      if (held?.against === 'nothing') {
        expect(held.because.length).toBeGreaterThan(10);
        continue;
      }
      const rows = await someRows(table);
      expect([table, rows.length]).not.toEqual([table, 0]);
      const other = OTHER[type]?.(column);
      if (other === undefined) throw new Error(`${table}.${column}: what is another ${type}?`);
      const statement = `update ${table} set ${column} = ${other} where ctid = $1::tid`;
      for (const row of rows) changes.push({ table, name: `${table}.${column}`, statement, row });
    }
    expect(await unnamedOf(changes)).toEqual([]);
  }, 300_000);

  it('is named when it was removed, and when another was put in', async () => {
    const changes: Change[] = [];
    for (const [table, held] of Object.entries(HELD)) {
      if (held.against === 'nothing') continue;
      const mayGo = held.against === 'key' && held.mayGo !== undefined;
      const removed = `delete from ${table} where ctid = $1::tid`;
      const added = `insert into ${table} select * from ${table} where ctid = $1::tid`;
      for (const row of await someRows(table)) {
        if (!mayGo) changes.push({ table, name: `${table} removed`, statement: removed, row });
        changes.push({ table, name: `${table} added`, statement: added, row });
      }
    }
    expect(await unnamedOf(changes)).toEqual([]);
  }, 120_000);

  it('is listed by every table of the database, and by no other', () => {
    expect(Object.keys(HELD).sort()).toEqual([...new Set(columns.map(({ table }) => table))].sort());
  });

  it('is named though what it says was changed by the page after that', async () => {
    const faults = await undone(async () => {
      await owner.query(
        `update user_account set role = 'leader', district_code = null where username = 'nguyenvana'`,
      );
      // As any write of the program: with its triggers, and an entry at the end.
      await owner.query(`set local session_replication_role = origin`);
      await owner.query(`update user_account set email = 'b@syt.example' where username = 'nguyenvana'`);
      await owner.query(
        `select append_audit_entry(now(), null, 'x', null, null, 'user.change', 'user', null, null, null, null, null)`,
      );
      return faultsOf('user_account');
    });
    expect(faults).toEqual([expect.objectContaining({ table: 'user_account', fault: 'changed' })]);
  });

  it('is not named for a column that was added without a value', async () => {
    await undone(async () => {
      await owner.query(`alter table user_account add column telephone text`);
      await owner.query(`alter table required_version add column list text`);
      expect(await faultsOf('user_account')).toEqual([]);
    });
  });

  it('is named each night with its entry, as is an audit log that is not whole', async () => {
    await owner.query('rollback');
    const nightly = campaign.app.get(NightlyFiguresCheck, { strict: false });
    expect(await nightly.check()).toMatchObject({ faults: 0, rows: [] });
    await campaign.sql(
      `alter table required_version disable trigger user;
       update required_version set required = required + 1 where ward_code = '26740' and effective_date = '2022-05-08';
       alter table required_version enable trigger user;
       alter table audit_entry disable trigger user;
       update audit_entry set actor_name = 'kẻ khác' where id = 2;
       alter table audit_entry enable trigger user`,
    );
    const { faults, rows } = await nightly.check();
    const [ofList, entry] = [{ table: 'required_version', fault: 'changed' }, expect.any(Number) as number];
    expect(rows).toEqual([
      { table: 'audit_entry', key: '2', fault: 'broken', entry: 2 },
      { ...ofList, entry, key: expect.stringMatching(/^recorded_at 2022-05-07 .* \(2\)$/) as string },
    ]);
    expect(faults).toBe(2);
    for (const language of ['vi', 'en'] as const) {
      expect(rows.map((fault) => rowFaultSentence(fault, language)).join()).toContain(
        `required_version recorded_at 2022-05-07`,
      );
    }
  });
});
