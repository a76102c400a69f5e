import { Inject, Injectable } from '@nestjs/common';
import type { ReportingDate } from '../domain/reporting-date.js';
import type { Person } from '../platform/actor.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database.js';
import { TEMPLATE_VERSION } from './filing-template.layout.js';
import { type EnteredCells, filingTemplate } from './filing-template.workbook.js';
import { reportDay } from './report-day.js';
import { signTemplate } from './template-signature.js';
import { TEMPLATE_SECRET } from './template-secret.js';

@Injectable()
export class MakeTemplate {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    @Inject(TEMPLATE_SECRET) private readonly secret: string,
  ) {}

  /**
   * The workbook a district fills in for a day that can be filed; with `entered`, as it comes back, by ward
   * code.
   */
  async make(
    person: Person,
    districtCode: string,
    date: ReportingDate,
    entered: ReadonlyMap<string, EnteredCells> = new Map(),
  ): Promise<{ fileName: string; bytes: Buffer }> {
    const day = await this.database.reading(person, (tx) =>
      reportDay(tx, districtCode, date, this.clock.now()),
    );
    const bytes = await filingTemplate({
      ...day,
      wards: day.wards.map((ward) => ({
        ...ward,
        earlier: day.priorFigures.get(ward.code) ?? null,
        entered: entered.get(ward.code),
      })),
      signature: signTemplate({ version: TEMPLATE_VERSION, districtCode, date }, this.secret),
    });
    return { fileName: `BaoCao_${districtCode}_${date}.xlsx`, bytes };
  }
}
