import { Injectable } from '@nestjs/common';
import { type ReportingDate, reportingDateOf } from '../domain/reporting-date.js';
import { type Person, system } from '../platform/actor.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database.js';
import type { SignedRequest } from '../platform/endpoint.js';
import type { About } from '../platform/prepared-answers.js';
import { type DataVersions, Versions } from '../platform/versions.js';
import { openQuestion } from './question.js';

type Asked = { date?: ReportingDate | undefined; asOf?: string | undefined };

interface AskedOfArea {
  districtCode?: string;
  wardCode?: string;
  area?: string;
}

const DISTRICT_CODE_LENGTH = 3;

/** What a progress question is about: by that its answer is kept over recordings that do not touch it. */
@Injectable()
export class AnswersAbout {
  private readonly wards = new Latest<ReadonlyMap<string, readonly string[]>>();
  private readonly date = new Latest<ReportingDate>();

  constructor(
    private readonly database: Database,
    private readonly versions: Versions,
    private readonly clock: Clock,
  ) {}

  /**
   * Which recordings an answer may change with. As known at a past moment it is settled; but for a reporter, to whom a
   * ward is shown by the moves that were known then and have taken effect by today. A reporter's answer is about the own district unless
   * it tells ranks in the city (`isOfCity`); anybody else's, about the district or ward it names.
   */
  async of(request: SignedRequest, caller: Person, asked: Asked, isOfCity: boolean): Promise<About> {
    if (asked.asOf !== undefined && caller.districtCode === null) return 'settled';
    if (isOfCity) return 'everything';
    if (caller.districtCode !== null) return { districtCodes: [caller.districtCode] };
    const { districtCode, wardCode } = areaNamed(request);
    if (districtCode !== undefined) return { districtCodes: [districtCode] };
    if (wardCode === undefined) return 'everything';
    const wards = await this.districtsOfWards(await this.versions.of(request));
    return { districtCodes: wards.get(wardCode) ?? [] };
  }

  /**
   * The date a question is about, settled before its answer is looked for: which date is shown where none is named
   * depends on what all have reported, and the answer about one district on that date does not. Undefined where the
   * answer depends on all reports anyway, or only on the caller's own.
   */
  async dateOf(request: SignedRequest, caller: Person, asked: Asked): Promise<ReportingDate | undefined> {
    const { districtCode, wardCode } = areaNamed(request);
    const isOfOne = districtCode !== undefined || wardCode !== undefined;
    if (asked.date !== undefined || asked.asOf !== undefined || caller.districtCode !== null || !isOfOne) {
      return asked.date;
    }
    return this.dateShown(await this.versions.of(request));
  }

  /** The districts in which each ward ever lay: what is filed by one of them may be about the ward. */
  private districtsOfWards({ everywhere }: DataVersions): Promise<ReadonlyMap<string, readonly string[]>> {
    return this.wards.get(`${everywhere}`, () =>
      this.database.reading(system('districts-of-wards'), async (tx) => {
        const rows = (await tx.query(
          `select ward_code as "wardCode", array_agg(distinct district_code) as "districtCodes"
             from ward_version group by ward_code`,
        )) as { wardCode: string; districtCodes: string[] }[];
        return new Map(rows.map((row) => [row.wardCode, row.districtCodes]));
      }),
    );
  }

  private dateShown({ data }: DataVersions): Promise<ReportingDate> {
    const now = this.clock.now();
    return this.date.get(`${data} ${reportingDateOf(now)}`, async () => {
      const question = await this.database.reading(system('date-shown'), (tx) => openQuestion(tx, now, {}));
      return question.date;
    });
  }
}

/** The answer to a question all callers share, for as long as its key is the same. A failure is not kept. */
class Latest<T> {
  private kept: { key: string; answer: Promise<T> } | null = null;

  get(key: string, ask: () => Promise<T>): Promise<T> {
    if (this.kept?.key === key) return this.kept.answer;
    const asked = { key, answer: ask() };
    this.kept = asked;
    asked.answer.catch(() => {
      if (this.kept === asked) this.kept = null;
    });
    return asked.answer;
  }
}

/** The one district or ward a call names, in its path or as `area`. */
function areaNamed({ params, query }: SignedRequest): { districtCode?: string; wardCode?: string } {
  const { districtCode, wardCode, area } = { ...(query as AskedOfArea), ...(params as AskedOfArea) };
  if (districtCode !== undefined) return { districtCode };
  if (wardCode !== undefined) return { wardCode };
  if (area === undefined || area === 'city') return {};
  return area.length === DISTRICT_CODE_LENGTH ? { districtCode: area } : { wardCode: area };
}
