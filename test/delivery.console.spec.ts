import type { DeliveriesAnswer } from '../apps/api/src/contract/delivery.js';
import { SendMail } from '../apps/api/src/delivery/send-mail.js';
import { type MailCampaign, startMailCampaign } from './support/mail-campaign.js';
import { readMail } from './support/read-mail.js';
import { startSecondInstance } from './support/second-instance.js';
import { signIn } from './support/sign-in.js';
import { type MailServerForTests, startMailServer } from './support/smtp.js';

const LAN = 'lan@syt.example';

describe('without a mail server', () => {
  let campaign: MailCampaign;

  beforeEach(async () => {
    campaign = await startMailCampaign();
    await campaign.addRecipient(LAN);
    await campaign.dispatch();
    await campaign.send();
  });
  afterEach(() => campaign.close());

  it('keeps each message as .eml, and says that no mail leaves', async () => {
    const answer = await campaign.read<DeliveriesAnswer>('/api/deliveries');
    expect(answer).toMatchObject({ hasMailServer: false, total: 1, rows: [{ state: 'kept', address: LAN }] });
    const { headers, body } = await campaign.app.inject({
      url: `/api/deliveries/${answer.rows[0]?.id}/message`,
      headers: campaign.admin.headers,
    });
    expect(headers['content-type']).toBe('message/rfc822');
    expect(headers['content-disposition']).toMatch(
      /^attachment; filename="daily-workbook-2022-05-07-\w+\.eml"$/,
    );
    expect(readMail(body).headers.get('subject')).toBe(answer.rows[0]?.subject);
  });

  it('shows a message in a frame that runs and fetches nothing', async () => {
    const [message] = await campaign.deliveriesTo(LAN);
    const { headers, body } = await campaign.app.inject({
      url: `/api/deliveries/${message?.id}/preview`,
      headers: campaign.admin.headers,
    });
    expect(headers['content-type']).toMatch(/^text\/html/);
    expect(headers['content-security-policy']).toMatch(/^sandbox; default-src 'none'; img-src data:/);
    expect(body).toContain('src="data:image/png;base64,');
    expect(body).not.toContain('cid:');
  });

  it('sends what was kept, unchanged, once there is a server and somebody asks for it', async () => {
    const [message] = await campaign.deliveriesTo(LAN);
    const { body: kept } = await campaign.app.inject({
      url: `/api/deliveries/${message?.id}/message`,
      headers: campaign.admin.headers,
    });
    const again = await campaign.write('POST', `/api/deliveries/${message?.id}/resend`);
    expect(again.json()).toEqual({ id: message?.id });
    const server = await startMailServer();
    const worker = await startSecondInstance(campaign, { SMTP_URL: server.url });
    await worker.get(SendMail).work();
    await worker.close();
    await server.close();
    expect(server.accepted).toEqual([{ to: LAN, raw: kept }]);
    expect((await campaign.delivery(message?.id ?? '')).state).toBe('accepted');
  });

  it('refuses a second asking while the message waits', async () => {
    const [message] = await campaign.deliveriesTo(LAN);
    await campaign.write('POST', `/api/deliveries/${message?.id}/resend`);
    const second = await campaign.write('POST', `/api/deliveries/${message?.id}/resend`);
    expect([second.statusCode, second.json().code]).toEqual([409, 'delivery.still-under-way']);
  });
});

describe('with a mail server', () => {
  let server: MailServerForTests;
  let campaign: MailCampaign;

  beforeEach(async () => {
    server = await startMailServer();
    campaign = await startMailCampaign({ SMTP_URL: server.url, MAIL_ALLOWED_DOMAINS: 'syt.example' });
    await campaign.addRecipient(LAN);
  });
  afterEach(async () => {
    await campaign.close();
    await server.close();
  });

  it('repeats an accepted message as a new one with an id of its own', async () => {
    await campaign.dispatch();
    await campaign.send();
    const [first] = await campaign.deliveriesTo(LAN);
    campaign.pass(1);
    await campaign.write('POST', `/api/deliveries/${first?.id}/resend`);
    await campaign.send();
    const [, second] = await campaign.deliveriesTo(LAN);
    expect(second).toMatchObject({ state: 'accepted', repeatsId: first?.id, subject: first?.subject });
    expect(second?.messageId).not.toBe(first?.messageId);
    expect((await campaign.delivery(second?.id ?? '')).log.map(({ state }) => state)).toEqual([
      'asked-again',
      'accepted',
    ]);
    expect(server.attemptsFor(LAN)).toBe(2);
    const [entry] = await campaign.sql(`select * from audit_entry where action = 'delivery.resend'`);
    expect(entry).toMatchObject({ subject_id: first?.id, after: { id: second?.id } });
  });

  it('tries a message given up anew, as the same message with its attempts before', async () => {
    server.meet(LAN, 'refuses');
    await campaign.dispatch();
    await campaign.send();
    server.meet(LAN, null);
    const [message] = await campaign.deliveriesTo(LAN);
    await campaign.write('POST', `/api/deliveries/${message?.id}/resend`);
    await campaign.send();
    const { state, messageId, log } = await campaign.delivery(message?.id ?? '');
    expect({ state, messageId }).toEqual({ state: 'accepted', messageId: message?.messageId });
    expect(log.map((line) => line.state)).toEqual(['given-up', 'asked-again', 'accepted']);
  });

  describe('a copy to oneself', () => {
    const copy = async (payload: object) =>
      campaign.write('POST', '/api/deliveries/send-to-me', { ...(await documentOf()), ...payload });
    const documentOf = async () => {
      const [document] = await campaign.sql<{ documentId: string }>(
        `select id as "documentId" from document where district_code is null`,
      );
      return document;
    };
    const ownAddress = (address: string | null) =>
      campaign.sql('update user_account set email = $1 where id = $2', [address, campaign.admin.id]);

    beforeEach(() => campaign.dispatch());

    it('goes to the own address only', async () => {
      await ownAddress('Quan.Tri@syt.example');
      expect((await copy({})).statusCode).toBe(201);
      await campaign.send();
      expect(server.attemptsFor('quan.tri@syt.example')).toBe(1);
      const [message] = await campaign.deliveriesTo('quan.tri@syt.example');
      expect(message).toMatchObject({ state: 'accepted', recipientId: null, userId: campaign.admin.id });
    });

    it('cannot name an address', async () => {
      await ownAddress('quan.tri@syt.example');
      expect((await copy({ address: 'ai-do@syt.example' })).json()).toMatchObject({
        code: 'request.invalid',
      });
    });

    it('can be had as a reader of a district gets it', async () => {
      await ownAddress('quan.tri@syt.example');
      await copy({ districtCode: '902', language: 'en' });
      const [message] = await campaign.deliveriesTo('quan.tri@syt.example');
      expect(message).toMatchObject({
        districtCode: '902',
        subject: 'Daily workbook Quận 902 07/05/2022: 345 signed (11.5%)',
      });
    });

    it.each([
      ['no address', null, 'delivery.no-own-address'],
      ['an address of a domain that is not listed', 'quan.tri@gmail.example', 'recipient.domain-not-allowed'],
    ])('is refused for an account with %s', async (_, address, code) => {
      await ownAddress(address);
      expect((await copy({})).json()).toMatchObject({ code });
      expect(await campaign.sql('select id from outbox_message where user_id is not null')).toEqual([]);
    });
  });

  it.each([
    ['leader', 200],
    ['reviewer', 200],
    ['auditor', 200],
    ['signing-operator', 403],
    ['district-reporter', 403],
  ] as const)('a %s who asks for the log is answered %i', async (role, status) => {
    const person = await signIn(campaign, role, role === 'district-reporter' ? '901' : null);
    for (const url of ['/api/deliveries', '/api/recipients', '/api/schedules', '/api/scheduled-runs']) {
      expect((await campaign.app.inject({ url, headers: person.headers })).statusCode).toBe(status);
    }
  });

  it('only an administrator has a message sent again', async () => {
    await campaign.dispatch();
    await campaign.send();
    const [message] = await campaign.deliveriesTo(LAN);
    const leader = await signIn(campaign, 'leader');
    const { statusCode } = await campaign.app.inject({
      method: 'POST',
      url: `/api/deliveries/${message?.id}/resend`,
      headers: { ...leader.headers, ...leader.key() },
    });
    expect(statusCode).toBe(403);
  });
});
