import type { Listed } from '../apps/api/src/contract/list.js';
import type { Notice } from '../apps/api/src/contract/notice.js';
import { SendMail } from '../apps/api/src/delivery/send-mail.js';
import { call } from './support/call.js';
import { downloadTemplate, file, upload } from './support/make-report.js';
import { fillTemplate } from './support/fill-template.js';
import { makeCampaign } from './support/make-campaign.js';
import { type SignedIn, signIn } from './support/sign-in.js';
import { startApp, type TestApp } from './support/start-app.js';

const DAY = { districtCode: '764', date: '2022-05-07' };

describe('a report filed in a district’s name', () => {
  let campaign: TestApp;
  let reviewer: SignedIn;
  let other: SignedIn;
  let reporter: SignedIn;
  beforeEach(async () => {
    campaign = await startApp('2022-05-07T16:30:00+07:00');
    await makeCampaign(campaign, { demonstration: true });
    reviewer = await signIn(campaign, 'reviewer');
    other = await signIn(campaign, 'reviewer');
    reporter = await signIn(campaign, 'district-reporter', '764');
    await campaign.sql(`update user_account set email = 'Quan12@Example.vn' where id = $1`, [reporter.id]);
  });
  afterEach(() => campaign.close());

  const uploadBy = async (by: SignedIn) => {
    const template = (await downloadTemplate(campaign, by, DAY.districtCode, DAY.date)).rawPayload;
    const bytes = await fillTemplate(template, () => ({
      submitted: 10,
      verified: 5,
      unresolved: 0,
      exempt: 0,
      signed: 1,
    }));
    return (await upload(campaign, by, DAY, { name: 'bao-cao.xlsx', bytes })).json();
  };
  const fileBy = async (by: SignedIn, uploadedBy = by) => {
    const filed = await file(campaign, by, await uploadBy(uploadedBy));
    expect(filed.statusCode).toBe(201);
    return filed.json<{ id: string; receiptCode: string }>();
  };
  const accept = (by: SignedIn, id: string) => call(campaign, by, `POST daily-reports/${id}/accept`, {});
  const notices = async (of: SignedIn) => (await call<Listed<Notice>>(campaign, of, 'GET notices')).body.rows;
  const mails = () =>
    campaign.sql<{ address: string; subject: string }>(
      `select address, subject from outbox_message where notice_id is not null order by queued_at, id`,
    );

  it('is not accepted by who filed it, but by another one', async () => {
    const { id } = await fileBy(reviewer);
    expect(await accept(reviewer, id)).toMatchObject({
      status: 409,
      body: { code: 'daily-report.own-filing' },
    });
    // Each is told beforehand.
    const isOwn = async (by: SignedIn) =>
      (await call<{ isOwnFiling: boolean }>(campaign, by, `GET daily-reports/${id}`)).body.isOwnFiling;
    expect([await isOwn(reviewer), await isOwn(other)]).toEqual([true, false]);
    expect(await accept(other, id)).toMatchObject({
      status: 200,
      body: { filedByName: reviewer.fullName, reviewedByName: other.fullName },
    });
  });

  it('is not accepted by who brought the file either', async () => {
    const { id } = await fileBy(other, reviewer);
    expect(await accept(reviewer, id)).toMatchObject({
      status: 409,
      body: { code: 'daily-report.own-filing' },
    });
  });

  it('may be returned by who filed it: a mistake is undone', async () => {
    const { id } = await fileBy(reviewer);
    const returned = await call(campaign, reviewer, `POST daily-reports/${id}/return`, {
      reason: 'Nộp nhầm',
    });
    expect(returned.status).toBe(200);
  });

  it('is not accepted in the database itself by who filed it, nor by who brought the file', async () => {
    const { id } = await fileBy(other, reviewer);
    const acceptedBy = (who: SignedIn) =>
      campaign.sql(
        `update daily_report set state = 'accepted', reviewed_at = now(), reviewed_by = $2 where id = $1`,
        [id, who.id],
      );
    for (const who of [other, reviewer]) {
      await expect(acceptedBy(who)).rejects.toMatchObject({ constraint: 'daily_report_four_eyes' });
    }
    await acceptedBy(await signIn(campaign, 'reviewer'));
  });

  it('is told to the district, and by mail to its reporters, and so is what becomes of it', async () => {
    const { id, receiptCode } = await fileBy(reviewer);
    await accept(other, id);
    await call(campaign, other, `POST daily-reports/${id}/return`, { reason: 'Số liệu phường 3 chưa đúng' });
    const told = (await notices(reporter)).sort((one, another) => one.kind.localeCompare(another.kind));
    const ofReport = { date: DAY.date, receiptCode };
    expect(told).toMatchObject([
      { kind: 'report-accepted', details: { ...ofReport, byName: other.fullName, note: null } },
      { kind: 'report-filed', details: { ...ofReport, byName: reviewer.fullName } },
      {
        kind: 'report-returned',
        details: { ...ofReport, byName: other.fullName, note: 'Số liệu phường 3 chưa đúng' },
      },
    ]);
    expect((await mails()).map(({ address }) => address)).toEqual(Array(3).fill('quan12@example.vn'));
    await campaign.app.get(SendMail, { strict: false }).work();
    const states = await campaign.sql(
      `select distinct state from outbox_message where notice_id is not null`,
    );
    expect(states).toEqual([{ state: 'kept' }]);
    const neighbour = await signIn(campaign, 'district-reporter', '765');
    expect(await notices(neighbour)).toEqual([]);
    expect(await notices(reviewer)).toEqual([]);
  });

  it('is nothing to tell of when the district files it itself', async () => {
    await fileBy(reporter);
    expect(await notices(reporter)).toEqual([]);
    expect(await mails()).toEqual([]);
  });
});
