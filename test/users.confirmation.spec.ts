import type { Listed } from '../apps/api/src/contract/list.js';
import { type Notice, noticeText } from '../apps/api/src/contract/notice.js';
import { SendMail } from '../apps/api/src/delivery/send-mail.js';
import { NoteAuditLink } from '../apps/api/src/users/note-audit-link.service.js';
import { call } from './support/call.js';
import { type MadePerson, makePerson, openSession, type SignedIn, signIn } from './support/sign-in.js';
import { readMail } from './support/read-mail.js';
import { startApp, type TestApp } from './support/start-app.js';

const PASSWORD = 'nắng sớm trên sông';

describe('what is grave for an account', () => {
  let campaign: TestApp;
  let administrator: SignedIn;
  let somebody: MadePerson;
  beforeEach(async () => {
    campaign = await startApp('2022-05-07T16:00:00+07:00');
    const person = await makePerson(campaign, { role: 'administrator', password: PASSWORD });
    administrator = { ...person, ...(await openSession(campaign, person.id)) };
    await campaign.sql(`update session set confirmed_at = null`);
    somebody = await makePerson(campaign, { role: 'leader' });
    await campaign.sql(`update user_account set email = 'Somebody@Example.vn' where id = $1`, [somebody.id]);
  });
  afterEach(() => campaign.close());

  const act = (request: string, payload: Record<string, unknown> = { reason: 'Chuyển công tác' }) =>
    call(campaign, administrator, request, payload);
  const confirm = async (password: string) =>
    (
      await campaign.app.inject({
        method: 'POST',
        url: '/api/session/confirmation',
        headers: administrator.headers,
        payload: { password },
      })
    ).statusCode;
  const change = (more: Record<string, unknown>) =>
    act(`PUT users/${somebody.id}`, {
      ...{
        fullName: somebody.fullName,
        role: 'leader',
        email: 'somebody@example.vn',
        recordVersion: 1,
        reason: 'Chuyển công tác',
      },
      ...more,
    });
  const mails = () =>
    campaign.sql<{ id: string; address: string; subject: string }>(
      `select id, address, subject from outbox_message order by queued_at, id`,
    );

  it.each<[string, () => Promise<{ status: number; body: object }>]>([
    ['a password is given anew', () => act(`POST users/${somebody.id}/first-password`)],
    ['a role is changed', () => change({ role: 'administrator' })],
    [
      'an account is opened',
      () => act('POST users', { username: 'moi', fullName: 'Mới', role: 'administrator' }),
    ],
    ['an account is closed', () => act(`POST users/${somebody.id}/disable`)],
    ['an account is opened again', () => act(`POST users/${somebody.id}/enable`)],
  ])('asks for the own password once more before %s', async (_, work) => {
    expect(await work()).toMatchObject({ status: 403, body: { code: 'access.confirmation-required' } });
    expect(await confirm('không phải mật khẩu này')).toBe(401);
    expect(await work()).toMatchObject({ status: 403 });
    expect(await confirm(PASSWORD)).toBe(204);
    expect((await work()).status).toBeLessThan(300);
    campaign.clock.standAt(new Date('2022-05-07T16:05:00+07:00'));
    expect(await work()).toMatchObject({ status: 403, body: { code: 'access.confirmation-required' } });
  });

  it('is confirmed for the session at hand alone', async () => {
    await confirm(PASSWORD);
    const elsewhere = { ...administrator, ...(await openSession(campaign, administrator.id)) };
    await campaign.sql(`update session set confirmed_at = null where confirmed_at > now()`);
    const answer = await call(campaign, elsewhere, `POST users/${somebody.id}/disable`, {
      reason: 'Chuyển công tác',
    });
    expect(answer.status).toBe(403);
  });

  it('waits after wrong passwords as the sign-in does, and all of it is noted', async () => {
    for (let time = 0; time < 5; time += 1) expect(await confirm('sai')).toBe(401);
    expect(await confirm(PASSWORD)).toBe(429);
    const noted = await campaign.sql(`select distinct action from audit_entry where actor_id = $1`, [
      administrator.id,
    ]);
    expect(noted).toEqual([{ action: 'user.confirm-refused' }]);
  });

  it('is told to the person, also by mail to the address that was theirs', async () => {
    await confirm(PASSWORD);
    await change({ role: 'reviewer', email: 'other@example.vn' });
    await act(`POST users/${somebody.id}/first-password`, { reason: 'Quên mật khẩu' });
    expect((await mails()).map(({ address }) => address).sort()).toEqual([
      'other@example.vn',
      'somebody@example.vn',
    ]);
    const caller = { ...somebody, ...(await openSession(campaign, somebody.id)) };
    const { rows } = (await call<Listed<Notice>>(campaign, caller, 'GET notices')).body;
    expect(rows.map(({ kind }) => kind).sort()).toEqual(['account-changed', 'password-reset']);
    for (const { details } of rows) expect(details.byName).toBe(administrator.fullName);
    const { rows: none } = (await call<Listed<Notice>>(campaign, administrator, 'GET notices')).body;
    expect(none).toEqual([]);
  });

  it('tells nothing of a name that was corrected', async () => {
    await confirm(PASSWORD);
    await campaign.sql(`update user_account set email = 'somebody@example.vn' where id = $1`, [somebody.id]);
    expect((await change({ fullName: 'Tên Đúng' })).status).toBe(200);
    expect(await mails()).toEqual([]);
  });

  it('goes out as a mail of a few lines, which the delivery log shows', async () => {
    await confirm(PASSWORD);
    await act(`POST users/${somebody.id}/first-password`, { reason: 'Quên <b>mật khẩu</b>' });
    await campaign.app.get(SendMail, { strict: false }).work();
    const [message] = await mails();
    const eml = await campaign.app.inject({
      url: `/api/deliveries/${message?.id}/message`,
      headers: administrator.headers,
    });
    const mail = readMail(eml.body);
    expect(mail.text).toContain(`${administrator.fullName} đã cấp mật khẩu mới`);
    expect(mail.text).toContain('Ghi chú: Quên <b>mật khẩu</b>');
    const preview = await campaign.app.inject({
      url: `/api/deliveries/${message?.id}/preview`,
      headers: administrator.headers,
    });
    expect(preview.body).toContain('Quên &lt;b&gt;mật khẩu&lt;/b&gt;');
    const { body } = await call(campaign, administrator, 'GET deliveries');
    expect(body).toMatchObject({
      rows: [{ state: 'kept', documentKind: null, address: 'somebody@example.vn' }],
    });
    expect((await call(campaign, administrator, `POST deliveries/${message?.id}/resend`)).status).toBe(201);
  });
});

describe('the auditor', () => {
  it('is sent the last link of the audit log once a day, to be kept outside', async () => {
    const campaign = await startApp('2022-05-07T16:00:00+07:00');
    try {
      const auditor = await signIn(campaign, 'auditor');
      await campaign.sql(`update user_account set email = 'kiemtra@example.vn' where id = $1`, [auditor.id]);
      const noting = campaign.app.get(NoteAuditLink, { strict: false });
      const note = async () => {
        await campaign.sql(
          `select append_audit_entry(now(), null, 'x', null, null, 'user.sign-in', 'user', null, null, null, null, null)`,
        );
        await noting.note();
      };
      for (let time = 0; time < 3; time += 1) await note();
      campaign.clock.standAt(new Date('2022-05-08T16:00:00+07:00'));
      await note();
      const { rows } = (await call<Listed<Notice>>(campaign, auditor, 'GET notices?order=asc')).body;
      const [first] = await campaign.sql<{ link: string }>(
        `select id || ':' || hash as link from audit_entry where id = 1`,
      );
      expect(rows.map(({ details }) => [details.date, details.link?.split(':')[0]])).toEqual([
        ['2022-05-07', '1'],
        ['2022-05-08', '4'],
      ]);
      expect(rows[0] && noticeText(rows[0], 'vi').more[0]).toContain(first?.link ?? '-');
      expect(
        await campaign.sql(`select from outbox_message where address = 'kiemtra@example.vn'`),
      ).toHaveLength(2);
    } finally {
      await campaign.close();
    }
  });
});
