import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Problem } from '../platform/problem.js';
import type { UploadAnswer } from '../platform/workbook-reader/upload-content.js';
import { UploadReader } from '../platform/workbook-reader/read-upload.js';

/** The process that reads uploaded files: started with the first file, kept warm, ended with the program. */
@Injectable()
export class UploadProcess implements OnApplicationShutdown {
  private reader: UploadReader | null = null;

  /** Too many files at once are ours to mend, not a file's fault: a problem, and it can be sent again. */
  async read(bytes: Buffer, fileName: string): Promise<UploadAnswer> {
    this.reader ??= new UploadReader();
    const answer = await this.reader.read(bytes, fileName);
    if (answer.kind === 'refused' && answer.code === 'reader-busy') throw new Problem('upload.reader-busy');
    return answer;
  }

  onApplicationShutdown(): void {
    this.reader?.close();
  }
}
