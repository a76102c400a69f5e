import { UploadProcess } from './upload-process.js';

describe('the files of several senders', () => {
  it('are read in turns, one of each district and of each person of the city', async () => {
    const reader = new UploadProcess();
    const read: string[] = [];
    const send = async (name: string, districtCode: string | null, id: string) => {
      await reader.read(Buffer.from('Mã;Tên\n'), `${name}.csv`, { districtCode, id });
      read.push(name);
    };
    await Promise.all([
      ...[send('a1', '760', 'one'), send('a2', '760', 'one'), send('a3', '760', 'another')],
      ...[
        send('b1', '770', 'three'),
        send('c1', null, 'four'),
        send('c2', null, 'four'),
        send('d1', null, 'five'),
      ],
    ]);
    reader.onApplicationShutdown();
    expect(read).toEqual(['a1', 'b1', 'c1', 'd1', 'a2', 'c2', 'a3']);
  });
});

describe('a file that finds no time to be read', () => {
  it('is told to come again, whoever wants it read: nothing is said of the file', async () => {
    const reader = new UploadProcess();
    const reading = reader.read(Buffer.from('Mã;Tên\n'), 'b.csv', { districtCode: '760', id: 'x' });
    reader.onApplicationShutdown();
    await expect(reading).rejects.toMatchObject({ code: 'upload.reader-busy', status: 503 });
  });
});
