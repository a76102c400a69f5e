import { UploadProcess } from './upload-process.js';

describe('a file that finds no time to be read', () => {
  it('is told to come again, whoever wants it read: nothing is said of the file', async () => {
    const reader = new UploadProcess();
    const reading = reader.read(Buffer.from('Mã;Tên\n'), 'b.csv', { districtCode: '760', id: 'x' });
    reader.onApplicationShutdown();
    await expect(reading).rejects.toMatchObject({ code: 'upload.reader-busy', status: 503 });
  });
});
