import type { ProgressAnswer } from '../apps/api/src/contract/progress.js';
import { fileFigures, makeSmallCampaign } from './support/small-campaign.js';
import { type SignedIn, signIn } from './support/sign-in.js';
import { startApp, type TestApp } from './support/start-app.js';
import { whileRecording } from './support/while-recording.js';

const NOW = '2022-05-06T20:00:00+07:00';

describe('an answer as of a moment just past', () => {
  let campaign: TestApp;
  let leader: SignedIn;
  const signed = async (asOf: string) => {
    const url = `/api/progress/city?date=2022-05-06&asOf=${encodeURIComponent(asOf)}`;
    return (await campaign.app.inject({ url, headers: leader.headers })).json<ProgressAnswer>().totals.signed;
  };

  beforeEach(async () => {
    campaign = await startApp(NOW);
    await makeSmallCampaign(campaign, { '901': { '90101': 1_000 } });
    await fileFigures(campaign, '901', '2022-05-05', [
      { ward: '90101', submitted: 300, verified: 90, signed: 10 },
    ]);
    leader = await signIn(campaign, 'leader');
  });
  afterEach(() => campaign.close());

  it('waits for what is being recorded before that moment, and has it', async () => {
    campaign.clock.standAt(new Date(Date.parse(NOW) + 5_000));
    const asOf = campaign.clock.now().toISOString();
    const told = await whileRecording(
      campaign,
      (holder) =>
        holder.query(
          `insert into deadline_version (deadline_date, decided_on, document, reason, recorded_at)
           select '2022-06-20', '2022-05-06', 'Văn bản', 'Dời hạn', last_recorded_at from data_version`,
        ),
      async () => {
        const url = `/api/progress/city?date=2022-05-06&asOf=${encodeURIComponent(asOf)}`;
        return (await campaign.app.inject({ url, headers: leader.headers })).json<ProgressAnswer>().deadlines
          .length;
      },
    );
    const url = `/api/progress/city?date=2022-05-06&asOf=${encodeURIComponent(asOf)}`;
    const again = await campaign.app.inject({ url, headers: leader.headers });
    expect(told).toBe(again.json<ProgressAnswer>().deadlines.length);
    expect(told).toBe(3);
  });

  it('stays what it was, though a report is filed in the same instant', async () => {
    const asOf = new Date(Date.parse(NOW) + 900).toISOString();
    expect(await signed(asOf)).toBe(10);
    const { recordedAt } = await fileFigures(campaign, '901', '2022-05-06', [
      { ward: '90101', submitted: 400, verified: 100, signed: 50 },
    ]);
    expect(recordedAt.getTime()).toBeGreaterThan(Date.parse(asOf));
    expect(await signed(asOf)).toBe(10);
    expect(await signed(recordedAt.toISOString())).toBe(50);
  });
});
