import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import type { AuditAction, AuditSubject } from '../apps/api/src/contract/audit-entry.js';
import { system } from '../apps/api/src/platform/actor.js';
import { Audit } from '../apps/api/src/platform/audit.js';
import { Database } from '../apps/api/src/platform/database.js';
import { appUrlOf } from './support/database-urls.js';
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
  /** The command as an operator runs it, from the sources. */
  const verify = (url: string, ...words: string[]) => {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [
        '--import',
        resolve('test/support/resolve-typescript.mjs'),
        resolve('apps/api/src/users/verify-audit.command.ts'),
        ...words,
      ],
      { env: { PATH: process.env['PATH'], DATABASE_URL: url, NODE_NO_WARNINGS: '1' }, encoding: 'utf8' },
    );
    return { status, told: stdout + stderr };
  };
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

  it('is found out by a link noted down earlier when its end was cut off', async () => {
    await notes(4);
    const whole = verify(appUrlOf(campaign.ownerUrl));
    expect([whole.status, whole.told]).toEqual([0, expect.stringContaining('4 mục')]);
    const noted = /\d+:[0-9a-f]{64}/.exec(whole.told)?.[0] ?? '';
    await tamper(`delete from audit_entry where id > 2`);
    expect(verify(appUrlOf(campaign.ownerUrl)).status).toBe(0);
    const again = verify(appUrlOf(campaign.ownerUrl), noted);
    expect([again.status, again.told]).toEqual([1, expect.stringContaining('phần cuối bị cắt')]);
  });
});
