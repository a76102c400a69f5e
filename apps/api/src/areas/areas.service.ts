import { Injectable } from '@nestjs/common';
import type { District, Ward } from '../contract/area.js';
import type { Campaign } from '../contract/campaign.js';
import type { Listed } from '../contract/list.js';
import { deadlineInForce } from '../domain/deadlines.js';
import { regimeInForce } from '../domain/regime.js';
import { type ReportingDate, reportingDateOf } from '../domain/reporting-date.js';
import { type Person, system } from '../platform/actor.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database.js';
import { Problem } from '../platform/problem.js';
import { campaignOf } from './campaign.query.js';
import { deadlines } from './deadlines.query.js';
import { districts } from './districts.query.js';
import { type ListQuery, pageOf } from '../platform/page-of.js';
import { regimes } from './regimes.query.js';
import { wards } from './wards.query.js';

/** On which day, and as known when; left out, now, and the day of that moment. */
interface OnDay {
  date?: ReportingDate | undefined;
  asOf?: string | undefined;
}

@Injectable()
export class AreasService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Public facts, asked by the program itself: the sign-in page shows them before anybody is known. */
  campaign(): Promise<Campaign> {
    return this.database.reading(system('campaign'), async (tx) => {
      const now = this.clock.now();
      const today = reportingDateOf(now);
      return {
        ...(await campaignOf(tx)),
        today,
        now: now.toISOString(),
        clockShift: this.clock.shift,
        deadline: deadlineInForce(today, await deadlines(tx)),
        regime: regimeInForce(today, await regimes(tx)),
      };
    });
  }

  async districts(person: Person, query: ListQuery): Promise<Listed<District>> {
    return pageOf(await this.database.reading(person, districts), query);
  }

  async district(person: Person, code: string): Promise<District> {
    const all = await this.database.reading(person, districts);
    return all.find((district) => district.code === code) ?? notFound();
  }

  async wards(person: Person, { date, asOf, ...query }: ListQuery & OnDay): Promise<Listed<Ward>> {
    return pageOf(await this.wardsOn(person, { date, asOf }), query);
  }

  async ward(person: Person, code: string, on: OnDay): Promise<Ward> {
    const all = await this.wardsOn(person, on);
    return all.find((ward) => ward.code === code) ?? notFound();
  }

  private wardsOn(person: Person, { date, asOf }: OnDay): Promise<Ward[]> {
    const now = this.clock.now();
    const moment = asOf === undefined || new Date(asOf) > now ? now : new Date(asOf);
    return this.database.reading(person, (tx) =>
      wards(tx, date ?? reportingDateOf(moment), asOf ?? 'infinity'),
    );
  }
}

function notFound(): never {
  throw new Problem('access.not-found');
}
