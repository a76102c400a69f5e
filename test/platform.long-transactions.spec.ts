import { system } from '../apps/api/src/platform/actor.js';
import { Audit } from '../apps/api/src/platform/audit.js';
import { Database } from '../apps/api/src/platform/database.js';
import type { UploadPreview } from '../apps/api/src/contract/daily-report.js';

import { file, filledTemplate, upload } from './support/make-report.js';
import { makeCampaign } from './support/make-campaign.js';
import { makePerson, type SignedIn, signIn } from './support/sign-in.js';
import { startApp, type TestApp } from './support/start-app.js';
import { waitingIn } from './support/while-recording.js';

const DATE = '2022-05-07';
const PASSWORD = 'một câu dài dễ nhớ';

/** Work on many rows takes long, and notes in the audit log what it does. Nobody else may have to wait for it. */
describe('while a long transaction with audit entries is open', () => {
  let campaign: TestApp;
  let leader: SignedIn;
  let reporter: SignedIn;
  let ready: UploadPreview;
  let etagBefore: unknown;
  let end: (how: 'commit' | 'undo') => void = () => undefined;
  let ended: Promise<unknown> = Promise.resolve();

  beforeEach(async () => {
    campaign = await startApp(`${DATE}T16:30:00+07:00`);
    await makeCampaign(campaign, { demonstration: true });
    await makePerson(campaign, { role: 'leader', username: 'lanhdao', password: PASSWORD });
    leader = await signIn(campaign, 'leader');
    reporter = await signIn(campaign, 'district-reporter', '773');
    const day = { districtCode: '773', date: DATE };
    const rows = () => ({ submitted: 1_040, verified: 900, unresolved: 20, exempt: 0, signed: 300 });
    const bytes = await filledTemplate(campaign, reporter, { ...day, rows });
    ready = (await upload(campaign, reporter, day, { name: 'b.xlsx', bytes })).json<UploadPreview>();
    etagBefore = (await ask('/api/progress/city')).headers['etag'];

    let begun: () => void;
    const isOpen = new Promise<void>((resolve) => (begun = resolve));
    const toEnd = new Promise<'commit' | 'undo'>((resolve) => (end = resolve));
    ended = campaign.app
      .get(Database)
      .within(system('test'), async (tx) => {
        await tx.query(
          `insert into stored_file (hash, size, media_type, created_at)
           select encode(sha256(line::text::bytea), 'hex'), 1, 'text/csv', now() from generate_series(1, 1000) as line`,
        );
        for (let line = 1; line <= 1_000; line += 1)
          campaign.app.get(Audit).note(tx, system('test'), {
            action: 'schedule.change',
            subject: { kind: 'schedule' },
            after: { line },
          });
        begun();
        if ((await toEnd) === 'undo') throw new Error('undone');
      })
      .catch((error: unknown) => error);
    await isOpen;
  });
  afterEach(async () => {
    end('undo');
    await ended;
    await campaign.close();
  });

  const ask = (url: string) => campaign.app.inject({ url, headers: leader.headers });
  const entriesOf = (action: string) =>
    campaign.sql<{ id: string; line: number | null }>(
      `select id, (after->>'line')::int as line from audit_entry where action = $1 order by id`,
      [action],
    );

  it('people sign in, districts file and past days are asked about without waiting for it', async () => {
    const session = await campaign.app.inject({
      method: 'POST',
      url: '/api/session',
      headers: { 'x-requested-with': 'console', origin: 'http://localhost' },
      payload: { username: 'lanhdao', password: PASSWORD },
    });
    expect(session.statusCode).toBe(200);
    expect((await ask('/api/progress/city')).headers['etag']).toBe(etagBefore);
    expect((await ask(`/api/progress/city?asOf=${DATE}T09:29:59Z`)).statusCode).toBe(200);
    expect((await file(campaign, reporter, ready)).statusCode).toBe(201);
    expect(await waitingIn(campaign)).toBe(0);
    expect(await entriesOf('daily-report.file')).toHaveLength(1);
    expect(await entriesOf('schedule.change')).toEqual([]);
  });

  it('its entries follow those written meanwhile, in their order, and the chain is whole', async () => {
    expect((await file(campaign, reporter, ready)).statusCode).toBe(201);
    end('commit');
    await ended;
    const [filed] = await entriesOf('daily-report.file');
    const lines = await entriesOf('schedule.change');
    expect(lines.map(({ line }) => line)).toEqual(Array.from({ length: 1_000 }, (_, index) => index + 1));
    expect(Number(lines[0]?.id)).toBeGreaterThan(Number(filed?.id));
    const auditor = await signIn(campaign, 'auditor');
    const chain = await campaign.app.inject({
      url: '/api/audit-entries/chain',
      headers: auditor.headers,
    });
    expect(chain.json()).toMatchObject({ broken: null });
  });

  it('its entries are gone with it when it is undone', async () => {
    end('undo');
    await ended;
    expect(await entriesOf('schedule.change')).toEqual([]);
  });
});
