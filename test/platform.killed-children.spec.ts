import { readdirSync, readFileSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import type { UploadPreview } from '../apps/api/src/contract/daily-report.js';
import { UploadProcess } from '../apps/api/src/daily-reports/upload-process.js';
import { call } from './support/call.js';
import { eventually } from './support/eventually.js';
import { makeCampaign } from './support/make-campaign.js';
import { fileReport, filledTemplate, upload } from './support/make-report.js';
import { signIn } from './support/sign-in.js';
import { startApp, type TestApp } from './support/start-app.js';

const DATE = '2022-05-07';
const FIGURES = { submitted: 1100, verified: 700, unresolved: 60, exempt: 20, signed: 350 };

describe('a child of the program that is killed in the middle of a call', () => {
  let campaign: TestApp;
  beforeAll(async () => {
    campaign = await startApp(`${DATE}T16:30:00+07:00`);
    await makeCampaign(campaign, { demonstration: true });
  });
  afterAll(() => campaign.close());

  /** The children of this process that read files. */
  const readers = () =>
    readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map(Number)
      .filter((pid) => {
        try {
          const parent = /\) \S (\d+) /.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'))?.[1];
          return (
            Number(parent) === process.pid &&
            readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('reader-process')
          );
        } catch {
          // It has ended meanwhile.
          return false;
        }
      });
  const isReading = () => campaign.app.get(UploadProcess)['reader']?.isReading === true;

  it('and reads files costs nobody anything: the file is read once more, those behind it as ever', async () => {
    const senders = await Promise.all(
      ['773', '774'].map(async (districtCode) => {
        const by = await signIn(campaign, 'district-reporter', districtCode);
        const day = { districtCode, date: DATE };
        return { by, day, bytes: await filledTemplate(campaign, by, { ...day, rows: () => FIGURES }) };
      }),
    );
    const send = () =>
      Promise.all(senders.map(({ by, day, bytes }) => upload(campaign, by, day, { name: 'b.xlsx', bytes })));
    await send();
    const before = readers();
    expect(before).toHaveLength(1);
    for (const pid of before) process.kill(pid, 'SIGSTOP');
    const sent = send();
    await eventually(() => Promise.resolve(isReading()), Boolean);
    for (const pid of before) process.kill(pid, 'SIGKILL');
    for (const answer of await sent) {
      expect(answer.statusCode).toBe(201);
      expect(answer.json<UploadPreview>()).toMatchObject({ errors: [], refusal: null });
    }
    expect(readers()).not.toEqual(before);
  });

  it('and sets a document fails the order that waits for it, and nothing else', async () => {
    await fileReport(campaign, { districtCode: '775', date: DATE, rows: () => FIGURES });
    const administrator = await signIn(campaign, 'administrator');
    const order = () =>
      call(campaign, administrator, 'POST documents', {
        ...{ kind: 'weekly-briefing', date: DATE, districtCodes: [] },
      });
    campaign.clock.standAt(new Date(`${DATE}T18:00:00+07:00`));
    const { prototype } = Worker;
    const { once } = prototype;
    prototype.once = function (this: Worker, ...heard: Parameters<typeof once>) {
      if (heard[0] === 'exit') {
        // Who starts the thread listens to its end last.
        prototype.once = once;
        setImmediate(() => void this.terminate());
      }
      return once.apply(this, heard);
    } as typeof once;
    try {
      const [broken, city] = await Promise.all([order(), call(campaign, administrator, 'GET progress/city')]);
      expect([broken.status, city.status]).toEqual([503, 200]);
      expect(await campaign.sql('select from document')).toEqual([]);
    } finally {
      prototype.once = once;
    }
    expect((await order()).status).toBe(201);
  });
});
