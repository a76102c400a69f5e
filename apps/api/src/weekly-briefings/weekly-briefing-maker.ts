import { Injectable, type OnModuleInit } from '@nestjs/common';
import {
  type Alongside,
  type DocumentMaker,
  DocumentMakers,
  type DocumentOrder,
  type PublishedDocument,
} from '../documents/document-maker.js';
import type { DocumentChangesAnswer } from '../contract/document-change.js';
import { documentChanges, type Issue } from '../documents/document-changes.js';
import { issueInFileName } from '../documents/issue-name.js';
import { DocumentPublisher, figuresHashOf, type Edition } from '../documents/publish-documents.js';
import { instantOf, weekOf } from '../domain/reporting-date.js';
import { Database, type Transaction } from '../platform/database.js';
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
          briefingChanges(tx, facts, since, { version, asOf }),
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

/** What was recorded since the issue before; without one, since the week began, or the campaign in it. */
export function briefingChanges(
  tx: Transaction,
  { date, week, campaign }: Pick<BriefingFacts, 'date' | 'week' | 'campaign'>,
  since: Issue | null,
  issue: Issue,
): Promise<DocumentChangesAnswer> {
  const beginning = week.from > campaign.startDate ? week.from : campaign.startDate;
  const first = { version: null, asOf: instantOf(beginning, '00:00') };
  return documentChanges(tx, { date, districtCode: null }, since ?? first, issue);
}
