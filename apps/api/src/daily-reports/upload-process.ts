import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { Person } from '../platform/actor.js';
import type { UploadAnswer } from '../platform/workbook-reader/upload-content.js';
import type { Marking } from '../platform/workbook-reader/mark-workbook.js';
import type { MarkAnswer } from '../platform/workbook-reader/reader-process.js';
import { UploadReader } from '../platform/workbook-reader/read-upload.js';

type Sender = Pick<Person, 'districtCode' | 'id'>;

/** The process that reads uploaded files: started with the first file, kept warm, ended with the program. */
@Injectable()
export class UploadProcess implements OnApplicationShutdown {
  private reader: UploadReader | null = null;

  /** Every district has its turn, and every person of the city. Problem: `upload.reader-busy`. */
  read(bytes: Buffer, fileName: string, { districtCode, id }: Sender): Promise<UploadAnswer> {
    this.reader ??= new UploadReader();
    return this.reader.read(bytes, fileName, districtCode ?? id);
  }

  /** In the same turns. Problem: `upload.reader-busy`. */
  mark(bytes: Buffer, marking: Marking, { districtCode, id }: Sender): Promise<MarkAnswer> {
    this.reader ??= new UploadReader();
    return this.reader.mark(bytes, marking, districtCode ?? id);
  }

  onApplicationShutdown(): void {
    this.reader?.close();
  }
}
