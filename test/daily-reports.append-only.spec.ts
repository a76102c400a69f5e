import { Client } from 'pg';
import { canMove, REPORT_STATES } from '../apps/api/src/domain/report-states.js';
import { appUrlOf } from './support/database-urls.js';
import { fileFigures, makeSmallCampaign } from './support/small-campaign.js';
import { startApp, type TestApp } from './support/start-app.js';

/** What the trigger refuses, and what the database refuses the role. */
const APPEND_ONLY = '23001';
const NOT_GRANTED = '42501';

describe('a report that was filed', () => {
  let campaign: TestApp;
  let app: Client;
  let id: string;

  beforeEach(async () => {
    campaign = await startApp('2022-05-07T18:00:00+07:00');
    await makeSmallCampaign(campaign, { '901': { '90101': 1_000 } });
    id = (await fileFigures(campaign, '901', '2022-05-07', [{ ward: '90101', submitted: 300 }])).reportId;
    app = new Client({ connectionString: appUrlOf(campaign.ownerUrl) });
    await app.connect();
  });
  afterEach(async () => {
    await app.end();
    await campaign.close();
  });

  const ROLES = ['owner', 'campaign_city', 'campaign_district', 'campaign_system'] as const;
  type Role = (typeof ROLES)[number];

  /** The error code of a change in the eyes of a role; null when it is done. Nothing of it stays. */
  async function tried(role: Role, ...changes: string[]): Promise<string | null> {
    const ask = async (text: string) => {
      if (role === 'owner') await campaign.sql(text);
      else await app.query(text);
    };
    await ask('begin');
    try {
      if (role !== 'owner') await ask(`set local role ${role}`);
      if (role === 'campaign_district') await ask(`set local campaign.district_code = '901'`);
      for (const change of changes) await ask(`update daily_report set ${change} where id = '${id}'`);
      return null;
    } catch (error) {
      return (error as { code?: string }).code ?? 'unknown';
    } finally {
      await ask('rollback');
    }
  }

  const REVIEWED = `reviewed_at = now(), reviewed_by_name = 'Đầu mối', review_note = 'Đã xem'`;
  const ENDED = 'superseded_at = now()';

  it('keeps when it came, whether it was late, its hash, its file and its words, for the owner, too', async () => {
    const columns = [
      ...["timeliness = 'late'", "filed_at = now() - interval '1 hour'", "rows_hash = repeat('0', 64)"],
      ...["receipt_code = 'BC'", 'revision = 7', "filed_by_name = 'Khác'", "note = 'Khác'"],
      ...["reporting_date = '2022-05-06'", "district_code = '901', upload_id = gen_random_uuid()"],
    ];
    for (const column of columns) {
      expect([column, await tried('owner', column)]).toEqual([column, APPEND_ONLY]);
      for (const role of ROLES.slice(1))
        expect([column, await tried(role, column)]).toEqual([column, NOT_GRANTED]);
    }
  });

  it.each(REPORT_STATES.flatMap((from) => REPORT_STATES.map((to) => [from, to] as const)))(
    'goes from %s to %s exactly where the domain lets it',
    async (from, to) => {
      if (from === to) return;
      const steps = {
        filed: [],
        accepted: [`state = 'accepted', ${REVIEWED}`],
        returned: [`state = 'returned', ${REVIEWED}`],
      };
      const outcome = canMove(from, to) ? null : APPEND_ONLY;
      for (const role of ['owner', 'campaign_city', 'campaign_system'] as const) {
        expect(await tried(role, ...steps[from], `state = '${to}', ${REVIEWED}`)).toBe(outcome);
      }
    },
  );

  it('is reviewed with a moment, and what the review said changes only with its next step', async () => {
    expect(await tried('campaign_city', `state = 'accepted'`)).toBe(APPEND_ONLY);
    expect(await tried('campaign_city', `state = 'accepted', ${REVIEWED}`, `review_note = 'Khác'`)).toBe(
      APPEND_ONLY,
    );
    expect(await tried('campaign_city', REVIEWED)).toBe(APPEND_ONLY);
    expect(await tried('campaign_district', `state = 'accepted', ${REVIEWED}`)).toBe(NOT_GRANTED);
  });

  it('ends once, and from then on nothing of it changes', async () => {
    for (const role of ROLES) {
      expect([role, await tried(role, ENDED)]).toEqual([role, null]);
      expect([role, await tried(role, ENDED, `superseded_at = now() + interval '1 hour'`)]).toEqual([
        role,
        APPEND_ONLY,
      ]);
      expect([role, await tried(role, ENDED, 'superseded_at = null')]).toEqual([role, APPEND_ONLY]);
    }
    expect(await tried('owner', ENDED, `state = 'returned', ${REVIEWED}`)).toBe(APPEND_ONLY);
    expect(await tried('owner', `state = 'returned', ${REVIEWED}`, ENDED)).toBe(null);
  });
});
