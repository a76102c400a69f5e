import { type MailCampaign, startMailCampaign } from './support/mail-campaign.js';
import { eventually } from './support/eventually.js';
import { type Program, spawnProgram } from './support/program.js';
import { readMail } from './support/read-mail.js';
import { type MailServerForTests, startMailServer } from './support/smtp.js';

const LAN = 'lan@syt.example';
const MINH = 'minh@syt.example';

/** The jobs process of production, told to stop while a mail server takes its time over a message. */
describe('mail on its way when the program is told to stop', () => {
  let server: MailServerForTests;
  let campaign: MailCampaign;
  beforeEach(async () => {
    server = await startMailServer();
    campaign = await startMailCampaign();
    await campaign.addRecipient(LAN);
    server.meet(LAN, 'is-slow');
    await campaign.dispatch();
  });
  afterEach(async () => {
    await campaign.close();
    await server.close();
  });

  const startWorker = (stopSeconds: number) =>
    spawnProgram('worker.js', {
      environment: {
        DATABASE_URL: campaign.config.DATABASE_URL ?? '',
        STORAGE_FOLDER: campaign.storageFolder,
        TEMPLATE_SECRET: 'a secret for tests only, thirty-two characters',
        PUBLIC_URL: 'http://tiemchung.example',
        ...{ SMTP_URL: server.url, STOP_SECONDS: String(stopSeconds) },
      },
    });
  const stopInTheMiddle = async (worker: Program) => {
    await eventually(
      () => Promise.resolve(server.attemptsFor(LAN)),
      (attempts) => attempts > 0,
      30,
    );
    expect(server.accepted).toEqual([]);
    worker.process.kill('SIGTERM');
    expect(await worker.ended).toBe(0);
  };
  const acceptedBy = async (count: number) => {
    await eventually(
      () => Promise.resolve(server.accepted.length),
      (accepted) => accepted === count,
      30,
    );
    return server.accepted.filter(({ to }) => to === LAN);
  };
  const messageTo = async (address: string) => {
    const [row] = await campaign.deliveriesTo(address);
    return campaign.delivery(row?.id ?? '');
  };

  it('is brought to its end within the grace: sent once, and known as accepted', async () => {
    await stopInTheMiddle(await startWorker(30));
    expect(await acceptedBy(1)).toHaveLength(1);
    const { state, attempts, log } = await messageTo(LAN);
    expect([state, attempts, log.map((attempt) => attempt.state)]).toEqual(['accepted', 1, ['accepted']]);
    // The next process finds nothing of it to do.
    await campaign.addRecipient(MINH);
    await campaign.dispatch();
    await campaign.sql(`update outbox_message set next_attempt_at = 'infinity' where address = $1`, [LAN]);
    const next = await startWorker(30);
    await eventually(
      () => messageTo(MINH),
      (message) => message.state === 'accepted',
      30,
    );
    next.process.kill('SIGTERM');
    expect(await next.ended).toBe(0);
    expect(server.accepted.filter(({ to }) => to === LAN)).toHaveLength(1);
  });

  it('is sent again by the next process when the grace was too short, the same bytes under the same Message-ID', async () => {
    await stopInTheMiddle(await startWorker(2));
    expect((await messageTo(LAN)).state).toBe('sending');
    const [first] = await acceptedBy(1);
    server.meet(LAN, null);
    await campaign.sql(`update outbox_message set leased_until = now() - interval '1 second'`);
    const next = await startWorker(30);
    const [, second, ...more] = await acceptedBy(2);
    next.process.kill('SIGTERM');
    expect(await next.ended).toBe(0);
    expect([second?.raw, more]).toEqual([first?.raw, []]);
    const { state, messageId, log } = await messageTo(LAN);
    expect([state, log.map((attempt) => attempt.state)]).toEqual(['accepted', ['interrupted', 'accepted']]);
    // By which the reader's mail program shows the two as one.
    expect(readMail(second?.raw ?? '').headers.get('message-id')).toBe(messageId);
  });
});
