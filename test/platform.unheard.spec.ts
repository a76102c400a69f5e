import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { pathToFileURL } from 'node:url';
import { resolve } from 'node:path';
import { text } from 'node:stream/consumers';

/** A process that lives until it is stopped, and throws something where nobody listens. */
const script = (thrown: string) => `
  const { closeInTime, leave, untilStopped } = await import(${JSON.stringify(
    pathToFileURL(resolve('apps/api/src/run-until-stopped.ts')).href,
  )});
  const alive = setInterval(() => undefined, 1_000);
  const stopped = untilStopped();
  process.on('SIGUSR2', () => console.log('it lives'));
  ${thrown}
  setTimeout(() => console.log('ready'), 100);
  const status = await stopped;
  await closeInTime({ close: async () => clearInterval(alive) }, 5);
  console.log('closed');
  leave(status);
`;

async function live(thrown: string) {
  const words = ['--import', resolve('test/support/resolve-typescript.mjs'), '--input-type=module', '-e'];
  const child = spawn(process.execPath, ['--no-warnings', ...words, script(thrown)], { env: {} });
  const ended = once(child, 'close');
  let said = '';
  const heard = (words: string) =>
    new Promise<void>((done) => {
      const look = () => said.includes(words) && done();
      child.stdout.on('data', look);
      void ended.then(() => done());
      look();
    });
  child.stdout.on('data', (bytes: Buffer) => (said += bytes.toString()));
  const complaints = text(child.stderr);
  return { child, said: () => said, heard, complaints, ended };
}

describe('what is thrown where nobody listens', () => {
  it.each([
    ['a promise that failed', `Promise.reject(new Error('never heard of'));`, 'never heard of'],
    [
      'the error of a lost connection',
      `setTimeout(() => { throw Object.assign(new Error('socket gone'), { code: 'ECONNRESET' }) });`,
      'socket gone',
    ],
  ])('is logged with where it came from, and the program goes on: %s', async (_, thrown, words) => {
    const { child, said, heard, complaints, ended } = await live(thrown);
    await heard('ready');
    child.kill('SIGUSR2');
    await heard('it lives');
    child.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);
    const all = said() + (await complaints);
    expect(all).toContain('the program goes on');
    expect(all).toContain(words);
    expect(all).toMatch(/at .*\[eval/);
    expect(said()).toContain('closed');
  });

  it('ends the program in order when it may have left something half done', async () => {
    const { said, complaints, ended } = await live(`setTimeout(() => { throw new TypeError('half done') });`);
    expect(await ended).toEqual([1, null]);
    expect(said()).toContain('closed');
    expect(said() + (await complaints)).toMatch(/the program ends in order[^]*half done/);
  });

  it('does not keep a process that file work hangs in: it ends by force', async () => {
    const { child, heard, said, ended } = await live(`
      const { execFileSync } = await import('node:child_process');
      const { mkdtempSync, promises } = await import('node:fs');
      const pipe = mkdtempSync('/tmp/hanging-') + '/pipe';
      execFileSync('/usr/bin/mkfifo', [pipe]);
      void promises.readFile(pipe);
    `);
    await heard('ready');
    child.kill('SIGTERM');
    expect(await ended).toEqual([null, 'SIGKILL']);
    expect(said()).toContain('closed');
  });
});
