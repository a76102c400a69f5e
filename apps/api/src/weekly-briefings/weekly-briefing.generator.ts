import { Injectable, type OnModuleInit } from '@nestjs/common';
import { documentChanges } from '../documents/document-changes.js';
import { type DocumentGenerator, DocumentGenerators } from '../documents/document-generators.js';
import { issueInFileName } from '../documents/issue-name.js';
import {
  type DocumentOrder,
  type Edition,
  figuresHashOf,
  type Publication,
} from '../documents/publication.js';
import { weekOf } from '../domain/reporting-date.js';
import { Database } from '../platform/database.js';
import { type BriefingFacts, briefingFacts } from './briefing-facts.js';
import { printPdf } from './pdf/print-pdf.js';
import { LAYOUT, weeklyBriefing } from './weekly-briefing.pdf.js';

/** The weekly briefing: one for the city. Districts get none of their own. */
@Injectable()
export class WeeklyBriefings implements DocumentGenerator, OnModuleInit {
  readonly kind = 'weekly-briefing';

  constructor(
    private readonly generators: DocumentGenerators,
    private readonly database: Database,
  ) {}

  onModuleInit(): void {
    this.generators.register(this);
  }

  publication(order: DocumentOrder): Publication {
    const period = weekOf(order.from);
    const editions = async (asOf: Date) => {
      const facts = await this.database.reading(order.orderedBy, (tx) =>
        briefingFacts(tx, period.from, asOf),
      );
      return [this.editionOf(facts, asOf, order)];
    };
    return { kind: this.kind, period, editions };
  }

  private editionOf(facts: BriefingFacts, asOf: Date, { orderedBy }: DocumentOrder): Edition {
    const { from, number } = facts.week;
    return {
      districtCode: null,
      figuresDate: facts.date,
      figuresHash: figuresHashOf('weekly-briefing', LAYOUT, facts),
      draw: async ({ version, since }) => {
        const changes = await this.database.reading(orderedBy, (tx) =>
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
