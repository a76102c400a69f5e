import multipart from '@fastify/multipart';
import fastify from 'fastify';
import { headOf, nameAsMeant } from './sent-name.js';

/** The name under which a file arrives whose name was written in these bytes, behind a field of the form. */
async function arriving(name: Buffer): Promise<string> {
  const app = fastify();
  await app.register(multipart);
  app.post('/', async (request) => {
    const head = headOf(request.raw);
    const names: string[] = [];
    for await (const part of request.files()) {
      await part.toBuffer();
      names.push(nameAsMeant(part.filename, head));
    }
    return names.join('|');
  });
  const part = (disposition: Buffer, content: string) =>
    Buffer.concat([
      Buffer.from('--b\r\nContent-Disposition: form-data; '),
      disposition,
      Buffer.from(`\r\n\r\n${content}\r\n`),
    ]);
  const payload = Buffer.concat([
    part(Buffer.from('name="other"'), 'x'.repeat(50)),
    part(Buffer.concat([Buffer.from('name="file"; filename="'), name, Buffer.from('"')]), 'content'),
    Buffer.from('--b--\r\n'),
  ]);
  const headers = { 'content-type': 'multipart/form-data; boundary=b' };
  const answer = await app.inject({ method: 'POST', url: '/', headers, payload });
  await app.close();
  return answer.body;
}

it('a name in UTF-8 arrives as it is', async () => {
  expect(await arriving(Buffer.from('Báo cáo Quận 4.xlsx'))).toBe('Báo cáo Quận 4.xlsx');
});

it('a name in Latin-1 arrives with its letters, not with U+FFFD', async () => {
  expect(await arriving(Buffer.from('Báo cáo tuân.xlsx', 'latin1'))).toBe('Báo cáo tuân.xlsx');
});

it('a name in windows-1258 arrives with its letters', async () => {
  // "Số liệu Đa Kao": ô and ê with combining tones, Đ of its own.
  const bytes = Buffer.from([
    ...[0x53, 0xf4, 0xec, 0x20, 0x6c, 0x69, 0xea, 0xf2, 0x75, 0x20],
    ...[0xd0, 0x61, 0x20, 0x4b, 0x61, 0x6f, 0x2e, 0x63, 0x73, 0x76],
  ]);
  expect(await arriving(bytes)).toBe('Số liệu Đa Kao.csv');
});

it('a name whose bytes are not found again has a sign in place of each lost letter', () => {
  expect(nameAsMeant('B\ufffdo c\ufffdo.xlsx', () => Buffer.alloc(0))).toBe('B_o c_o.xlsx');
});
