import type { Listed } from '../apps/api/src/contract/list.js';
import type { ScheduledRunRow, ScheduleRow } from '../apps/api/src/contract/schedule.js';
import { loadSchedules } from '../apps/api/src/delivery/load-schedules.js';
import { StartDueRuns } from '../apps/api/src/delivery/start-due-runs.js';
import { Clock } from '../apps/api/src/platform/clock.js';
import { Database } from '../apps/api/src/platform/database.js';
import { type MailCampaign, startMailCampaign } from './support/mail-campaign.js';

const MONDAYS = {
  name: 'Báo cáo giao ban',
  task: 'weekly-briefing',
  atTime: '06:30',
  weekdays: [1],
  enabled: true,
};

describe('schedules', () => {
  let campaign: MailCampaign;
  const list = () => campaign.read<Listed<ScheduleRow>>('/api/schedules');
  const load = () => loadSchedules(campaign.app.get(Database), campaign.app.get(Clock));

  beforeEach(async () => {
    campaign = await startMailCampaign();
  });
  afterEach(() => campaign.close());

  it('show the coming instants in the time of Ho Chi Minh City', async () => {
    const added = await campaign.write('POST', '/api/schedules', MONDAYS);
    expect(added.statusCode).toBe(201);
    expect(added.json()).toMatchObject({
      ...MONDAYS,
      startsAt: '2022-05-07T11:00:00.000Z',
      lastPlannedAt: null,
      nextInstants: ['2022-05-08T23:30:00.000Z', '2022-05-15T23:30:00.000Z', '2022-05-22T23:30:00.000Z'],
    });
  });

  it('of a new campaign are the workbook every evening and the briefing on Monday morning, loaded once', async () => {
    await load();
    await load();
    expect((await list()).rows).toMatchObject([
      { task: 'weekly-briefing', atTime: '06:30', weekdays: [1], enabled: true },
      { task: 'daily-workbook', atTime: '18:00', weekdays: [1, 2, 3, 4, 5, 6, 7], enabled: true },
    ]);
    expect(
      await campaign.sql(
        `select actor_name, after ->> 'task' as task from audit_entry where action = 'schedule.add' order by id`,
      ),
    ).toEqual([
      { actor_name: 'load-schedules', task: 'daily-workbook' },
      { actor_name: 'load-schedules', task: 'weekly-briefing' },
    ]);
  });

  it('that an administrator changed or removed are not loaded again', async () => {
    await load();
    const [briefing] = (await list()).rows;
    await campaign.write('DELETE', `/api/schedules/${briefing?.id}`);
    await load();
    expect((await list()).rows.map(({ task }) => task)).toEqual(['daily-workbook']);
  });

  it('start anew when their hour changes, and go on when only their name does', async () => {
    const { id } = (await campaign.write('POST', '/api/schedules', MONDAYS)).json<ScheduleRow>();
    campaign.pass(60);
    const renamed = await campaign.write('PUT', `/api/schedules/${id}`, {
      ...{ ...MONDAYS, name: 'Giao ban tuần', recordVersion: 1 },
    });
    expect(renamed.json()).toMatchObject({ name: 'Giao ban tuần', startsAt: '2022-05-07T11:00:00.000Z' });
    const moved = await campaign.write('PUT', `/api/schedules/${id}`, {
      ...{ ...MONDAYS, atTime: '07:00', recordVersion: 2 },
    });
    expect(moved.json()).toMatchObject({ startsAt: '2022-05-07T12:00:00.000Z' });
  });

  it('cannot be removed once they have run, so that the run log keeps naming them', async () => {
    const daily = { ...MONDAYS, task: 'daily-workbook', atTime: '18:00', weekdays: [6] };
    const { id } = (await campaign.write('POST', '/api/schedules', daily)).json<ScheduleRow>();
    await campaign.app.get(StartDueRuns).start();
    const removed = await campaign.write('DELETE', `/api/schedules/${id}`);
    expect([removed.statusCode, removed.json().code]).toEqual([409, 'schedule.has-runs']);
    const log = await campaign.read<Listed<ScheduledRunRow>>(
      `/api/scheduled-runs?scheduleId=${id}&state=queued`,
    );
    expect(log).toMatchObject({ total: 1, rows: [{ scheduleName: MONDAYS.name, state: 'queued' }] });
  });

  it.each([
    ['an hour that does not exist', { atTime: '24:00' }],
    ['no weekday', { weekdays: [] }],
    ['an eighth weekday', { weekdays: [8] }],
    ['a weekday twice', { weekdays: [1, 1] }],
    ['a task nobody does', { task: 'coffee' }],
  ])('are refused with %s', async (_, change) => {
    const answer = await campaign.write('POST', '/api/schedules', { ...MONDAYS, ...change });
    expect([answer.statusCode, answer.json().code]).toEqual([400, 'request.invalid']);
  });

  it('are audited', async () => {
    const { id } = (await campaign.write('POST', '/api/schedules', MONDAYS)).json<ScheduleRow>();
    await campaign.write('PUT', `/api/schedules/${id}`, {
      ...{ ...MONDAYS, enabled: false, recordVersion: 1 },
    });
    await campaign.write('DELETE', `/api/schedules/${id}`);
    const entries = await campaign.sql<{ action: string }>(
      `select action from audit_entry where subject_kind = 'schedule' order by id`,
    );
    expect(entries.map(({ action }) => action)).toEqual([
      'schedule.add',
      'schedule.change',
      'schedule.remove',
    ]);
  });
});
