import type { Listed } from '../apps/api/src/contract/list.js';
import { type Notice, noticeText } from '../apps/api/src/contract/notice.js';
import { RunSchedule } from '../apps/api/src/delivery/run-schedule.job.js';
import { StartDueRuns } from '../apps/api/src/delivery/start-due-runs.js';
import { TellAdministrators } from '../apps/api/src/delivery/tell-administrators.js';
import { type MailCampaign, startMailCampaign } from './support/mail-campaign.js';
import { startSecondInstance } from './support/second-instance.js';
import { signIn } from './support/sign-in.js';
import { type MailServerForTests, startMailServer } from './support/smtp.js';

const LAN = 'lan@syt.example';
const MINH = 'minh@syt.example';

describe('an administrator is told', () => {
  let server: MailServerForTests;
  let campaign: MailCampaign;
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

  const tell = () => campaign.app.get(TellAdministrators).tell();
  const told = async (headers = campaign.admin.headers) => {
    const answer = await campaign.app.inject({ url: '/api/notices?order=asc', headers });
    return answer.json<Listed<Notice>>().rows.map(({ kind, details }) => ({ kind, ...details }));
  };

  describe('of mail', () => {
    const giveUp = async (...addresses: string[]) => {
      for (const address of addresses) server.meet(address, 'refuses');
      await campaign.dispatch();
      await campaign.send();
    };

    it('that was given up, all of it in one notice, once', async () => {
      await giveUp(LAN, MINH);
      await tell();
      await tell();
      expect(await told()).toEqual([
        { kind: 'mail-given-up', byName: null, messages: 2, address: expect.stringMatching(/^(lan|minh)@/) },
      ]);
      server.meet(MINH, null);
      campaign.pass(1);
      await giveUp(LAN);
      await tell();
      expect((await told()).at(1)).toMatchObject({ messages: 1, address: LAN });
    });

    it('that was given up again after it was sent anew', async () => {
      await giveUp(LAN);
      await tell();
      const [message] = await campaign.deliveriesTo(LAN);
      await campaign.write('POST', `/api/deliveries/${message?.id}/resend`);
      await campaign.send();
      await tell();
      expect(await told()).toHaveLength(2);
    });

    it('by mail as well, and not of the loss of such a mail', async () => {
      const own = 'quantri@syt.example';
      await campaign.sql(`update user_account set email = $1 where id = $2`, [own, campaign.admin.id]);
      server.meet(own, 'refuses');
      await giveUp(LAN);
      await tell();
      await campaign.send();
      const [mail] = await campaign.deliveriesTo(own);
      expect([mail?.state, mail?.subject]).toEqual(['given-up', 'Có 1 thư không gửi được, đã dừng gửi']);
      await tell();
      expect(await told()).toHaveLength(1);
    });

    it('as every other administrator is, and nobody else', async () => {
      const other = await signIn(campaign, 'administrator');
      const leader = await signIn(campaign, 'leader');
      await giveUp(LAN);
      await tell();
      expect(await told(other.headers)).toHaveLength(1);
      expect(await told(leader.headers)).toEqual([]);
    });

    it('but not where the recipient was switched off meanwhile, as was meant', async () => {
      await campaign.dispatch();
      await campaign.sql(`update recipient set enabled = false`);
      await campaign.send();
      await tell();
      expect(await told()).toEqual([]);
      expect((await campaign.deliveriesTo(LAN))[0]?.state).toBe('given-up');
    });

    it('once, when two processes tell at the same time', async () => {
      const second = await startSecondInstance(campaign);
      await giveUp(LAN);
      await Promise.all([tell(), second.get(TellAdministrators).tell()]);
      await second.close();
      expect(await told()).toHaveLength(1);
    });
  });

  describe('of a planned document', () => {
    const pass = (minutes: number) => campaign.pass(minutes);
    let runId: string;
    const run = () => campaign.app.get(RunSchedule).run(runId);
    beforeEach(async () => {
      await campaign.write('POST', '/api/schedules', {
        ...{ name: 'Báo cáo nhanh', task: 'daily-workbook', atTime: '18:30', weekdays: [6] },
      });
      pass(30);
      await campaign.app.get(StartDueRuns).start();
      const [row] = await campaign.sql<{ id: string }>(`select id from scheduled_run`);
      runId = row?.id ?? '';
      campaign.documents.beforeDrawing = () => Promise.reject(new Error('Hết bộ nhớ'));
      await expect(run()).rejects.toThrow();
    });

    it('that is still not made ten minutes after its hour, once', async () => {
      pass(9);
      await tell();
      expect(await told()).toEqual([]);
      pass(1);
      await tell();
      await tell();
      const [notice, ...more] = await told();
      expect(notice).toMatchObject({ schedule: 'Báo cáo nhanh', plannedAt: '2022-05-07T11:30:00.000Z' });
      expect(more).toEqual([]);
      expect(noticeText({ kind: 'run-failed', details: { byName: null, ...notice } }, 'vi').title).toBe(
        'Lịch "Báo cáo nhanh" không phát hành được báo cáo lúc 18:30 07/05/2022',
      );
    });

    it('and not of one that was made at a later attempt', async () => {
      campaign.documents.beforeDrawing = () => Promise.resolve();
      await run();
      pass(60);
      await tell();
      expect(await told()).toEqual([]);
    });

    it('that was run again and failed again', async () => {
      pass(10);
      await tell();
      await campaign.write('POST', `/api/scheduled-runs/${runId}/run-again`);
      await expect(run()).rejects.toThrow();
      await tell();
      expect((await told()).map(({ kind }) => kind)).toEqual(['run-failed', 'run-failed']);
    });
  });
});
