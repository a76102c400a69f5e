import { FollowUps } from '../apps/api/src/delivery/follow-up.job.js';
import { RunSchedule } from '../apps/api/src/delivery/run-schedule.job.js';
import { StartDueRuns } from '../apps/api/src/delivery/start-due-runs.js';
import { type MailCampaign, startMailCampaign } from './support/mail-campaign.js';
import { fileFigures } from './support/small-campaign.js';

const CITY = 'thanh-pho@syt.example';
const D901 = 'ttyt901@syt.example';
const D902 = 'ttyt902@syt.example';

describe('a daily workbook that went out while units were missing', () => {
  let campaign: MailCampaign;
  const at = (local: string) => campaign.clock.standAt(new Date(`${local}:00+07:00`));
  const file = (ward: string, district: string, at: string) =>
    fileFigures(campaign, district, '2022-05-08', [{ ward, submitted: 900, verified: 900, signed: 400 }], at);
  const fileTheRest = async () => {
    at('2022-05-08T19:00');
    await fileFigures(
      campaign,
      '901',
      '2022-05-08',
      [
        { ward: '90101', submitted: 950, verified: 800, signed: 150 },
        { ward: '90102', submitted: 1_900, verified: 800, signed: 250 },
      ],
      '2022-05-08T19:00:00+07:00',
    );
    at('2022-05-08T19:01');
  };
  const jobs = () =>
    campaign.sql<{ data: { date: string; documentId: string } }>(
      `select data from pgboss.job where name = 'follow-up'`,
    );
  /** A tick, and what a process that runs jobs does then. */
  const tick = async () => {
    await campaign.app.get(StartDueRuns).start();
    const runs = await campaign.sql<{ id: string }>(`select id from scheduled_run where state = 'queued'`);
    for (const { id } of runs) await campaign.app.get(RunSchedule).run(id);
    await campaign.app.get(FollowUps).start();
    for (const { data } of await jobs()) await campaign.app.get(FollowUps).send(data.date, data.documentId);
  };
  const versionsTo = async (address: string) =>
    (await campaign.deliveriesTo(address)).map(({ documentVersion }) => documentVersion);

  beforeEach(async () => {
    campaign = await startMailCampaign();
    await campaign.addRecipient(CITY);
    await campaign.addRecipient(D901, '901');
    await campaign.addRecipient(D902, '902');
    at('2022-05-08T12:00');
    await campaign.write('POST', '/api/schedules', {
      name: 'Báo cáo nhanh',
      task: 'daily-workbook',
      atTime: '18:00',
      weekdays: [1, 2, 3, 4, 5, 6, 7],
    });
    await file('90201', '902', '2022-05-08T15:30:00+07:00');
    at('2022-05-08T18:00');
    await tick();
  });
  afterEach(() => campaign.close());

  it('is followed by version 2 when the last unit has reported, once, to whom it says something new', async () => {
    expect(await versionsTo(CITY)).toEqual([1]);
    await fileTheRest();
    await tick();
    await tick();
    expect(await versionsTo(CITY)).toEqual([1, 2]);
    expect(await versionsTo(D901)).toEqual([1, 2]);
    expect(await versionsTo(D902)).toEqual([1]);
    expect((await campaign.deliveriesTo(CITY))[1]?.subject).toBe(
      'Báo cáo nhanh ngày 08/05/2022, lần phát hành 2: đã ký 800 (13,3%)',
    );
  });

  it('is sent again as it is to whom the first message never reached', async () => {
    await campaign.sql(`update outbox_message set state = 'given-up' where address = $1`, [D902]);
    await fileTheRest();
    await tick();
    expect(await versionsTo(D902)).toEqual([1, 1]);
  });

  it('is followed also when somebody had version 2 made by hand before', async () => {
    await fileTheRest();
    const made = await campaign.write('POST', '/api/documents', {
      ...{ kind: 'daily-workbook', date: '2022-05-08', districtCodes: ['901', '902'] },
    });
    expect(made.json().documents.map(({ version }: { version: number }) => version)).toEqual([2, 2, 1]);
    expect(await versionsTo(CITY)).toEqual([1]);
    await tick();
    await tick();
    expect(await versionsTo(CITY)).toEqual([1, 2]);
    expect(await versionsTo(D902)).toEqual([1]);
  });

  it('is followed though the last report came before it was published', async () => {
    const published = await campaign.sql(`delete from document_order returning *`);
    await fileTheRest();
    await tick();
    expect(await versionsTo(CITY)).toEqual([1]);
    await campaign.sql(
      `insert into document_order select * from jsonb_populate_recordset(null::document_order, $1)`,
      [JSON.stringify(published)],
    );
    await tick();
    expect(await versionsTo(CITY)).toEqual([1, 2]);
  });

  it('is followed by another attempt an hour after one has failed for good', async () => {
    await fileTheRest();
    await campaign.app.get(FollowUps).start();
    await campaign.app.get(FollowUps).start();
    expect(await jobs()).toHaveLength(1);
    await campaign.sql(`update pgboss.job set state = 'failed' where name = 'follow-up'`);
    at('2022-05-08T20:01');
    await campaign.app.get(FollowUps).start();
    expect(await jobs()).toHaveLength(2);
  });

  it('is not followed while one is still missing', async () => {
    at('2022-05-08T19:00');
    await file('90101', '901', '2022-05-08T19:00:00+07:00');
    at('2022-05-08T19:01');
    await tick();
    expect(await versionsTo(CITY)).toEqual([1]);
  });
});
