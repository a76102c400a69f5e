import { Injectable, type OnModuleInit } from '@nestjs/common';
import { documentChanges } from '../documents/document-changes.js';
import { type DocumentGenerator, DocumentGenerators } from '../documents/document-generators.js';
import type { DocumentOrder, Publication } from '../documents/publication.js';
import { periodOf } from '../domain/documents.js';
import { Database } from '../platform/database.js';
import { dailyWorkbook, WORKBOOK_MEDIA_TYPE, workbookName } from './daily-workbook.workbook.js';
import { readDay } from './read-day.js';

/** The workbook of a day: the city's, and one for each district asked for. */
@Injectable()
export class DailyWorkbooks implements DocumentGenerator, OnModuleInit {
  readonly kind = 'daily-workbook';

  constructor(
    private readonly database: Database,
    private readonly generators: DocumentGenerators,
  ) {}

  onModuleInit(): void {
    this.generators.register(this);
  }

  publication({ from: date, districtCodes, orderedBy }: DocumentOrder): Publication {
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
            const changes = await this.database.reading(orderedBy, (tx) =>
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
