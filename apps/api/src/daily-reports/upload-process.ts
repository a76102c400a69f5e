import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { UploadAnswer } from '../platform/workbook-reader/upload-content.js';
import type { Marking } from '../platform/workbook-reader/mark-workbook.js';
import type { MarkAnswer } from '../platform/workbook-reader/reader-process.js';
import { UploadReader } from '../platform/workbook-reader/read-upload.js';

/** The process that reads uploaded files: started with the first file, kept warm, ended with the program. */
@Injectable()
export class UploadProcess implements OnApplicationShutdown {
  private reader: UploadReader | null = null;

  /** Problem: `upload.reader-busy`. */
  read(bytes: Buffer, fileName: string): Promise<UploadAnswer> {
    this.reader ??= new UploadReader();
    return this.reader.read(bytes, fileName);
  }

  /** Problem: `upload.reader-busy`. */
  mark(bytes: Buffer, marking: Marking): Promise<MarkAnswer> {
    this.reader ??= new UploadReader();
    return this.reader.mark(bytes, marking);
  }

  onApplicationShutdown(): void {
    this.reader?.close();
  }
}
