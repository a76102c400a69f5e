import { createHash } from 'node:crypto';
import { connect, type AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import type { UploadPreview } from '../apps/api/src/contract/daily-report.js';
import { UPLOAD_LIMITS } from '../apps/api/src/platform/workbook-reader/upload-limits.js';
import { makeCampaign } from './support/make-campaign.js';
import { formOf } from './support/make-report.js';
import { type SignedIn, signIn } from './support/sign-in.js';
import { startApp, type TestApp } from './support/start-app.js';

const LIMIT = UPLOAD_LIMITS.fileBytes;
const URL = '/api/daily-reports/uploads?districtCode=773&date=2022-05-07';

/** A CSV of any size; read to its end, its last figure is 860, and cut two bytes earlier it is 8. */
function csvOf(bytes: number): Buffer {
  const head = 'Mã;Đã gửi công an;Công an đã xác thực;Trả về chưa khớp;Không qua công an;Đã ký số\n';
  const last = '27259;1000;900;0;0;860';
  const filling = bytes - Buffer.byteLength(head) - last.length - 1;
  const lines = Array.from({ length: Math.ceil(filling / 1000) }, () => ' '.repeat(999)).join('\n');
  return Buffer.from(`${head}${lines.slice(0, filling)}\n${last}`);
}

describe('a file around the size limit', () => {
  let campaign: TestApp;
  let reporter: SignedIn;
  const small = formOf('BaoCao.csv', Buffer.alloc(0), 'text/csv');
  const headBytes = small.payload.indexOf('\r\n\r\n') + 4;

  beforeAll(async () => {
    campaign = await startApp('2022-05-07T16:30:00+07:00');
    await makeCampaign(campaign, { demonstration: true });
    reporter = await signIn(campaign, 'district-reporter', '773');
  });
  afterAll(() => campaign.close());

  /** Sends a form in pieces that end at the given places. */
  function sendInPieces(file: Buffer, ends: (length: number) => number[]) {
    const { payload, headers } = formOf('BaoCao.csv', file, 'text/csv');
    const at = [...new Set([0, ...ends(payload.length), payload.length])].sort((a, b) => a - b);
    const pieces = at.slice(1).map((end, index) => payload.subarray(at[index], end));
    return campaign.app.inject({
      method: 'POST',
      url: URL,
      headers: { ...reporter.headers, ...reporter.key(), ...headers, 'content-length': payload.length },
      payload: Readable.from(pieces),
    });
  }

  const every = (bytes: number) => (length: number) =>
    Array.from({ length: Math.floor(length / bytes) }, (_, index) => (index + 1) * bytes);

  it.each<[string, (length: number) => number[]]>([
    ['whole', () => []],
    ['in pieces of 64 KiB', every(65_536)],
    ['in pieces of 64 KiB less one', every(65_535)],
    ['in pieces of 16 KiB and a little', every(16_391)],
    ['in pieces of 1 MiB', every(1_048_576)],
    ...[-2, -1, 0, 1, 2].map((shift): [string, () => number[]] => [
      `with a piece that ends ${shift} bytes from the limit`,
      () => [headBytes + LIMIT + shift],
    ]),
    ['with the limit in a piece of its own', () => [headBytes + LIMIT - 1, headBytes + LIMIT]],
    ['with the limit at the start of a piece', () => [headBytes + LIMIT, headBytes + LIMIT + 1]],
    [
      'with the end in small pieces',
      (length) => Array.from({ length: 200 }, (_, index) => length - index * 7),
    ],
  ])('is too large by one byte, sent %s: refused, and nothing of it is kept', async (_, ends) => {
    for (const file of [csvOf(LIMIT + 1), csvOf(LIMIT + 2)]) {
      const answer = await sendInPieces(file, ends);
      expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([413, 'upload.too-large']);
    }
    expect(await campaign.sql('select 1 from upload')).toEqual([]);
  });

  it('is too large however a client sends it', async () => {
    await campaign.app.listen(0, '127.0.0.1');
    const { port } = campaign.app.getHttpServer().address() as AddressInfo;
    const file = csvOf(LIMIT + 1_200_000);
    const answers: number[] = [];
    for (let time = 0; time < 6; time += 1) {
      const form = new FormData();
      form.append('file', new Blob([new Uint8Array(file)]), 'BaoCao.csv');
      const answer = await fetch(`http://127.0.0.1:${port}${URL}`, {
        method: 'POST',
        headers: { ...reporter.headers, ...reporter.key(), origin: `http://127.0.0.1:${port}` },
        body: form,
      });
      answers.push(answer.status);
      await answer.text();
      answers.push(await sendBySocket(port, file, 40_000 + time * 7919));
    }
    expect(new Set(answers)).toEqual(new Set([413]));
    expect(await campaign.sql('select 1 from upload')).toEqual([]);
  });

  it.each([
    ['no line between its parts', 'multipart/form-data'],
    ['nothing said of that line', 'multipart/form-data; charset=utf-8'],
    ['a line longer than any', `multipart/form-data; boundary=${'x'.repeat(5_000)}`],
  ])('is refused as a call that cannot be read where its form has %s', async (_, type) => {
    const answer = await campaign.app.inject({
      ...{ method: 'POST', url: URL, payload: small.payload },
      headers: { ...reporter.headers, ...reporter.key(), 'content-type': type },
    });
    expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([400, 'request.invalid']);
  });

  it('is refused beside another one, and neither is kept', async () => {
    const [one, other] = ['dung.csv', 'dinh-chinh.csv'].map((name) => formOf(name, csvOf(2_000), 'text/csv'));
    if (!one || !other) throw new Error('Two forms were made.');
    const end = one.payload.lastIndexOf('--', one.payload.length - 5);
    const answer = await campaign.app.inject({
      ...{ method: 'POST', url: URL },
      payload: Buffer.concat([one.payload.subarray(0, end), other.payload]),
      headers: { ...reporter.headers, ...reporter.key(), ...one.headers },
    });
    expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([400, 'upload.several-files']);
    expect(await campaign.sql(`select file_name from upload where file_name = 'dung.csv'`)).toEqual([]);
  });

  it('is kept to the last byte where it just fits', async () => {
    const file = csvOf(LIMIT);
    const answer = await sendInPieces(file, () => [headBytes + LIMIT]);
    const preview = answer.json<UploadPreview>();
    expect([answer.statusCode, preview.fileSize]).toEqual([201, LIMIT]);
    expect(preview.fileHash).toBe(createHash('sha256').update(file).digest('hex'));
    const kept = await campaign.app.inject({
      url: `/api/daily-reports/uploads/${preview.id}/file`,
      headers: reporter.headers,
    });
    expect(kept.rawPayload.equals(file)).toBe(true);
  });

  /** The status of a request written to a socket piece by piece. */
  function sendBySocket(port: number, file: Buffer, piece: number): Promise<number> {
    const { payload, headers } = formOf('BaoCao.csv', file, 'text/csv');
    const all = {
      host: 'localhost',
      ...reporter.headers,
      ...reporter.key(),
      ...headers,
      'content-length': payload.length,
    };
    const head = Object.entries(all).map(([name, value]) => `${name}: ${value}`);
    return new Promise((done, fail) => {
      const socket = connect(port, '127.0.0.1', () => {
        socket.write(`POST ${URL} HTTP/1.1\r\n${head.join('\r\n')}\r\n\r\n`);
        for (let at = 0; at < payload.length; at += piece) socket.write(payload.subarray(at, at + piece));
      });
      socket.once('data', (data) => {
        socket.destroy();
        done(Number(/^HTTP\/1\.1 (\d{3})/.exec(data.toString())?.[1]));
      });
      socket.on('error', fail);
    });
  }
});
