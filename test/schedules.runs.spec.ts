import type { ScheduledRunRow, ScheduleRow } from '../apps/api/src/contract/schedule.js';
import type { Listed } from '../apps/api/src/contract/list.js';
import { GiveUpLostRuns } from '../apps/api/src/delivery/give-up-lost-runs.js';
import { RunSchedule } from '../apps/api/src/delivery/run-schedule.job.js';
import { StartDueRuns } from '../apps/api/src/delivery/start-due-runs.js';
import { Clock } from '../apps/api/src/platform/clock.js';
import { eventually } from './support/eventually.js';
import { type MailCampaign, startMailCampaign } from './support/mail-campaign.js';
import { startSecondInstance } from './support/second-instance.js';
import { makeTextDocuments } from './support/text-documents.js';

const LAN = 'lan@syt.example';

describe('running schedules', () => {
  let campaign: MailCampaign;
  let evening: ScheduleRow;
  const tick = () => campaign.app.get(StartDueRuns).start();
  const at = (local: string) => campaign.clock.standAt(new Date(`${local}:00+07:00`));
  const runs = async () =>
    (await campaign.read<Listed<ScheduledRunRow>>('/api/scheduled-runs?sort=plannedAt&order=asc')).rows;
  const jobs = () =>
    campaign.sql<{ id: string; state: string }>(
      `select id, state from pgboss.job where name = 'run-schedule' order by created_on`,
    );
  /** What a process that runs jobs does with the runs that wait. */
  const work = async () => {
    for (const run of await runs()) {
      if (run.state === 'queued') await campaign.app.get(RunSchedule).run(run.id);
    }
  };

  beforeEach(async () => {
    campaign = await startMailCampaign();
    await campaign.addRecipient(LAN);
    at('2022-05-07T12:00');
    const added = await campaign.write('POST', '/api/schedules', {
      name: 'Báo cáo nhanh hằng ngày',
      task: 'daily-workbook',
      atTime: '18:00',
      weekdays: [1, 2, 3, 4, 5, 6, 7],
    });
    evening = added.json();
  });
  afterEach(() => campaign.close());

  it('takes up an instant when its hour has come, with one job, and not before', async () => {
    at('2022-05-07T17:59');
    await tick();
    expect(await runs()).toEqual([]);
    at('2022-05-07T18:00');
    await tick();
    expect(await runs()).toMatchObject([
      { scheduleId: evening.id, plannedAt: '2022-05-07T11:00:00.000Z', state: 'queued', outcome: null },
    ]);
    expect(await jobs()).toMatchObject([{ state: 'created' }]);
  });

  it('takes up an instant once, however many processes tick at once and however often', async () => {
    at('2022-05-07T18:00');
    const second = await startSecondInstance(campaign);
    const third = await startSecondInstance(campaign);
    await Promise.all([tick(), second.get(StartDueRuns).start(), third.get(StartDueRuns).start()]);
    await tick();
    await Promise.all([second.close(), third.close()]);
    expect(await runs()).toHaveLength(1);
    expect(await jobs()).toHaveLength(1);
  });

  it('makes the document, queues its mail and says so in the run log', async () => {
    at('2022-05-07T18:00');
    await tick();
    await work();
    const [run] = await runs();
    expect(run).toMatchObject({ state: 'done', outcome: { kind: 'made', messages: 1 } });
    const [message] = await campaign.deliveriesTo(LAN);
    expect(message).toMatchObject({
      state: 'queued',
      documentKind: 'daily-workbook',
      documentFrom: '2022-05-07',
      subject: 'Báo cáo nhanh ngày 07/05/2022: đã ký 645 (10,8%)',
    });
  });

  it('makes the briefing of a Monday morning about the week that ended the day before', async () => {
    makeTextDocuments(campaign.app, 'weekly-briefing');
    await campaign.write('POST', '/api/schedules', {
      ...{ name: 'Giao ban', task: 'weekly-briefing', atTime: '06:30', weekdays: [1] },
    });
    at('2022-05-09T06:30');
    await tick();
    await work();
    const [briefing] = (await campaign.deliveriesTo(LAN)).filter(
      (one) => one.documentKind === 'weekly-briefing',
    );
    expect(briefing?.subject).toMatch(/^Báo cáo giao ban tuần 02\/05–08\/05\/2022: /);
  });

  it('runs a schedule missed for three days once after the restart, and never twice', async () => {
    at('2022-05-10T20:00');
    await tick();
    await work();
    await tick();
    expect((await runs()).map(({ plannedAt, state }) => [plannedAt.slice(0, 10), state])).toEqual([
      ['2022-05-07', 'missed'],
      ['2022-05-08', 'missed'],
      ['2022-05-09', 'missed'],
      ['2022-05-10', 'done'],
    ]);
    expect((await runs())[0]?.outcome).toEqual({ kind: 'missed', mergedInto: '2022-05-10T11:00:00.000Z' });
    expect(await campaign.deliveriesTo(LAN)).toHaveLength(1);
    expect(campaign.documents.drawn).toBe(1);
  });

  it('makes and sends nothing more when a job is done a second time', async () => {
    at('2022-05-07T18:00');
    await tick();
    const [run] = await runs();
    await Promise.all([1, 2].map(() => campaign.app.get(RunSchedule).run(run?.id ?? '')));
    await campaign.app.get(RunSchedule).run(run?.id ?? '');
    expect(await campaign.deliveriesTo(LAN)).toHaveLength(1);
    expect(await campaign.sql('select id from document')).toHaveLength(1);
  });

  it('keeps neither document nor mail when the making fails, says so, and succeeds at the next attempt', async () => {
    at('2022-05-07T18:00');
    await tick();
    const [run] = await runs();
    campaign.documents.beforeDrawing = () => Promise.reject(new Error('Hết bộ nhớ khi vẽ biểu đồ'));
    await expect(campaign.app.get(RunSchedule).run(run?.id ?? '')).rejects.toThrow('Hết bộ nhớ');
    expect((await runs())[0]).toMatchObject({
      state: 'failed',
      outcome: { kind: 'failed', reason: 'defect' },
    });
    expect(await campaign.deliveriesTo(LAN)).toEqual([]);
    campaign.documents.beforeDrawing = () => Promise.resolve();
    await campaign.app.get(RunSchedule).run(run?.id ?? '');
    expect((await runs())[0]?.state).toBe('done');
    expect(await campaign.deliveriesTo(LAN)).toHaveLength(1);
  });

  describe('one that failed for good', () => {
    let run: ScheduledRunRow | undefined;
    const runAgain = () => campaign.write('POST', `/api/scheduled-runs/${run?.id}/run-again`);

    beforeEach(async () => {
      at('2022-05-07T18:00');
      await tick();
      [run] = await runs();
      campaign.documents.beforeDrawing = () => Promise.reject(new Error('Ổ đĩa đầy'));
      await expect(campaign.app.get(RunSchedule).run(run?.id ?? '')).rejects.toThrow();
      await campaign.sql(`update pgboss.job set state = 'failed'`);
      campaign.documents.beforeDrawing = () => Promise.resolve();
    });

    it('is run again when an administrator asks for it, and that is noted', async () => {
      expect((await runAgain()).json()).toEqual({ id: run?.id });
      expect((await runs())[0]).toMatchObject({ state: 'queued', finishedAt: null, outcome: null });
      expect((await jobs()).map(({ state }) => state)).toEqual(['failed', 'created']);
      await work();
      expect((await runs())[0]).toMatchObject({ state: 'done', outcome: { kind: 'made', messages: 1 } });
      const [entry] = await campaign.sql(
        `select * from audit_entry where action = 'scheduled-run.run-again'`,
      );
      expect(entry).toMatchObject({ subject_id: run?.id, before: { state: 'failed' } });
    });

    it('is run again once, however often that is asked for, and not when it is done', async () => {
      await runAgain();
      expect((await runAgain()).json()).toMatchObject({ code: 'scheduled-run.has-not-failed' });
      await work();
      const refused = await runAgain();
      expect([refused.statusCode, refused.json().code]).toEqual([409, 'scheduled-run.has-not-failed']);
      expect(await campaign.deliveriesTo(LAN)).toHaveLength(1);
    });
  });

  it('says of a run whose job died with its process that it failed, and lets it be run again', async () => {
    at('2022-05-07T18:00');
    await tick();
    const [run] = await runs();
    await campaign.sql(`update scheduled_run set state = 'running', started_at = queued_at`);
    const giveUp = () => campaign.app.get(GiveUpLostRuns).giveUp();
    await giveUp();
    expect((await runs())[0]?.state).toBe('running');
    await campaign.sql(`update pgboss.job set state = 'failed'`);
    await giveUp();
    expect((await runs())[0]).toMatchObject({
      state: 'failed',
      outcome: { kind: 'failed', reason: 'lost' },
      finishedAt: '2022-05-07T11:00:00.000Z',
    });
    const again = await campaign.write('POST', `/api/scheduled-runs/${run?.id}/run-again`);
    expect(again.json()).toEqual({ id: run?.id });
    await giveUp();
    await work();
    expect((await runs())[0]?.state).toBe('done');
    expect(await campaign.deliveriesTo(LAN)).toHaveLength(1);
  });

  it('makes up for nothing while a schedule was switched off', async () => {
    const { name, task, atTime, weekdays } = evening;
    const turn = (enabled: boolean, recordVersion: number) =>
      campaign.write('PUT', `/api/schedules/${evening.id}`, {
        ...{ name, task, atTime, weekdays, enabled, recordVersion },
      });
    await turn(false, 1);
    at('2022-05-09T20:00');
    await tick();
    await turn(true, 2);
    await tick();
    expect(await runs()).toEqual([]);
    at('2022-05-10T18:00');
    await tick();
    expect((await runs()).map(({ plannedAt }) => plannedAt)).toEqual(['2022-05-10T11:00:00.000Z']);
  });

  it('has no daily workbook on a holiday', async () => {
    await campaign.sql(`update schedule set starts_at = '2022-04-29T12:00:00+07:00'`);
    at('2022-05-03T20:00');
    await tick();
    expect((await runs()).map(({ plannedAt }) => plannedAt)).toEqual(['2022-04-29T11:00:00.000Z']);
  });

  it('adds the job only if the run is kept: an undone transaction leaves neither', async () => {
    at('2022-05-07T18:00');
    await campaign.sql(
      `create function fail_at_commit() returns trigger language plpgsql as 'begin raise exception ''no''; end'`,
    );
    await campaign.sql(
      `create constraint trigger fail_at_commit after insert on scheduled_run deferrable initially deferred
         for each row execute function fail_at_commit()`,
    );
    await expect(tick()).rejects.toThrow('no');
    expect(await runs()).toEqual([]);
    expect(await jobs()).toEqual([]);
  });

  it('is worked by a process that runs jobs, from the tick to the mail', async () => {
    at('2022-05-07T18:00');
    const worker = await startSecondInstance(campaign, { RUN_JOBS: 'true' });
    makeTextDocuments(worker, 'daily-workbook');
    await eventually(runs, ([run]) => run?.state === 'done');
    const [message] = await eventually(
      () => campaign.deliveriesTo(LAN),
      ([first]) => first?.state === 'kept',
      15,
    );
    expect(message?.attempts).toBe(1);
    await worker.close();
  });

  it('gives the job of a killed process to another within a minute', async () => {
    at('2022-05-07T18:00');
    await tick();
    const [run] = await runs();
    // As left by a process that was killed in the middle: taken, and its last sign of life 15 seconds ago.
    await campaign.sql(
      `update pgboss.job set state = 'active', started_on = now() - interval '20 seconds',
              heartbeat_on = now() - interval '15 seconds'`,
    );
    await campaign.sql(`update scheduled_run set state = 'running', started_at = queued_at where id = $1`, [
      run?.id,
    ]);
    const worker = await startSecondInstance(campaign, { RUN_JOBS: 'true' });
    makeTextDocuments(worker, 'daily-workbook');
    worker.get(Clock).standAt(campaign.clock.now());
    await eventually(runs, ([first]) => first?.state === 'done', 45);
    expect(await campaign.deliveriesTo(LAN)).toHaveLength(1);
    await worker.close();
  }, 70_000);
});
