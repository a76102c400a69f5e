import { Injectable, type OnModuleInit } from '@nestjs/common';
import {
  type Alongside,
  type DocumentMaker,
  DocumentMakers,
  type DocumentOrder,
  type PublishedDocument,
} from '../delivery/document-maker.js';
import { DocumentPublisher, type Publication } from '../documents/publish-documents.js';
import { periodOf } from '../domain/documents.js';
import { Database } from '../platform/database.js';
import { dailyWorkbook, WORKBOOK_MEDIA_TYPE, workbookName } from './daily-workbook.workbook.js';
import { readDay } from './read-day.js';

/** Makes the workbook of a day: the city's, and one for each district asked for. */
@Injectable()
export class DailyWorkbooksService implements DocumentMaker, OnModuleInit {
  readonly kind = 'daily-workbook';

  constructor(
    private readonly database: Database,
    private readonly publisher: DocumentPublisher,
    private readonly makers: DocumentMakers,
  ) {}

  onModuleInit(): void {
    this.makers.register(this);
  }

  make(order: DocumentOrder, alongside?: Alongside): Promise<PublishedDocument[]> {
    return this.publisher.publish(this.publicationOf(order), order, alongside);
  }

  /** Whether another version would say something else than the last one: missing units have reported. */
  needsNewVersion(order: Omit<DocumentOrder, 'orderKey'>): Promise<boolean> {
    return this.publisher.needsNewVersion(this.publicationOf(order), order);
  }

  private publicationOf(order: Omit<DocumentOrder, 'orderKey'>): Publication {
    const { from: date, districtCodes, orderedBy } = order;
    return {
      kind: this.kind,
      period: periodOf(this.kind, date),
      editions: async (asOf) => {
        const contents = await readDay(this.database, orderedBy, { date, asOf, districtCodes });
        return contents.map((content) => ({
          districtCode: content.districtCode,
          figuresHash: content.figuresHash,
          draw: async (version) => ({
            bytes: await dailyWorkbook({ ...content, version }),
            mediaType: WORKBOOK_MEDIA_TYPE,
            fileName: workbookName({ ...content, version }),
          }),
        }));
      },
    };
  }
}
