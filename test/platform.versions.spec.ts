import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Client } from 'pg';
import { Versions } from '../apps/api/src/platform/versions.js';
import { startSecondInstance } from './support/second-instance.js';
import { type SignedIn, signIn } from './support/sign-in.js';
import { startApp, type TestApp } from './support/start-app.js';

const REASON = { reason: 'Chuyển công tác' };

describe('what an instance keeps in memory', () => {
  let campaign: TestApp;
  let second: NestFastifyApplication;
  let administrator: SignedIn;
  beforeAll(async () => {
    campaign = await startApp('2022-05-07T16:00:00+07:00');
    second = await startSecondInstance(campaign);
    administrator = await signIn(campaign, 'administrator');
  });
  afterAll(async () => {
    await second.close();
    await campaign.close();
  });

  const bump = () => campaign.sql('update data_version set version = version + 1');
  const versions = () => campaign.app.get(Versions);
  const write = (method: 'POST' | 'PUT' | 'DELETE', url: string, caller: SignedIn, payload = {}) =>
    campaign.app.inject({ method, url, headers: { ...caller.headers, ...caller.key() }, payload });

  it.each<[string, (person: SignedIn) => Promise<unknown>, number]>([
    [
      'an account is closed',
      ({ id }) => write('POST', `/api/users/${id}/disable`, administrator, REASON),
      401,
    ],
    ['a session is ended', (person) => write('DELETE', '/api/session', person), 401],
    [
      'its password is given anew',
      ({ id }) => write('POST', `/api/users/${id}/first-password`, administrator, REASON),
      401,
    ],
    [
      'its role is changed',
      ({ id }) =>
        write('PUT', `/api/users/${id}`, administrator, {
          fullName: 'A',
          role: 'signing-operator',
          recordVersion: 1,
          ...REASON,
        }),
      403,
    ],
  ])('is no longer believed, on any instance, at the first request after %s', async (_, change, status) => {
    const person = await signIn(campaign, 'auditor');
    const look = (app: NestFastifyApplication) =>
      app.inject({ url: '/api/audit-entries', headers: person.headers }).then((answer) => answer.statusCode);
    expect(await Promise.all([look(campaign.app), look(second)])).toEqual([200, 200]);
    await change(person);
    expect(await Promise.all([look(campaign.app), look(second)])).toEqual([status, status]);
  });

  it('is never judged by a question that was asked before the request came', async () => {
    for (let round = 0; round < 20; round += 1) {
      const underWay = versions().current();
      const [row] = await campaign.sql<{ version: string }>(
        'update data_version set version = version + 1 returning version',
      );
      const asked = await Promise.all([versions().current(), versions().current()]);
      await underWay;
      for (const { data } of asked) expect(data).toBe(Number(row?.version));
    }
  });

  it('is judged by one question, however many requests come at once', async () => {
    let questions = 0;
    const ask = Client.prototype.query;
    Client.prototype.query = function counted(this: Client, ...words: unknown[]) {
      if ((words[0] as { name?: string }).name === 'versions') questions += 1;
      return (ask as (...all: unknown[]) => unknown).apply(this, words) as ReturnType<typeof ask>;
    } as typeof ask;
    try {
      await Promise.all(Array.from({ length: 500 }, () => versions().current()));
    } finally {
      Client.prototype.query = ask;
    }
    expect(questions).toBe(1);
  });

  it('is judged again as soon as a connection that was lost is there again', async () => {
    await versions().current();
    await campaign.sql(
      `select pg_terminate_backend(pid) from pg_stat_activity
        where application_name = 'tiem-chung versions' and datname = current_database()`,
    );
    await bump();
    const first = await versions()
      .current()
      .catch(() => 'outage');
    const after = await versions().current();
    const [row] = await campaign.sql<{ version: string }>('select version from data_version');
    expect(['outage', after]).toContainEqual(first);
    expect(after.data).toBe(Number(row?.version));
  });
});
