import { setTimeout as delay } from 'node:timers/promises';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Client } from 'pg';
import { system } from '../apps/api/src/platform/actor.js';
import { Database } from '../apps/api/src/platform/database.js';
import { Versions } from '../apps/api/src/platform/versions.js';
import { type Door, openDoor } from './support/door.js';
import { eventually } from './support/eventually.js';
import { startSecondInstance } from './support/second-instance.js';
import { type SignedIn, signIn } from './support/sign-in.js';
import { startApp, type TestApp } from './support/start-app.js';

/** The program behind a door that fails; `campaign.sql` goes around it. */
describe('a database that goes away', () => {
  let campaign: TestApp;
  let door: Door;
  let app: NestFastifyApplication;
  let administrator: SignedIn;
  beforeEach(async () => {
    campaign = await startApp('2022-05-07T16:00:00+07:00');
    administrator = await signIn(campaign, 'administrator');
    door = await openDoor(() => campaign.ownerUrl);
    app = await startSecondInstance(campaign, {
      DATABASE_URL: door.through(campaign.config.DATABASE_URL ?? ''),
      DATABASE_TIMEOUT: '1',
    });
  });
  afterEach(async () => {
    door.close();
    await app.close();
    await campaign.close();
  });

  const openAccount = (key: string) =>
    app.inject({
      method: 'POST',
      url: '/api/users',
      headers: { ...administrator.headers, 'idempotency-key': key },
      payload: { username: 'ld.a', fullName: 'Nguyễn Văn A', role: 'leader' },
    });
  const accounts = () => campaign.sql(`select from user_account where username = 'ld.a'`);

  describe('without a word', () => {
    const ask = () =>
      app.get(Database).within(system('test'), (tx) => tx.query(`select 'asked'`) as Promise<unknown>);

    it('costs each connection one call: it is given up, and not handed out again', async () => {
      await Promise.all([ask(), ask()]);
      door.silence();
      await expect(ask()).rejects.toThrow();
      await expect(ask()).rejects.toThrow();
      await ask();
    });

    it('in the middle of a transaction: the wait for the answer is the only one', async () => {
      const asking = app.get(Database).within(system('test'), async (tx) => {
        door.silence();
        await tx.query(`select 'asked'`);
      });
      const began = Date.now();
      await expect(asking).rejects.toThrow('Query read timeout');
      expect(Date.now() - began).toBeLessThan(3_000);
      await ask();
    });
  });

  it('while the versions were asked: one connection takes the place of the lost one', async () => {
    const versions = app.get(Versions);
    await versions.current();
    door.silence();
    const lost = versions.current();
    // By then the first question has left, and the next one is another.
    await delay(100);
    const next = versions.current();
    await expect(lost).rejects.toThrow();
    await next;
    await versions.current();
    // The first instance has one as well.
    await campaign.app.get(Versions).current();
    await eventually(
      () =>
        campaign.sql(
          `select from pg_stat_activity where application_name = 'tiem-chung versions' and datname = current_database()`,
        ),
      ({ length }) => length === 2,
    );
  });

  it('is told of by /health/ready with 503, while /health/live stays 200, until it is back', async () => {
    const health = async () => {
      const [live, ready] = [await app.inject('/health/live'), await app.inject('/health/ready')];
      return [live.statusCode, ready.statusCode];
    };
    expect(await health()).toEqual([200, 200]);
    door.shut();
    expect(await health()).toEqual([200, 503]);
    expect((await app.inject('/health/ready')).json()).toMatchObject({ code: 'system.unavailable' });
    door.open();
    await eventually(health, ([, ready]) => ready === 200);
    door.silence();
    expect(await health()).toEqual([200, 503]);
    await eventually(health, ([, ready]) => ready === 200);
  });

  it('before a write: the same key does it as soon as it is back', async () => {
    door.shut();
    expect((await openAccount('key-1')).json()).toMatchObject({ code: 'system.unavailable' });
    door.open();
    expect((await openAccount('key-1')).statusCode).toBe(201);
  });

  it('just after a key was reserved: the same key does it as soon as it is back', async () => {
    door.shutAfter('insert into idempotent_answer', 'commit');
    expect((await openAccount('key-1')).json()).toMatchObject({ code: 'system.unavailable' });
    await eventually(
      () => campaign.sql('select from idempotent_answer'),
      ({ length }) => length === 1,
    );
    door.open();
    expect((await openAccount('key-1')).statusCode).toBe(201);
  });

  it('during a write: the same key does it as soon as it is back', async () => {
    const holder = new Client({ connectionString: campaign.ownerUrl });
    await holder.connect();
    await holder.query('begin; lock table user_account in exclusive mode');
    const opening = openAccount('key-1');
    await eventually(
      () => campaign.sql(`select from pg_locks where not granted and relation = 'user_account'::regclass`),
      ({ length }) => length === 1,
    );
    door.shut();
    expect((await opening).json()).toMatchObject({ code: 'system.unavailable' });
    await holder.end();
    door.open();
    expect((await openAccount('key-1')).statusCode).toBe(201);
    expect(await accounts()).toHaveLength(1);
  });

  it('at the commit of a write: says that nobody knows; the same key is given its answer', async () => {
    door.shutAfter('insert into user_account', 'commit');
    const answer = await openAccount('key-1');
    expect(answer.json()).toMatchObject({ status: 503, code: 'system.outcome-unknown' });
    expect(answer.json<{ title: string }>().title).toContain('Xin tải lại trang để xem');
    await eventually(accounts, ({ length }) => length === 1);
    door.open();
    const again = await openAccount('key-1');
    expect([again.statusCode, again.headers['idempotency-replayed']]).toEqual([201, 'true']);
    expect(again.json()).toMatchObject({ username: 'ld.a', firstPassword: null });
    expect(await accounts()).toHaveLength(1);
  });

  it('after a write was saved: the answer is given, and given again for the same key', async () => {
    door.shutAfter('update idempotent_answer set status');
    const answer = await openAccount('key-1');
    expect(answer.statusCode).toBe(201);
    door.open();
    const again = await openAccount('key-1');
    expect([again.statusCode, again.headers['idempotency-replayed']]).toEqual([201, 'true']);
  });
});
