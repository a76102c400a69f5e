import { leaseNextMessage } from '../apps/api/src/delivery/outbox-lease.js';
import { Postbox } from '../apps/api/src/delivery/postbox.js';
import { SendMail } from '../apps/api/src/delivery/send-mail.js';
import { system } from '../apps/api/src/platform/actor.js';
import { Database } from '../apps/api/src/platform/database.js';
import { type MailCampaign, startMailCampaign } from './support/mail-campaign.js';
import { readMail } from './support/read-mail.js';
import { startSecondInstance } from './support/second-instance.js';
import { signIn } from './support/sign-in.js';
import { type MailServerForTests, startMailServer } from './support/smtp.js';

const LAN = 'lan@syt.example';
const MINH = 'minh@syt.example';

describe('sending what waits in the outbox', () => {
  let server: MailServerForTests;
  let campaign: MailCampaign;
  const only = async (address: string) => {
    const rows = await campaign.deliveriesTo(address);
    expect(rows).toHaveLength(1);
    return campaign.delivery(rows[0]?.id ?? '');
  };

  beforeEach(async () => {
    server = await startMailServer();
    campaign = await startMailCampaign({ SMTP_URL: server.url });
    await campaign.addRecipient(LAN);
    await campaign.addRecipient(MINH);
  });
  afterEach(async () => {
    await campaign.close();
    await server.close();
  });

  it('calls a message accepted only after the server said 250, and keeps what the server said', async () => {
    await campaign.dispatch();
    expect(await only(LAN)).toMatchObject({ state: 'queued', attempts: 0, log: [] });
    await campaign.send();
    expect(server.accepted.map(({ to }) => to).sort()).toEqual([LAN, MINH]);
    expect(await only(LAN)).toMatchObject({
      state: 'accepted',
      attempts: 1,
      nextAttemptAt: null,
      log: [{ state: 'accepted', reason: null, serverAnswer: expect.stringMatching(/^250 /) }],
    });
  });

  it('hands nothing over any more once the process is told to stop, and leaves it to the next as it was', async () => {
    const stop = new AbortController();
    const postbox = campaign.app.get(Postbox);
    const open = postbox.open.bind(postbox);
    postbox.open = (id) => {
      stop.abort();
      return open(id);
    };
    await campaign.dispatch();
    await campaign.app.get(SendMail).work(stop.signal);
    postbox.open = open;
    expect(server.accepted).toEqual([]);
    for (const address of [LAN, MINH])
      expect(await only(address)).toMatchObject({ state: 'queued', attempts: 0, log: [] });
    await campaign.send();
    expect(server.accepted.map(({ to }) => to).sort()).toEqual([LAN, MINH]);
  });

  it('sends one message a person: nobody reads the address of another', async () => {
    await campaign.dispatch();
    await campaign.send();
    for (const { to, raw } of server.accepted) expect(raw.includes(to === LAN ? MINH : LAN)).toBe(false);
  });

  it('gives up at once on an address the server refuses for good', async () => {
    server.meet(LAN, 'refuses');
    await campaign.dispatch();
    await campaign.send();
    expect(await only(LAN)).toMatchObject({
      state: 'given-up',
      lastAnswer: expect.stringMatching(/^550 /),
      log: [{ state: 'given-up', reason: 'refused', serverAnswer: expect.stringMatching(/^550 /) }],
    });
    campaign.pass(600);
    await campaign.send();
    expect(server.attemptsFor(LAN)).toBe(1);
  });

  it('tries only the failed again, later each time, and gives up after the sixth attempt', async () => {
    server.meet(LAN, 'is-busy');
    await campaign.dispatch();
    await campaign.send();
    expect(await only(LAN)).toMatchObject({ state: 'failed', nextAttemptAt: '2022-05-07T11:01:00.000Z' });
    await campaign.send();
    expect(server.attemptsFor(LAN)).toBe(1);
    for (const minutes of [1, 5, 15, 60]) {
      campaign.pass(minutes);
      await campaign.send();
      expect((await only(LAN)).state).toBe('failed');
    }
    campaign.pass(240);
    await campaign.send();
    const { state, attempts, log } = await only(LAN);
    expect({ state, attempts }).toEqual({ state: 'given-up', attempts: 6 });
    expect(log).toHaveLength(6);
    expect(log.at(0)).toMatchObject({
      state: 'failed',
      reason: 'temporary',
      serverAnswer: expect.stringMatching(/^450 /),
    });
    expect(server.attemptsFor(MINH)).toBe(1);
  });

  it('delivers at a later attempt when a busy server has recovered', async () => {
    server.meet(LAN, 'is-busy');
    await campaign.dispatch();
    await campaign.send();
    server.meet(LAN, null);
    campaign.pass(1);
    await campaign.send();
    expect(await only(LAN)).toMatchObject({ state: 'accepted', attempts: 2 });
  });

  it('sends again, with the same Message-ID and bytes, what a lost connection left in doubt', async () => {
    server.meet(LAN, 'hangs-up');
    await campaign.dispatch();
    await campaign.send();
    expect(await only(LAN)).toMatchObject({ state: 'failed', log: [{ reason: 'connection-lost' }] });
    server.meet(LAN, null);
    campaign.pass(1);
    await campaign.send();
    const second = server.accepted.find(({ to }) => to === LAN);
    expect(server.unanswered).toHaveLength(1);
    expect(second?.raw).toBe(server.unanswered[0]?.raw);
    expect(readMail(second?.raw ?? '').headers.get('message-id')).toBe((await only(LAN)).messageId);
  });

  it('waits for a slow server and sends the others too', async () => {
    server.meet(LAN, 'is-slow');
    await campaign.dispatch();
    await campaign.send();
    expect((await only(LAN)).state).toBe('accepted');
    expect((await only(MINH)).state).toBe('accepted');
  });

  it('keeps on trying while the server is away', async () => {
    await server.close();
    await campaign.dispatch();
    await campaign.send();
    expect(await only(LAN)).toMatchObject({ state: 'failed', log: [{ reason: 'no-connection' }] });
    server = await startMailServer();
  });

  it('leaves a server alone that is away: the messages wait without an attempt, and all go when it is back', async () => {
    const { port } = new URL(server.url);
    await server.close();
    for (let index = 0; index < 10; index += 1) await campaign.addRecipient(`nguoi-${index}@syt.example`);
    await campaign.dispatch();
    await campaign.send();
    const states = () =>
      campaign.sql<{ state: string; count: number }>(
        `select state, count(*)::int from outbox_message group by state order by state`,
      );
    // Those that were on their way at once have failed; nobody tries the others.
    const [failed] = await states();
    expect(failed?.state).toBe('failed');
    expect(failed?.count).toBeLessThanOrEqual(4);
    expect((await states()).at(1)).toMatchObject({ state: 'queued' });
    await campaign.send();
    expect((await states())[0]).toEqual(failed);

    await campaign.sql(`update outbox_message set next_attempt_at = next_attempt_at + interval '4 hours'
                         where state = 'failed'`);
    server = await startMailServer(Number(port));
    campaign.pass(1);
    await campaign.send();
    await campaign.send();
    expect(await states()).toEqual([{ state: 'accepted', count: 12 }]);
  });

  it.each([
    ['421 to the connection', 'greeting', 0],
    ['451 to the sender', 'sender', 0],
    ['550 to the sender', 'sender-for-good', 0],
    ['451 to each recipient', 'recipient', 2],
    ['421 in the middle', 'middle', 2],
    ['421 to the text', 'text', 2],
    ['the end of the connection', 'hang-up', 2],
  ] as const)(
    'takes %s, from a server that answers so to everybody, for an outage in which no message loses its attempts',
    async (_, outage, mostCounted) => {
      const addresses = [LAN, MINH, 'ba@syt.example', 'bon@syt.example'];
      for (const address of addresses.slice(2)) await campaign.addRecipient(address);
      await campaign.dispatch();
      server.fail(outage);
      const rounds = 10;
      for (let round = 0; round < rounds; round += 1) {
        await campaign.send();
        campaign.pass(30);
      }
      const messages = await campaign.sql<{ state: string; attempts: number }>(
        `select state, attempts from outbox_message`,
      );
      expect(messages.map(({ state }) => state).filter((state) => !/^(queued|failed)$/.test(state))).toEqual(
        [],
      );
      // Before it is certain that everybody is meant, two messages may have been.
      expect(messages.reduce((sum, { attempts }) => sum + attempts, 0)).toBeLessThanOrEqual(mostCounted);
      // One message is tried at a time, after those that were on their way together.
      expect(server.connections()).toBeLessThanOrEqual(rounds - 1 + 4 + mostCounted);

      server.fail(null);
      await campaign.send();
      await campaign.send();
      expect(server.accepted.map(({ to }) => to).sort()).toEqual([...addresses].sort());
      expect(await campaign.sql(`select distinct state from outbox_message`)).toEqual([
        { state: 'accepted' },
      ]);
    },
    60_000,
  );

  it('counts what a server answers to one recipient alone for that message, and goes on with the others', async () => {
    server.meet(LAN, 'is-busy');
    await campaign.dispatch();
    await campaign.send();
    expect(await only(LAN)).toMatchObject({ state: 'failed', attempts: 1, log: [{ reason: 'temporary' }] });
    await campaign.addRecipient('moi@syt.example');
    await campaign.dispatch();
    await campaign.send();
    expect(server.accepted.map(({ to }) => to).sort()).toEqual([MINH, MINH, 'moi@syt.example']);
  });

  it('tries who was not tried yet first, so that addresses that always fail hold nobody up', async () => {
    const busy = [LAN, MINH, 'ba@syt.example'];
    await campaign.addRecipient('ba@syt.example');
    for (const address of busy) server.meet(address, 'is-busy');
    await campaign.dispatch();
    await campaign.send();
    campaign.pass(2);
    await campaign.addRecipient('moi@syt.example');
    await campaign.dispatch();
    await campaign.sql(
      `update outbox_message set state = 'given-up' where attempts = 0 and address = any ($1)`,
      [busy],
    );
    await campaign.send();
    expect(server.accepted.map(({ to }) => to)).toEqual(['moi@syt.example']);
  });

  it('counts each attempt whose text the server may have, as each may be another copy to the recipient', async () => {
    const addresses = [LAN, MINH, 'ba@syt.example', 'bon@syt.example'];
    for (const address of addresses.slice(2)) await campaign.addRecipient(address);
    for (const address of addresses) server.meet(address, 'hangs-up');
    await campaign.dispatch();
    await campaign.send();
    expect(await campaign.sql(`select state, attempts from outbox_message`)).toEqual(
      addresses.map(() => ({ state: 'failed', attempts: 1 })),
    );
  });

  it('sends to the others while a server is slow with one', async () => {
    server.meet(LAN, 'is-slow');
    await campaign.dispatch();
    await campaign.send();
    expect(server.accepted.map(({ to }) => to)).toEqual([MINH, LAN]);
  });

  it('tries all that waits at once when an administrator says so', async () => {
    server.meet(LAN, 'is-busy');
    await campaign.dispatch();
    await campaign.send();
    server.meet(LAN, null);
    await campaign.send();
    expect((await only(LAN)).state).toBe('failed');
    const asked = await campaign.write('POST', '/api/deliveries/send-waiting');
    expect([asked.statusCode, asked.json()]).toEqual([201, { messages: 1 }]);
    await campaign.send();
    expect((await only(LAN)).state).toBe('accepted');
  });

  it('sends each message once although two processes work at the same time', async () => {
    for (let index = 0; index < 10; index += 1) await campaign.addRecipient(`nguoi-${index}@syt.example`);
    await campaign.dispatch();
    const second = await startSecondInstance(campaign, { SMTP_URL: server.url });
    await Promise.all([
      campaign.send(),
      second.get(SendMail).work(),
      campaign.send(),
      second.get(SendMail).work(),
    ]);
    await second.close();
    const addresses = server.accepted.map(({ to }) => to);
    expect(addresses).toHaveLength(12);
    expect(new Set(addresses).size).toBe(12);
  });

  it('takes over the message of a sender that fell silent, and says that its answer is not known', async () => {
    await campaign.dispatch();
    const [message] = await campaign.deliveriesTo(LAN);
    // As left by a process killed between handing over and settling.
    await campaign.sql(
      `update outbox_message set state = 'sending', attempts = 1, lease_token = gen_random_uuid(),
              leased_until = now() + interval '40 seconds' where id = $1`,
      [message?.id],
    );
    await campaign.send();
    expect((await only(LAN)).state).toBe('sending');
    await campaign.sql(`update outbox_message set leased_until = now() - interval '1 second' where id = $1`, [
      message?.id,
    ]);
    await campaign.send();
    expect(await only(LAN)).toMatchObject({
      state: 'accepted',
      attempts: 2,
      messageId: message?.messageId,
      log: [{ state: 'interrupted', reason: 'sender-silent' }, { state: 'accepted' }],
    });
  });

  it('gives up a message whose senders all fell silent', async () => {
    await campaign.dispatch();
    const [message] = await campaign.deliveriesTo(LAN);
    await campaign.sql(
      `update outbox_message set next_attempt_at = next_attempt_at + interval '1 minute' where address = $1`,
      [MINH],
    );
    for (let killed = 1; killed <= 6; killed += 1) {
      await campaign.app
        .get(Database)
        .within(system('test'), (tx) => leaseNextMessage(tx, campaign.clock.now()));
      await campaign.sql(
        `update outbox_message set leased_until = now() - interval '1 second' where id = $1 and state = 'sending'`,
        [message?.id],
      );
    }
    campaign.pass(1);
    await campaign.send();
    const { state, attempts, log } = await only(LAN);
    expect({ state, attempts }).toEqual({ state: 'given-up', attempts: 6 });
    expect(log.at(-1)).toMatchObject({ state: 'given-up', reason: 'sender-silent' });
    expect(server.attemptsFor(LAN)).toBe(0);
    expect((await only(MINH)).state).toBe('accepted');
  });

  it('is the same bytes for two who open it at once', async () => {
    await campaign.dispatch();
    const [message] = await campaign.deliveriesTo(LAN);
    const open = async () => (await campaign.app.get(Postbox).open(message?.id ?? '')).eml.toString();
    const [first, second] = await Promise.all([open(), open()]);
    expect(second).toBe(first);
    await campaign.send();
    expect(server.accepted.find(({ to }) => to === LAN)?.raw).toBe(first);
  });

  it('does not send a kind of document the recipient was taken off while the message waited', async () => {
    const recipient = await campaign.addRecipient('chi-tuan@syt.example');
    await campaign.dispatch();
    const { name, address, districtCode, language, enabled, recordVersion } = recipient;
    await campaign.write('PUT', `/api/recipients/${recipient.id}`, {
      ...{ name, address, districtCode, language, enabled, recordVersion },
      documentKinds: ['weekly-briefing'],
    });
    await campaign.send();
    expect(await only(address)).toMatchObject({ state: 'given-up', log: [{ reason: 'recipient-changed' }] });
  });

  it('does not send a copy to a user whose role may no longer have it', async () => {
    const address = 'can-bo@syt.example';
    await campaign.dispatch();
    const [document] = await campaign.sql<{ id: string }>(
      `select id from document where district_code is null`,
    );
    const leader = await signIn(campaign, 'leader');
    await campaign.sql(`update user_account set email = $2 where id = $1`, [leader.id, address]);
    const asked = await campaign.app.inject({
      method: 'POST',
      url: '/api/deliveries/send-to-me',
      headers: { ...leader.headers, ...leader.key() },
      payload: { documentId: document?.id },
    });
    expect(asked.statusCode).toBe(201);
    await campaign.sql(
      `update user_account set role = 'district-reporter', district_code = '901' where id = $1`,
      [leader.id],
    );
    await campaign.send();
    expect(await only(address)).toMatchObject({ state: 'given-up', log: [{ reason: 'recipient-changed' }] });
  });

  it('does not send to somebody switched off while the message waited', async () => {
    const recipient = await campaign.addRecipient('nghi-viec@syt.example');
    await campaign.dispatch();
    const { name, address, districtCode, documentKinds, language, recordVersion } = recipient;
    await campaign.write('PUT', `/api/recipients/${recipient.id}`, {
      ...{ name, address, districtCode, documentKinds, language, recordVersion },
      enabled: false,
    });
    await campaign.send();
    expect(await only(address)).toMatchObject({ state: 'given-up', log: [{ reason: 'recipient-changed' }] });
    expect(server.attemptsFor(address)).toBe(0);
  });

  it('leaves content made for one district from going to a person who changed to another', async () => {
    const recipient = await campaign.addRecipient('chuyen@syt.example', '901');
    await campaign.dispatch();
    const { name, address, documentKinds, language, enabled, recordVersion } = recipient;
    await campaign.write('PUT', `/api/recipients/${recipient.id}`, {
      ...{ name, address, documentKinds, language, enabled, recordVersion },
      districtCode: '902',
    });
    await campaign.send();
    expect(await only(address)).toMatchObject({ state: 'given-up', log: [{ reason: 'recipient-changed' }] });
  });
});
