import { readdirSync } from 'node:fs';
import { basename } from 'node:path';
import { upload } from './support/make-report.js';
import { type SignedIn, signIn } from './support/sign-in.js';
import { makeSmallCampaign } from './support/small-campaign.js';
import { startApp, type TestApp } from './support/start-app.js';

const DAY = { districtCode: '901', date: '2022-05-07' };

describe('what one account uploads a day', () => {
  let campaign: TestApp;
  let reporter: SignedIn;
  const open = async (limits: Record<string, string>) => {
    campaign = await startApp('2022-05-07T18:00:00+07:00', limits);
    await makeSmallCampaign(campaign, { '901': { '90101': 100 }, '902': { '90201': 100 } });
    reporter = await signIn(campaign, 'district-reporter', '901');
  };
  afterEach(() => campaign.close());

  const send = async (who = reporter, bytes = 10, day = DAY) => {
    const answer = await upload(campaign, who, day, {
      name: 'a.csv',
      bytes: Buffer.from(`Mã;Tên\n${'x'.repeat(bytes)}`),
    });
    return {
      status: answer.statusCode,
      body: answer.json<{ code: string; details: object }>(),
      headers: answer.headers,
    };
  };

  it('has an end: the next file is refused, with when there is room again, and none of it is kept', async () => {
    await open({ UPLOADS_PER_DAY: '2' });
    expect([(await send()).status, (await send()).status]).toEqual([201, 201]);
    const refused = await send();
    expect(refused).toMatchObject({
      status: 429,
      body: { code: 'upload.quota-used', details: { files: 2, freeAt: '2022-05-07T17:00:00.000Z' } },
    });
    expect(refused.headers['retry-after']).toBe(String(6 * 3600));
    expect(await campaign.sql('select from upload')).toHaveLength(2);

    const colleague = await signIn(campaign, 'district-reporter', '901');
    expect((await send(colleague)).status).toBe(201);
    campaign.clock.standAt(new Date('2022-05-08T00:00:00+07:00'));
    expect((await send()).status).toBe(201);
  });

  it('is counted in bytes as well', async () => {
    await open({ UPLOAD_MEGABYTES_PER_DAY: '1' });
    expect((await send(reporter, 600_000)).status).toBe(201);
    expect((await send(reporter, 600_000)).body.code).toBe('upload.quota-used');
    expect((await send(reporter, 400_000)).status).toBe(201);
  });

  it('has the same end for many at once', async () => {
    await open({ UPLOADS_PER_DAY: '3' });
    const burst = await Promise.all(Array.from({ length: 8 }, () => send()));
    expect(burst.map(({ status }) => status).sort()).toEqual([201, 201, 201, 429, 429, 429, 429, 429]);
  });

  it('leaves no file behind of what was refused, however many come at once, and keeps room for what was not', async () => {
    await open({ UPLOADS_PER_DAY: '4' });
    const bytes = [11, 12, 13, 14, 15, 16, 17, 18];
    const burst = await Promise.all(bytes.slice(0, 3).map((count) => send(reporter, count)));
    burst.push(...(await Promise.all(bytes.slice(3).map((count) => send(reporter, count)))));
    expect(burst.filter(({ status }) => status === 201)).toHaveLength(4);
    const noted = await campaign.sql<{ hash: string }>('select hash from stored_file order by hash');
    const stored = readdirSync(campaign.storageFolder, { recursive: true, encoding: 'utf8' })
      .map((path) => basename(path))
      .filter((name) => /^[0-9a-f]{64}/.test(name));
    expect(stored.sort()).toEqual(noted.map(({ hash }) => hash));
  });

  it('is handed out again so many times a minute only, to each account by itself', async () => {
    await open({ FILES_PER_MINUTE: '2' });
    await send();
    const [{ id } = { id: '' }] = await campaign.sql<{ id: string }>('select id from upload');
    const fetchBy = async (who: SignedIn) =>
      (await campaign.app.inject({ url: `/api/daily-reports/uploads/${id}/file`, headers: who.headers }))
        .statusCode;
    expect([await fetchBy(reporter), await fetchBy(reporter), await fetchBy(reporter)]).toEqual([
      200, 200, 429,
    ]);
    expect(await fetchBy(await signIn(campaign, 'leader'))).toBe(200);
  });

  it.each([
    ['DOCUMENTS_PER_MINUTE', '/api/daily-reports/template?districtCode=901&date=2022-05-07'],
    ['AS_OF_PER_MINUTE', '/api/progress/city?date=2022-05-07&asOf=2022-05-07T10:00:00Z'],
  ])('is not the only thing that has an end: %s counts each call of an account', async (limit, url) => {
    await open({ [limit]: '2' });
    const ask = async (who: SignedIn) =>
      (await campaign.app.inject({ url, headers: who.headers })).statusCode;
    expect([await ask(reporter), await ask(reporter), await ask(reporter)]).toEqual([200, 200, 429]);
    expect(await ask(await signIn(campaign, 'district-reporter', '901'))).toBe(200);
  });

  it('is slowed down when too much comes in a minute, and that keeps nobody else', async () => {
    await open({ UPLOADS_PER_MINUTE: '2' });
    const burst = [await send(), await send(), await send()];
    expect(burst.map(({ status }) => status)).toEqual([201, 201, 429]);
    expect(burst[2]?.body.code).toBe('access.too-many-calls');
    expect(Number(burst[2]?.headers['retry-after'])).toBeGreaterThan(0);
    const neighbour = await signIn(campaign, 'district-reporter', '902');
    expect((await send(neighbour, 10, { ...DAY, districtCode: '902' })).status).toBe(201);
  });
});
