import type { DataSource } from 'typeorm';
import { system } from './actor.js';
import { Clock } from './clock.js';
import { Database, OutcomeUnknown } from './database.js';

/** A database that answers everything but the commit, which it answers so. */
function answeringCommit(answer: object): Database {
  const client = { query: () => Promise.resolve(), end: () => Promise.resolve() };
  const runner = {
    ...{ data: {}, manager: {}, connect: () => Promise.resolve(client), release: () => Promise.resolve() },
    query: () => Promise.reject(Object.assign(new Error('answered so'), answer)),
  };
  const source = { createQueryRunner: () => runner } as unknown as DataSource;
  return new Database(source, new Clock(), { SILENCE_SECONDS: 3, DATABASE_POOL: 2 });
}

describe('a commit', () => {
  const commit = (answer: object) => answeringCommit(answer).within(system('test'), () => 'done');

  it.each([
    ['by the server, as a constraint does', { severity: 'ERROR', code: '23505' }],
    ['by the server, for want of time', { severity: 'ERROR', code: '57014' }],
  ])('that is refused %s, is not saved', async (_, answer) => {
    await expect(commit(answer)).rejects.toMatchObject(answer);
  });

  it.each([
    ['says that it is not known how it ended (40003)', { severity: 'ERROR', code: '40003' }],
    ['says that it is not known how the transaction ended (08007)', { severity: 'ERROR', code: '08007' }],
    ['ends the connection', { severity: 'FATAL', code: '57P01' }],
    ['is that of a lost connection', { code: 'ECONNRESET' }],
  ])('whose answer %s, may be saved or not', async (_, answer) => {
    await expect(commit(answer)).rejects.toBeInstanceOf(OutcomeUnknown);
  });
});
