import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentGenerators } from '../../apps/api/src/documents/document-generators.js';
import { signedByArea } from '../../apps/api/src/delivery/signed-by-area.query.js';
import { figuresHashOf } from '../../apps/api/src/documents/publication.js';
import { type DocumentKind, periodOf } from '../../apps/api/src/domain/documents.js';
import {
  addDays,
  type Period,
  type ReportingDate,
  reportingDateOf,
} from '../../apps/api/src/domain/reporting-date.js';
import { system } from '../../apps/api/src/platform/actor.js';
import { Database } from '../../apps/api/src/platform/database.js';

export interface TextDocuments {
  /** How many were drawn. */
  drawn: number;
  /** Called before a document is drawn: to fail, or to wait. */
  beforeDrawing: () => Promise<void>;
  /** Blanks added to each file, to make it large. */
  padding: number;
}

/**
 * Documents of one line of text in place of workbooks and briefings, published like them: what is tested is when
 * they are made and to whom they go, not how they are drawn.
 */
export function makeTextDocuments(
  app: NestFastifyApplication,
  kind: DocumentKind,
  { ofDistricts = true } = {},
): TextDocuments {
  const control: TextDocuments = { drawn: 0, beforeDrawing: () => Promise.resolve(), padding: 0 };
  app.get(DocumentGenerators).register({
    kind,
    publication: (order) => {
      const period =
        kind === 'daily-workbook'
          ? periodOf(kind, order.from)
          : { from: order.from, until: addDays(order.from, 7) };
      return {
        kind,
        period,
        editions: async (asOf) => {
          const figuresDate = dateOf(period, asOf);
          const areas = await app
            .get(Database)
            .within(system('test'), (tx) => signedByArea(tx, figuresDate, asOf));
          return [null, ...(ofDistricts ? order.districtCodes : [])].map((districtCode) => {
            const signed = areas.find((area) => area.districtCode === districtCode)?.signed ?? 0;
            return {
              districtCode,
              figuresDate,
              figuresHash: figuresHashOf(kind, 1, { districtCode, signed }),
              draw: async ({ version }) => {
                await control.beforeDrawing();
                control.drawn += 1;
                const line = `${districtCode ?? 'city'}: ${signed}, phiên bản ${version}`;
                return {
                  bytes: Buffer.from(line + ' '.repeat(control.padding)),
                  mediaType: 'text/plain',
                  fileName: `${districtCode ?? 'city'}_${order.from}_v${version}.txt`,
                };
              },
            };
          });
        },
      };
    },
  });
  return control;
}

/** The last day of a period, or the day it was made on while it lasts. */
function dateOf(period: Period, asOf: Date): ReportingDate {
  const [last, made] = [addDays(period.until, -1), reportingDateOf(asOf)];
  return made < last ? made : last;
}
