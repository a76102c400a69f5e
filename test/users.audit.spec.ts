import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AuditAction, AuditSubject } from '../apps/api/src/contract/audit-entry.js';
import { system } from '../apps/api/src/platform/actor.js';
import { Audit } from '../apps/api/src/platform/audit.js';
import { Database } from '../apps/api/src/platform/database.js';
import { NoteAuditLink } from '../apps/api/src/users/note-audit-link.service.js';
import { linksAt } from '../apps/api/src/users/noted-links.js';
import { appUrlOf } from './support/database-urls.js';
import { holdWhatIsThere } from './support/hold-rows.js';
import { runCommand } from './support/run-command.js';
import { makePerson, type SignedIn, signIn } from './support/sign-in.js';
import { startApp, type TestApp } from './support/start-app.js';

describe('the audit log', () => {
  let campaign: TestApp;
  let auditor: SignedIn;
  beforeEach(async () => {
    campaign = await startApp('2022-05-07T16:00:00+07:00');
    auditor = await signIn(campaign, 'auditor');
  });
  afterEach(() => campaign.close());

  const note = (action: AuditAction, more: { districtCode?: string; id?: string; after?: unknown } = {}) =>
    campaign.app.get(Database).within(system('test'), (tx) =>
      campaign.app.get(Audit).note(tx, system('test'), {
        action,
        subject: { kind: action.split('.')[0] as AuditSubject, id: more.id, districtCode: more.districtCode },
        after: more.after,
      }),
    );
  const notes = async (count: number) => {
    for (let link = 1; link <= count; link += 1)
      await note('schedule.change', { after: { link, tên: 'Thủ Đức' } });
  };
  const list = async (query: string) =>
    (await campaign.app.inject({ url: `/api/audit-entries?${query}`, headers: auditor.headers })).json();
  const chain = async () =>
    (await campaign.app.inject({ url: '/api/audit-entries/chain', headers: auditor.headers })).json();
  const verify = (url: string, ...words: string[]) =>
    runCommand(campaign, 'users/verify-audit.command.ts', url, words);
  /** What only the owner of the tables can do, and must not be able to do unseen. */
  const tamper = (statement: string) =>
    campaign.sql(
      `alter table audit_entry disable trigger user; ${statement}; alter table audit_entry enable trigger user`,
    );

  it('is listed by action, actor, subject, district and time, the latest first', async () => {
    await note('daily-report.file', { districtCode: '760', id: 'a' });
    campaign.clock.standAt(new Date('2022-05-07T17:00:00+07:00'));
    await note('daily-report.return', { districtCode: '761', id: 'b' });
    await note('user.change', { id: 'c' });
    const ids = async (query: string) => (await list(query)).rows.map((row: { id: number }) => row.id);
    expect(await ids('')).toEqual([3, 2, 1]);
    expect(await ids('order=asc&perPage=2')).toEqual([1, 2]);
    expect(await ids('perPage=2&page=2')).toEqual([1]);
    expect(await ids('action=daily-report.')).toEqual([2, 1]);
    expect(await ids('action=daily-report.file')).toEqual([1]);
    expect(await ids('action=daily-report')).toEqual([]);
    expect(await ids('districtCode=761')).toEqual([2]);
    expect(await ids('subjectKind=user&subjectId=c')).toEqual([3]);
    expect(await ids('from=2022-05-07T10:00:00Z')).toEqual([3, 2]);
    expect(await ids('until=2022-05-07T10:00:00Z')).toEqual([1]);
    expect(await ids('actor=TEST')).toEqual([3, 2, 1]);
    expect(await ids('actor=ai khác')).toEqual([]);
    expect((await list('perPage=1')).total).toBe(3);
  });

  it('names what an entry is about, so that nobody has to know an id', async () => {
    const { id, fullName } = await makePerson(campaign, { role: 'leader' });
    await note('user.change', { id });
    await note('calendar-day.add', { id, after: { date: '2022-05-19', document: 'Thông báo 12' } });
    await note('campaign.load');
    expect((await list('order=asc')).rows.map((row: { subjectName: string }) => row.subjectName)).toEqual([
      fullName,
      'Thông báo 12',
      null,
    ]);
  });

  it('finds a person’s entries by the name without accents', async () => {
    await campaign.app.inject({ method: 'DELETE', url: '/api/session', headers: auditor.headers });
    auditor = await signIn(campaign, 'auditor');
    expect((await list('actor=nguoi dung')).rows).toEqual([
      expect.objectContaining({
        action: 'user.sign-out',
        requestId: expect.any(String),
        address: '127.0.0.1',
      }),
    ]);
  });

  it('stays one chain when many write at the same instant', async () => {
    await Promise.all(
      Array.from({ length: 60 }, (_, index) => note('schedule.change', { after: { index } })),
    );
    expect(await chain()).toEqual({
      links: 60,
      last: { id: 60, hash: expect.stringMatching(/^[0-9a-f]{64}$/) },
      noted: 0,
      broken: null,
    });
  });

  it('keeps no entry of a change that was undone, and no gap either', async () => {
    await notes(1);
    await campaign.app
      .get(Database)
      .within(system('test'), async (tx) => {
        await campaign.app
          .get(Audit)
          .note(tx, system('test'), { action: 'schedule.remove', subject: { kind: 'schedule' } });
        throw new Error('on purpose');
      })
      .catch(() => undefined);
    await notes(1);
    expect((await list('')).rows.map((row: { id: number; action: string }) => [row.id, row.action])).toEqual([
      [2, 'schedule.change'],
      [1, 'schedule.change'],
    ]);
    expect((await chain()).broken).toBeNull();
  });

  it('is the same chain in every time zone', async () => {
    await holdWhatIsThere(campaign);
    await notes(2);
    await campaign.sql(`alter database ${await databaseName()} set timezone to 'America/New_York'`);
    expect(verify(campaign.ownerUrl).status).toBe(0);
  });
  const databaseName = async () =>
    (await campaign.sql<{ name: string }>('select current_database() as name'))[0]?.name;

  it.each(['update audit_entry set reason = null', 'delete from audit_entry', 'truncate audit_entry'])(
    'is not changed by its owner either, as long as they leave it alone: %s',
    async (statement) => {
      await notes(1);
      await expect(campaign.sql(statement)).rejects.toThrow('append-only');
    },
  );

  it.each([
    ['an entry was changed', `update audit_entry set actor_name = 'kẻ khác' where id = 2`, 2, 'changed'],
    ['its moment was moved', `update audit_entry set at = at + interval '1 ms' where id = 3`, 3, 'changed'],
    [
      'a figure in it was changed',
      `update audit_entry set after = after || '{"link": 9}' where id = 2`,
      2,
      'changed',
    ],
    ['an entry was taken out', `delete from audit_entry where id = 2`, 3, 'missing'],
    ['its beginning was taken out', `delete from audit_entry where id = 1`, 2, 'missing'],
    [
      'an entry was changed and its hash made anew',
      `update audit_entry set actor_name = 'kẻ khác' where id = 2;
       update audit_entry as entry set hash = audit_entry_hash(entry) where id = 2`,
      3,
      'relinked',
    ],
  ])('is found out when %s', async (_, statement, id, fault) => {
    await notes(4);
    await tamper(statement);
    expect((await chain()).broken).toEqual({ id, fault });
  });

  it('is walked by a command too, which names the first broken link', async () => {
    await notes(4);
    await tamper(`update audit_entry set reason = 'khác' where id in (2, 3)`);
    for (const url of [campaign.ownerUrl, appUrlOf(campaign.ownerUrl)]) {
      const verified = verify(url);
      expect([verified.status, verified.told]).toEqual([1, expect.stringContaining('bị đứt ở mục 2')]);
    }
  });

  it('is reckoned as the database reckons it, whatever stands in it', async () => {
    const strange = ['"\\/\b\f\n\r\t\u001f\u007f\u2028', 'Thủ Đức 😀', '<script>', ''].join(' ');
    const content = { z: 1, bb: [null, true, 1.5, -0.0001, 1e21, { a: strange }], a: strange, 'é"': {} };
    await note('schedule.change', { id: strange, districtCode: '760', after: content });
    for (const at of ['2022-05-07T16:00:00.000001Z', '1999-12-31T23:59:59.5+07:00', '2100-02-28T00:00:00Z'])
      await campaign.sql(
        `select append_audit_entry($1, null, $2, null, null, $2, $2, null, null, $3, null, $2)`,
        [at, strange, JSON.stringify([content, '12345678901234567890.1234567890'])],
      );
    // Some of these entries are older than the account that reads them.
    await campaign.sql(
      `update user_account set created_at = '-infinity'; update session set created_at = '-infinity'`,
    );
    expect(await chain()).toMatchObject({ links: 4, broken: null });
  });

  it('notes its last link beside the kept files and in the program’s log, each time it grew', async () => {
    const noting = campaign.app.get(NoteAuditLink, { strict: false });
    await noting.note();
    expect(await linksAt(campaign.storageFolder)).toEqual([]);
    await notes(2);
    await noting.note();
    await noting.note();
    await notes(1);
    await noting.note();
    expect((await linksAt(campaign.storageFolder)).map(({ id }) => id)).toEqual([2, 3]);
    expect(await chain()).toMatchObject({ links: 3, noted: 2, broken: null });
  });

  /** Everything there could be to tell by: entries of what happened, some of them noted outside. */
  const live = async () => {
    await campaign.sql(
      `insert into district_version (district_code, name, kind, population, latitude, longitude, tile_row, tile_column,
                                     valid_from, reason, recorded_at)
       values ('760', 'Quận 1', 'Quận', 0, 0, 0, 0, 0, '2000-01-01', 'Ban đầu', '2022-01-01')`,
    );
    const [file] = await campaign.sql<{ id: string }>(
      `with stored as (insert into stored_file values (repeat('a', 64), 1, 'text/csv', now()) returning hash)
       insert into upload (district_code, reporting_date, file_hash, file_name, uploaded_by, uploaded_by_name,
                           uploaded_at, address, state, reading)
       select '760', '2022-05-07', hash, 'a.csv', $1, 'x', now(), '127.0.0.1', 'wrong', '{}' from stored returning id`,
      [auditor.id],
    );
    await holdWhatIsThere(campaign);
    await notes(2);
    await campaign.app.get(Database).within(system('test'), (tx) =>
      campaign.app.get(Audit).note(tx, system('test'), {
        action: 'daily-report.upload',
        subject: { kind: 'upload', id: file?.id },
      }),
    );
    await notes(2);
    await campaign.app.get(NoteAuditLink, { strict: false }).note();
  };
  /** Whoever owns the tables can make every hash anew, by the very function that makes them. */
  const REHASH = `do $$ declare entry audit_entry; before text := repeat('0', 64); begin
     for entry in select * from audit_entry order by id loop
       entry.previous_hash := before; entry.hash := audit_entry_hash(entry); before := entry.hash;
       update audit_entry set previous_hash = entry.previous_hash, hash = entry.hash where id = entry.id;
     end loop; end $$`;
  const SPOOF = `create or replace function audit_entry_hash(entry audit_entry) returns text language sql stable as
     'select entry.hash'`;
  const EDIT = `update audit_entry set actor_name = 'kẻ khác' where id = 2`;
  const HONEST = `select append_audit_entry(now(), null, 'x', null, null, 'user.sign-in', 'user', null, null, null, null, null)`;

  it.each([
    ['an entry was edited and the database’s function replaced', `${SPOOF}; ${EDIT}`, 'changed'],
    ['the function and all hashes were replaced', `${REHASH}; ${SPOOF}; ${EDIT}`, 'changed'],
    [
      'operators and functions of the same names were put before the built-in ones',
      `create function public.jsonb_build_array(variadic "any") returns jsonb language internal as 'jsonb_build_array_noargs'; ${EDIT}`,
      'changed',
    ],
    [
      'an entry was edited and its hash made anew',
      `${EDIT}; update audit_entry as entry set hash = audit_entry_hash(entry) where id = 2`,
      'relinked',
    ],
    ['an entry was edited and the chain made anew from there', `${EDIT}; ${REHASH}`, 'rewritten'],
    [
      'the whole log was written anew',
      `${REHASH.replace('entry.previous_hash := before;', `entry.previous_hash := before; entry.actor_name := 'x';`).replace('set previous', `set actor_name = 'x', previous`)}`,
      'rewritten',
    ],
    ['its last entry was cut off', `delete from audit_entry where id = 6`, 'cut'],
    ['its last entries were cut off', `delete from audit_entry where id > 1`, 'cut'],
    [
      'its end was cut off and honest entries followed',
      `delete from audit_entry where id > 4; ${HONEST}; ${HONEST}; ${HONEST}`,
      'rewritten',
    ],
    ['all of it was deleted', `delete from audit_entry`, 'cut'],
    [
      'all of it was truncated and it was begun anew',
      `truncate audit_entry; ${Array(7).fill(HONEST).join('; ')}`,
      'rewritten',
    ],
    ['its beginning was cut off', `delete from audit_entry where id < 3`, 'missing'],
    [
      'an entry was taken from its middle and the rest numbered and chained anew',
      `delete from audit_entry where id = 3; update audit_entry set id = id - 1 where id > 3; ${REHASH}`,
      'cut',
    ],
    [
      'two entries changed places',
      `update audit_entry set id = 100 where id = 2; update audit_entry set id = 2 where id = 3; update audit_entry set id = 3 where id = 100`,
      'relinked',
    ],
    [
      'an entry was put in between',
      `update audit_entry set id = -id where id > 3; update audit_entry set id = 1 - id where id < 0; insert into audit_entry select 4, at, actor_id, 'x', address, request_id, action, subject_kind, subject_id, district_code, before, after, reason, hash, hash from audit_entry where id = 3`,
      'changed',
    ],
    [
      'a view took its place',
      `alter table audit_entry rename to kept_entry; create view audit_entry as select * from kept_entry where id < 3; grant select on audit_entry to campaign_city, campaign_system`,
      'rewritten',
    ],
    [
      'a figure in it was changed',
      `update audit_entry set after = after || '{"link": 9}' where id = 2`,
      'changed',
    ],
  ])('is found out, with what was noted outside, when %s', async (_, statements, fault) => {
    await live();
    expect(await chain()).toMatchObject({ links: 6, noted: 1, broken: null });
    expect(verify(campaign.ownerUrl).status).toBe(0);
    await campaign.sql(`alter table audit_entry disable trigger user; ${statements}`);
    expect((await chain()).broken).toMatchObject({ fault });
    const verified = verify(campaign.ownerUrl);
    expect([verified.status, verified.told]).toEqual([1, expect.stringContaining('bị đứt ở mục')]);
  });

  it.each([
    ['all of it was deleted', `delete from audit_entry`],
    ['the end that tells of a file was cut off', `delete from audit_entry where id > 3`],
    ['it was begun anew', `truncate audit_entry; ${HONEST}`],
  ])('is found out by what it must tell of, nothing noted outside, when %s', async (_, statements) => {
    await live();
    rmSync(join(campaign.storageFolder, 'audit-links'), { recursive: true });
    expect(await chain()).toMatchObject({ noted: 0, broken: null });
    await campaign.sql(`alter table audit_entry disable trigger user; ${statements}`);
    expect((await chain()).broken).toMatchObject({ fault: 'unaccounted' });
    expect(verify(campaign.ownerUrl).status).toBe(1);
  });

  it('is held against links noted on paper, in a file and in a folder', async () => {
    await holdWhatIsThere(campaign);
    await notes(3);
    const whole = verify(appUrlOf(campaign.ownerUrl));
    expect([whole.status, whole.told]).toEqual([0, expect.stringContaining('4 mục')]);
    const noted = /\d+:[0-9a-f]{64}/.exec(whole.told)?.[0] ?? '';
    const folder = mkdtempSync(join(tmpdir(), 'tiem-chung-noted-'));
    writeFileSync(join(folder, 'log.json'), JSON.stringify({ link: noted }));
    writeFileSync(
      join(folder, 'thu.eml'),
      `Content-Type: text/plain\r\n\r\n${noted.slice(0, 40)}=\r\n${noted.slice(40)}`,
    );
    await tamper(`delete from audit_entry where id > 2`);
    expect(verify(appUrlOf(campaign.ownerUrl)).status).toBe(0);
    for (const where of [noted, folder, join(folder, 'log.json'), join(folder, 'thu.eml')]) {
      const again = verify(appUrlOf(campaign.ownerUrl), where);
      expect([again.status, again.told]).toEqual([1, expect.stringContaining('phần cuối bị cắt')]);
    }
    expect(verify(appUrlOf(campaign.ownerUrl), join(folder, 'nothing')).status).toBe(2);
    rmSync(folder, { recursive: true });
  });
});
