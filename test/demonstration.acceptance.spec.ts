import { spawnSync } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import ExcelJS from 'exceljs';
import type { Browser } from 'playwright-core';
import type { Receipt, UploadPreview } from '../apps/api/src/contract/daily-report.js';
import type { DeliveryRow } from '../apps/api/src/contract/delivery.js';
import type { DocumentRow } from '../apps/api/src/contract/document.js';
import type { Listed } from '../apps/api/src/contract/list.js';
import {
  EARLIER_LETTER_OF,
  FIRST_WARD_ROW,
  LETTER_OF,
  TEMPLATE_SHEET,
} from '../apps/api/src/daily-reports/filing-template.layout.js';
import { DEMONSTRATION_PASSWORD } from '../apps/api/src/demonstration/accounts.js';
import { RECIPIENTS } from '../apps/api/src/demonstration/publish-week.js';
import { DOCUMENT_KINDS } from '../apps/api/src/domain/documents.js';
import { FIGURE_COLUMNS } from '../apps/api/src/domain/figures.js';
import { freeMegabytes, isOutOfSpace } from '../apps/api/src/platform/own-folder.js';
import { launchChromium } from './support/chromium.js';
import { placeOf, removePlace } from './support/embedded-place.js';
import { eventually } from './support/eventually.js';
import { readMail } from './support/read-mail.js';
import { readPdf } from './support/read-pdf.js';
import { freePort, type Program, startProgram } from './support/program.js';

const REQUIRED = 4_481_992;
const SUBMITTED = 4_124_156;
const SIGNED = 374_137;
/** Signed a day, as reached and as needed until 1/6. */
const PACE = 24_942;
const REQUIRED_RATE = 164_315;

const PUBLISHED_IN_WORDS = [
  ...['4.481.992', '4.124.156', '92,0 %', '374.137', '8,3 %'],
  ...['24.942', '164.315', '310/310'],
];

/** The first start on an empty folder, as a newcomer has it; each test goes on from the one before. */
describe('the demonstration, from its first start on', () => {
  // A folder name as people have them.
  const folder = mkdtempSync(join(tmpdir(), 'tiem-chung dữ liệu chiến dịch '));
  let program: Program;
  let cookie: string;

  beforeAll(async () => {
    program = await startProgram(folder);
    cookie = await signIn(program, 'lanhdao');
  }, 240_000);
  afterAll(async () => {
    program.process.kill('SIGTERM');
    await program.ended;
    remove(folder);
  });

  it('says how to sign in, and that the data are for show', () => {
    expect(program.said()).toContain('DỮ LIỆU MINH HỌA');
    expect(program.said()).toContain('lanhdao');
    expect(program.said()).toContain(program.url.split(':').at(-1));
  });

  it('has the published totals on 7/5/2022, to the last record', async () => {
    const city = await get<City>(program, cookie, '/api/progress/city?date=2022-05-07');
    expect(city.totals).toMatchObject({ required: REQUIRED, submitted: SUBMITTED, signed: SIGNED });
    expect(city.totals.percentTenths).toMatchObject({ submitted: 920, signed: 83 });
    expect(city.freshness).toMatchObject({ wardsReported: 310, wardsExpected: 310 });
    expect(Math.round(city.pace.perDay)).toBe(PACE);
    expect(city.requiredRate).toEqual({ perDay: REQUIRED_RATE, daysLeft: 25 });
    expect(city.speedUp).toBe(6.6);
  });

  it('has the day after as its today, at the real time of day', async () => {
    const campaign = await get<{ today: string; now: string; isDemonstration: boolean }>(
      program,
      cookie,
      '/api/campaign',
    );
    expect(campaign).toMatchObject({ today: '2022-05-08', isDemonstration: true });
    const dayFraction = (instant: number) => instant % 86_400_000;
    const apart = Math.abs(dayFraction(Date.parse(campaign.now)) - dayFraction(Date.now()));
    expect(Math.min(apart, 86_400_000 - apart)).toBeLessThan(60_000);
  });

  it('shows what a real month shows: late, missing, wrong, returned, corrected, adjusted', async () => {
    const reports = await get<{ total: number }>(program, cookie, '/api/daily-reports?perPage=1');
    expect(reports.total).toBeGreaterThan(455);
    const days = await get<{ rows: unknown[]; total: number }>(
      program,
      cookie,
      '/api/daily-reports?perPage=1&state=returned',
    );
    expect(days.total).toBe(1);
    const late = await get<{ total: number }>(
      program,
      cookie,
      '/api/daily-reports?perPage=1&timeliness=late',
    );
    expect(late.total).toBeGreaterThan(15);
    const wrong = await get<{ total: number }>(
      program,
      cookie,
      '/api/daily-reports/uploads?perPage=1&state=wrong',
    );
    expect(wrong.total).toBeGreaterThanOrEqual(1);
  });

  it('draws its figures in a browser', async () => {
    let browser: Browser | null = null;
    try {
      browser = await launchChromium();
      const page = await browser.newPage({ viewport: { width: 1366, height: 768 }, locale: 'vi-VN' });
      await page.goto(program.url);
      await page.getByLabel('Tên đăng nhập').fill('lanhdao');
      await page.getByLabel('Mật khẩu', { exact: true }).fill(DEMONSTRATION_PASSWORD);
      await page.keyboard.press('Enter');
      for (const text of [
        '4.481.992',
        '4.124.156',
        '374.137',
        '92,0',
        '8,3',
        '24.942',
        '164.315',
        '310/310',
      ]) {
        await page.getByText(text).first().waitFor({ timeout: 15_000 });
      }
      expect(await page.getByText('DỮ LIỆU MINH HỌA').count()).toBeGreaterThan(0);
    } finally {
      await browser?.close();
    }
  }, 90_000);

  it('has the daily workbook of 7/5 with these numbers', async () => {
    const bytes = await documentFile('daily-workbook');
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(bytes);
    const values = new Set<unknown>();
    workbook
      .getWorksheet('Tổng hợp')
      ?.eachRow((row) => row.eachCell((cell) => values.add(cell.formula ? cell.result : cell.value)));
    for (const count of [REQUIRED, SUBMITTED, SIGNED, REQUIRED_RATE]) expect(values).toContain(count);
    expect([...values].map((value) => Math.round(Number(value)))).toContain(PACE);
    // Shares are kept as numbers and shown as '92,0 %' and '8,3 %'.
    for (const share of [0.92, 0.083]) expect(values).toContain(share);
    expect([...values].join(' ')).toContain('310/310');
  });

  it('has the briefing of the week 2-8/5, as known at 18:00 on 7/5', async () => {
    const [briefing] = (await documents('weekly-briefing')).rows;
    expect(briefing).toMatchObject({ from: '2022-05-02', until: '2022-05-09', version: 1 });
    expect(Math.abs(Date.parse(briefing?.asOf ?? '') - Date.parse('2022-05-07T18:00:00+07:00'))).toBeLessThan(
      60_000,
    );
    const bytes = Buffer.from(await documentFile('weekly-briefing'));
    const text = JSON.stringify(readPdf(bytes)).normalize('NFC');
    for (const count of PUBLISHED_IN_WORDS) expect(text).toContain(count);
  });

  it('has a message for each recipient and document in the outbox, kept as .eml without a mail server', async () => {
    const messages = () => get<Listed<DeliveryRow>>(program, cookie, '/api/deliveries?perPage=50');
    const { rows } = await eventually(
      messages,
      (found) => found.rows.every(({ state }) => state === 'kept'),
      60,
    );
    expect(rows.map(({ address, documentKind }) => `${address} ${documentKind}`).sort()).toEqual(
      RECIPIENTS.flatMap(({ address }) => DOCUMENT_KINDS.map((kind) => `${address} ${kind}`)).sort(),
    );
    const toOffice = rows.filter(({ address }) => address === RECIPIENTS[0].address);
    for (const { id, documentId, documentKind } of toOffice) {
      const answer = await fetch(`${program.url}/api/deliveries/${id}/message`, { headers: { cookie } });
      const mail = readMail(await answer.text());
      for (const count of PUBLISHED_IN_WORDS) expect(mail.text).toContain(count);
      const [attached] = mail.attachments;
      const hash = createHash('sha256')
        .update(attached?.bytes ?? '')
        .digest('hex');
      const document = (await documents(documentKind)).rows.find((row) => row.id === documentId);
      expect({ fileName: attached?.fileName, hash }).toEqual({
        fileName: document?.fileName,
        hash: document?.fileHash,
      });
    }
  }, 90_000);

  it('has in its audit log also what it did by itself', async () => {
    const auditor = await signIn(program, 'kiemtra');
    const noted = async (action: string) =>
      (await get<Listed<object>>(program, auditor, `/api/audit-entries?action=${action}`)).total;
    expect(await noted('user.create')).toBe(27);
    expect(await noted('campaign.shift-clock')).toBe(1);
    expect(await noted('schedule.add')).toBe(2);
  });

  it('lets a newcomer file today’s workbook of a district, and moves the city’s figures', async () => {
    const district = await signIn(program, 'ttyt760');
    const day = 'districtCode=760&date=2022-05-08';
    const send = async <Answer>(path: string, body: FormData | string): Promise<Answer> => {
      const answer = await fetch(program.url + path, {
        method: 'POST',
        body,
        headers: {
          ...{ cookie: district, 'x-requested-with': 'console', 'idempotency-key': randomUUID() },
          ...(typeof body === 'string' && { 'content-type': 'application/json' }),
        },
      });
      if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
      return (await answer.json()) as Answer;
    };
    const today = () => get<City>(program, cookie, '/api/progress/city?date=2022-05-08');
    const before = await today();
    expect(before.totals).toMatchObject({ submitted: SUBMITTED, signed: SIGNED });

    const template = await fetch(`${program.url}/api/daily-reports/template?${day}`, {
      headers: { cookie: district },
    });
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(await template.arrayBuffer());
    const sheet = workbook.getWorksheet(TEMPLATE_SHEET);
    let wards = 0;
    for (let row = FIRST_WARD_ROW; sheet?.getCell(`${LETTER_OF.code}${row}`).text; row += 1, wards += 1) {
      for (const column of FIGURE_COLUMNS) {
        const yesterday = Number(sheet.getCell(`${EARLIER_LETTER_OF[column]}${row}`).value);
        sheet.getCell(`${LETTER_OF[column]}${row}`).value = yesterday + (column === 'signed' ? 1 : 0);
      }
    }
    expect(wards).toBe(10);

    const form = new FormData();
    form.set('file', new Blob([await workbook.xlsx.writeBuffer()]), 'BaoCao_760.xlsx');
    const preview = await send<UploadPreview>(`/api/daily-reports/uploads?${day}`, form);
    expect(preview.errors).toEqual([]);
    const receipt = await send<Receipt>(
      '/api/daily-reports',
      JSON.stringify({
        ...{ uploadId: preview.id, districtCode: '760', date: '2022-05-08' },
        acceptedWarnings: preview.warnings.map(({ key }) => key),
        note: 'Đã kiểm tra với trạm y tế',
      }),
    );
    expect(receipt.receiptCode).not.toBe('');

    const after = await today();
    expect(after.totals.signed).toBe(SIGNED + wards);
    expect(after.freshness.wardsReported).toBe(wards);
  });

  const documents = (kind: string) =>
    get<Listed<DocumentRow>>(program, cookie, `/api/documents?kind=${kind}&districtCode=city`);
  const documentFile = async (kind: string) => {
    const [row] = (await documents(kind)).rows;
    return (
      await fetch(`${program.url}/api/documents/${row?.id}/file`, { headers: { cookie } })
    ).arrayBuffer();
  };

  it('refuses to run twice in one folder, with one clear sentence', async () => {
    const second = await startProgram(folder);
    expect(await second.ended).toBe(1);
    expect(second.said()).toMatch(/đang chạy từ chính thư mục này/);
    expect(second.said()).not.toMatch(/ at .*\.js:\d+/);
  });

  it('stops cleanly on Ctrl+C, its PostgreSQL with it, and starts again without loading anew', async () => {
    const server = serverPid(folder);
    program.process.kill('SIGINT');
    expect(await program.ended).toBe(0);
    expect(isAlive(server)).toBe(false);
    program = await startProgram(folder);
    expect(program.said()).not.toContain('0/4');
    cookie = await signIn(program, 'lanhdao');
    const city = await get<City>(program, cookie, '/api/progress/city?date=2022-05-07');
    expect(city.totals.signed).toBe(SIGNED);
  }, 60_000);

  it('stops as cleanly when it is told so twice, by a launcher and its terminal', async () => {
    const server = serverPid(folder);
    program.process.kill('SIGTERM');
    program.process.kill('SIGTERM');
    await delay(20);
    program.process.kill('SIGINT');
    expect(await program.ended).toBe(0);
    expect(isAlive(server)).toBe(false);
    program = await startProgram(folder);
    expect(program.said()).toContain('Sẵn sàng');
  }, 60_000);

  it('starts again after it was killed, and adopts the PostgreSQL left behind', async () => {
    program.process.kill('SIGKILL');
    await program.ended;
    program = await startProgram(folder);
    expect(program.said()).toContain('Sẵn sàng');
    cookie = await signIn(program, 'lanhdao');
    expect((await get<City>(program, cookie, '/api/progress/city?date=2022-05-07')).totals.signed).toBe(
      SIGNED,
    );
  }, 60_000);
});

describe('a start that cannot be', () => {
  it('names the port that is in use', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'tiem-chung-'));
    const port = await freePort();
    const stranger = createServer().listen(port, '127.0.0.1');
    const program = await startProgram(folder, { port, words: ['--empty'] });
    expect(await program.ended).toBe(1);
    expect(program.said()).toContain(`Cổng ${port} đang được chương trình khác dùng`);
    expect(program.said()).not.toMatch(/ at .*\.js:\d+/);
    stranger.close();
    remove(folder);
  }, 60_000);

  it('names the folder that cannot be written to', async () => {
    const program = await startProgram('/dev/null/var');
    expect(await program.ended).toBe(1);
    expect(program.said()).toContain('Không ghi được vào thư mục /dev/null/var');
  });

  it('names each variable with a wrong value', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'tiem-chung-'));
    const program = await startProgram(folder, {
      environment: { LOG_LEVEL: 'loud', DATABASE_POOL: 'many' },
    });
    expect(await program.ended).toBe(1);
    expect(program.said()).toMatch(/LOG_LEVEL/);
    expect(program.said()).toMatch(/DATABASE_POOL/);
    remove(folder);
  });
});

describe('a disk that is full', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tiem-chung-'));
  const mount = (megabytes: number) =>
    spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=755`, 'tmpfs', folder]).status === 0;
  const unmount = () => spawnSync('umount', [folder]);
  // A small disk can be had only where one may mount it.
  const mayMount = mount(1);
  if (mayMount) unmount();
  const itThere = mayMount ? it : it.skip;
  afterEach(unmount);
  afterAll(() => remove(folder));

  itThere('is named before anything is begun', async () => {
    mount(30);
    const program = await startProgram(join(folder, 'var'));
    expect(await program.ended).toBe(1);
    expect(program.said()).toMatch(/Ổ đĩa của thư mục \S+ đã đầy \(còn \d+ MB\)/);
    expect(program.said()).not.toMatch(/ at .*\.js:\d+/);
  });

  itThere(
    'is named when it fills half-way, and the next start begins anew',
    async () => {
      mount(250);
      const first = startProgram(join(folder, 'var'));
      await untilThere(() => join(folder, 'var', 'postgres', 'data', 'postmaster.pid'));
      fill(join(folder, 'ballast'), freeMegabytes(folder) - 10);
      const program = await first;
      expect(await program.ended).toBe(1);
      expect(program.said()).toMatch(/Ổ đĩa của thư mục \S+ đã đầy/);
      expect(program.said()).not.toMatch(/ at .*\.js:\d+/);
      rmSync(join(folder, 'ballast'));
      const again = await startProgram(join(folder, 'var'), { words: ['--empty'] });
      expect(again.said()).toContain('Sẵn sàng');
      again.process.kill('SIGTERM');
      expect(await again.ended).toBe(0);
    },
    120_000,
  );
});

describe('an empty start', () => {
  it('stops cleanly while it is still loading, and begins anew the next time', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'tiem-chung-'));
    const first = startProgram(folder);
    await untilThere(() => join(placeOf(join(folder, 'postgres')), 'data', 'postmaster.pid'));
    await delay(3_000);
    const pid = Number(readFileSync(join(folder, 'process'), 'utf8'));
    const server = serverPid(folder);
    process.kill(pid, 'SIGINT');
    const program = await first;
    expect(await program.ended).toBe(0);
    expect(program.said()).not.toContain('Sẵn sàng');
    expect(program.said()).not.toMatch(/ at .*\.js:\d+/);
    expect(isAlive(server)).toBe(false);
    const again = await startProgram(folder, { words: ['--empty'] });
    expect(again.said()).toContain('Sẵn sàng');
    again.process.kill('SIGTERM');
    expect(await again.ended).toBe(0);
    remove(folder);
  }, 120_000);

  it('has the campaign, no figures, and an administrator whose password must be changed', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'tiem-chung-'));
    const program = await startProgram(folder, { words: ['--empty'] });
    const password = /mật khẩu \/ password: (\S+)/.exec(program.said())?.[1] ?? '';
    const cookie = await signIn(program, 'quantri', password);
    const me = await get<{ mustChangePassword: boolean }>(program, cookie, '/api/session');
    expect(me.mustChangePassword).toBe(true);
    program.process.kill('SIGTERM');
    expect(await program.ended).toBe(0);
    remove(folder);
  }, 60_000);
});

interface City {
  totals: Record<'required' | 'submitted' | 'signed', number> & { percentTenths: Record<string, number> };
  freshness: { wardsReported: number; wardsExpected: number };
  pace: { perDay: number };
  requiredRate: { perDay: number; daysLeft: number };
  speedUp: number;
}

async function signIn(
  program: Program,
  username: string,
  password = DEMONSTRATION_PASSWORD,
): Promise<string> {
  const answer = await fetch(`${program.url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-requested-with': 'console' },
    body: JSON.stringify({ username, password }),
  });
  if (!answer.ok) throw new Error(`Sign-in: ${answer.status} ${await answer.text()}`);
  return answer.headers.get('set-cookie')?.split(';')[0] ?? '';
}

async function get<Answer>(program: Program, cookie: string, path: string): Promise<Answer> {
  const answer = await fetch(program.url + path, { headers: { cookie } });
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as Answer;
}

async function untilThere(path: () => string): Promise<void> {
  await eventually(() => Promise.resolve(existsSync(path())), Boolean, 30);
}

/** Writes so many megabytes, or as many as still fit: PostgreSQL is writing as well. */
function fill(file: string, megabytes: number): void {
  try {
    writeFileSync(file, Buffer.alloc(megabytes * 1_000_000));
  } catch (error) {
    if (!isOutOfSpace(error)) throw error;
  }
}

function serverPid(folder: string): number {
  return Number(
    readFileSync(join(placeOf(join(folder, 'postgres')), 'data', 'postmaster.pid'), 'utf8').split('\n')[0],
  );
}

function remove(folder: string): void {
  removePlace(join(folder, 'postgres'));
  rmSync(folder, { recursive: true, force: true });
}

/** A process that ended and was not yet collected by its parent is not alive. */
function isAlive(pid: number): boolean {
  const stat = `/proc/${pid}/stat`;
  return existsSync(stat) && readFileSync(stat, 'utf8').split(') ')[1]?.startsWith('Z') === false;
}
