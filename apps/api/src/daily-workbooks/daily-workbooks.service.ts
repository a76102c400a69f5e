import { Injectable, type OnModuleInit } from '@nestjs/common';
import {
  type Alongside,
  type DocumentMaker,
  DocumentMakers,
  type DocumentOrder,
  type PublishedDocument,
} from '../documents/document-maker.js';
import { documentChanges } from '../documents/document-changes.js';
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

  private publicationOf({ from: date, districtCodes, orderedBy }: DocumentOrder): Publication {
    return {
      kind: this.kind,
      period: periodOf(this.kind, date),
      editions: async (asOf) => {
        const contents = await readDay(this.database, orderedBy, { date, asOf, districtCodes });
        return contents.map((content) => ({
          districtCode: content.districtCode,
          figuresDate: date,
          figuresHash: content.figuresHash,
          draw: async ({ version, since }) => {
            const told = { date, districtCode: content.districtCode };
            const changes = await this.database.within(orderedBy, (tx) =>
              documentChanges(tx, told, since, { version, asOf }),
            );
            return {
              bytes: await dailyWorkbook({ ...content, version, changes }),
              mediaType: WORKBOOK_MEDIA_TYPE,
              fileName: workbookName({ ...content, version }),
            };
          },
        }));
      },
    };
  }
}
