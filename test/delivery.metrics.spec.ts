import { RunSchedule } from '../apps/api/src/delivery/run-schedule.job.js';
import { StartDueRuns } from '../apps/api/src/delivery/start-due-runs.js';
import { leaseNextMessage } from '../apps/api/src/delivery/outbox-lease.js';
import { system } from '../apps/api/src/platform/actor.js';
import { Database } from '../apps/api/src/platform/database.js';
import { type MailCampaign, startMailCampaign } from './support/mail-campaign.js';
import { type MailServerForTests, startMailServer } from './support/smtp.js';

const LAN = 'lan@syt.example';
const MINH = 'minh@syt.example';

describe('the metrics of delivery', () => {
  let server: MailServerForTests;
  let campaign: MailCampaign;
  beforeEach(async () => {
    server = await startMailServer();
    campaign = await startMailCampaign({ SMTP_URL: server.url });
  });
  afterEach(async () => {
    await campaign.close();
    await server.close();
  });

  /** The lines of a metric: its labels, as they are written, and its number. */
  const measured = async (name: string) => {
    const { body } = await campaign.app.inject({ url: '/metrics' });
    const lines = body
      .split('\n')
      .filter((line) => line.startsWith(`${name}{`) || line.startsWith(`${name} `));
    return Object.fromEntries(
      lines.map((line) => {
        const [key = '', value] = line.slice(name.length).split(' ');
        return [key, Number(value)];
      }),
    );
  };

  it('count the messages that wait, are sent, failed or were given up, and none that have arrived', async () => {
    for (const address of [LAN, MINH, 'ba@syt.example', 'bon@syt.example', 'nam@syt.example'])
      await campaign.addRecipient(address);
    server.meet(LAN, 'refuses');
    server.meet(MINH, 'is-busy');
    await campaign.dispatch();
    await campaign.sql(`update outbox_message set next_attempt_at = next_attempt_at + interval '1 hour'
                         where address = any ('{ba@syt.example,bon@syt.example}')`);
    await campaign.send();
    campaign.pass(60);
    await campaign.sql(
      `update outbox_message set next_attempt_at = 'infinity' where address <> 'ba@syt.example'`,
    );
    await campaign.app
      .get(Database)
      .within(system('test'), (tx) => leaseNextMessage(tx, campaign.clock.now()));
    expect(await measured('mail_messages')).toEqual({
      ...{ '{state="queued"}': 1, '{state="sending"}': 1, '{state="failed"}': 1, '{state="given-up"}': 1 },
    });
    expect(await measured('campaign_outcomes_total')).toMatchObject({
      ...{ '{action="mail.accepted"}': 1, '{action="mail.failed"}': 1, '{action="mail.given-up"}': 1 },
    });
  });

  it('say how long the message has waited that waits longest, and nothing of those that do not', async () => {
    expect(await measured('mail_oldest_waiting_seconds')).toEqual({ '': 0 });
    await campaign.addRecipient(LAN);
    await campaign.dispatch();
    campaign.pass(10);
    await campaign.dispatch();
    campaign.pass(5);
    expect(await measured('mail_oldest_waiting_seconds')).toEqual({ '': 15 * 60 });
    await campaign.send();
    expect(await measured('mail_oldest_waiting_seconds')).toEqual({ '': 0 });
  });

  describe('of schedules', () => {
    const label = (id: string) => `{schedule="${id}",task="daily-workbook"}`;
    const add = async (atTime: string, enabled = true) => {
      const added = await campaign.write('POST', '/api/schedules', {
        ...{ name: `Lúc ${atTime}`, task: 'daily-workbook', atTime, weekdays: [6], enabled },
      });
      return added.json<{ id: string }>().id;
    };
    const lastSuccess = () => measured('schedule_last_success_seconds');
    const work = async () => {
      await campaign.app.get(StartDueRuns).start();
      const runs = await campaign.sql<{ id: string }>(`select id from scheduled_run where state = 'queued'`);
      for (const { id } of runs)
        await campaign.app
          .get(RunSchedule)
          .run(id)
          .catch(() => undefined);
    };

    it('say how long ago each last succeeded, counted from when it was set up where it never did', async () => {
      const id = await add('18:30');
      await add('18:30', false);
      campaign.documents.beforeDrawing = () => Promise.reject(new Error('Hết bộ nhớ'));
      campaign.pass(40);
      await work();
      expect(await lastSuccess()).toEqual({ [label(id)]: 40 * 60 });
      campaign.documents.beforeDrawing = () => Promise.resolve();
      await campaign.sql(`update scheduled_run set state = 'queued'`);
      await work();
      campaign.pass(7);
      expect(await lastSuccess()).toEqual({ [label(id)]: 7 * 60 });
    });

    it('count the runs that wait, are being done or failed, and say how long the oldest has waited', async () => {
      await add('18:10');
      await add('18:20');
      await add('18:30');
      campaign.pass(30);
      await campaign.app.get(StartDueRuns).start();
      expect(await measured('scheduled_runs')).toEqual({
        ...{ '{state="queued"}': 3, '{state="running"}': 0, '{state="failed"}': 0 },
      });
      campaign.pass(4);
      expect(await measured('scheduled_run_oldest_waiting_seconds')).toEqual({ '': 4 * 60 });
      await campaign.sql(
        `update scheduled_run set state = case to_char(planned_at at time zone 'Asia/Ho_Chi_Minh', 'MI')
                                            when '10' then 'running' when '20' then 'failed' else 'done' end`,
      );
      expect(await measured('scheduled_runs')).toEqual({
        ...{ '{state="queued"}': 0, '{state="running"}': 1, '{state="failed"}': 1 },
      });
    });
  });
});
