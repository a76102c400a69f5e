import { Injectable, type OnModuleInit } from '@nestjs/common';
import {
  type Alongside,
  type DocumentMaker,
  DocumentMakers,
  type DocumentOrder,
  type PublishedDocument,
} from '../documents/document-maker.js';
import { documentChanges } from '../documents/document-changes.js';
import { issueInFileName } from '../documents/issue-name.js';
import { DocumentPublisher, figuresHashOf, type Edition } from '../documents/publish-documents.js';
import { weekOf } from '../domain/reporting-date.js';
import { Database } from '../platform/database.js';
import { type BriefingFacts, briefingFacts } from './briefing-facts.js';
import { printPdf } from './pdf/print-pdf.js';
import { LAYOUT, weeklyBriefing } from './weekly-briefing.pdf.js';

/** Makes the weekly briefing: one for the city. Districts get none of their own. */
@Injectable()
export class WeeklyBriefingMaker implements DocumentMaker, OnModuleInit {
  readonly kind = 'weekly-briefing';

  constructor(
    private readonly makers: DocumentMakers,
    private readonly publisher: DocumentPublisher,
    private readonly database: Database,
  ) {}

  onModuleInit(): void {
    this.makers.register(this);
  }

  make(order: DocumentOrder, alongside?: Alongside): Promise<PublishedDocument[]> {
    const period = weekOf(order.from);
    const editions = async (asOf: Date) => {
      const facts = await this.database.within(order.orderedBy, (tx) => briefingFacts(tx, period.from, asOf));
      return [this.editionOf(facts, asOf, order)];
    };
    return this.publisher.publish({ kind: this.kind, period, editions }, order, alongside);
  }

  private editionOf(facts: BriefingFacts, asOf: Date, { orderedBy }: DocumentOrder): Edition {
    const { from, number } = facts.week;
    return {
      districtCode: null,
      figuresDate: facts.date,
      figuresHash: figuresHashOf('weekly-briefing', LAYOUT, facts),
      draw: async ({ version, since }) => {
        const changes = await this.database.within(orderedBy, (tx) =>
          documentChanges(tx, { date: facts.date, districtCode: null }, since, { version, asOf }),
        );
        return {
          bytes: await printPdf(weeklyBriefing(facts, { asOf, version, changes })),
          mediaType: 'application/pdf',
          fileName: `BaoCaoTuan${number}_${from}_${issueInFileName({ version, asOf })}.pdf`,
        };
      },
    };
  }
}
