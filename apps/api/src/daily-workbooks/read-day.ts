import { figuresHashOf } from '../documents/publication.js';
import { stateOfDay } from '../domain/completeness.js';
import { regimeInForce } from '../domain/regime.js';
import { addDays, type Period, type ReportingDate } from '../domain/reporting-date.js';
import { type Actor, system } from '../platform/actor.js';
import { linkBefore, writtenLink } from '../platform/audit-link.js';
import type { Database, Transaction } from '../platform/database.js';
import { areaProgress } from '../progress/area-progress.js';
import { districtTable, slowestOf, wardTable } from '../progress/area-table.js';
import { areaOfDistrict, CITY } from '../progress/which-area.js';
import { isDue, openQuestion, type Question } from '../progress/question.js';
import { seriesOf } from '../progress/series.js';
import { corrections } from './corrections.query.js';
import { WORKBOOK_LAYOUT } from './daily-workbook.workbook.js';
import { historyDays, historyDigest } from './history.query.js';
import { reportingLines } from './reporting-lines.js';
import type { History, WardLine, WorkbookOfDay } from './workbook-of-day.js';

/** How many days the reporting sheet shows, and how many wards the slow one. */
const REPORTING_DAYS = 14;
const SLOWEST = 20;
/** So many days of history are read at once: about two thousand lines. */
const PAGE_DAYS = 7;

/** What a workbook says, before it has a version and tells what changed since the one before. */
export type Content = Omit<WorkbookOfDay, 'version' | 'changes'>;

/**
 * Reads the day as known at `asOf`: the city's content first, then one for each district asked for. All the
 * figures are the answers the API gives to the same question.
 */
export async function readDay(
  database: Database,
  actor: Actor,
  of: { date: ReportingDate; asOf: Date; districtCodes: readonly string[] },
): Promise<Content[]> {
  return database.reading(actor, async (tx) => {
    const { date, asOf } = of;
    const question = await openQuestion(tx, asOf, { date, asOf: asOf.toISOString() });
    const link = await database.reading(system('daily-workbook'), (own) => linkBefore(own, asOf));
    const auditLink = link && writtenLink(link);
    const shared = await readCity(question);
    const scopes = [null, ...of.districtCodes];
    const contents: Content[] = [];
    for (const districtCode of scopes) {
      contents.push({
        ...(await contentOf(question, shared, districtCode, { database, actor, asOf })),
        auditLink,
      });
    }
    return contents;
  });
}

/** What every edition takes its part of. */
interface Shared {
  city: WorkbookOfDay['progress'];
  districts: NonNullable<WorkbookOfDay['districts']>;
  wards: readonly WardLine[];
  reporting: WorkbookOfDay['reporting'];
}

async function readCity(question: Question): Promise<Shared> {
  const { date, campaign } = question;
  const [until, fortnight] = [addDays(date, 1), addDays(date, 1 - REPORTING_DAYS)];
  const from = fortnight > campaign.startDate ? fortnight : campaign.startDate;
  const { rows: districts } = await districtTable(question, 'last-week');
  const { rows: wards } = await wardTable(question, CITY, 'last-week');
  return {
    city: await areaProgress(question, CITY, 'last-week'),
    districts,
    wards,
    reporting: await reportingLines(question, { from, until }),
  };
}

async function contentOf(
  question: Question,
  shared: Shared,
  districtCode: string | null,
  reader: { database: Database; actor: Actor; asOf: Date },
): Promise<Omit<Content, 'auditLink'>> {
  const { tx, date, campaign } = question;
  const { asOf } = reader;
  const isCity = districtCode === null;
  const area = await areaOfDistrict(question, districtCode);
  const period = { from: campaign.startDate, until: addDays(date, 1) };
  const isOwn = (code: string | null) => isCity || code === districtCode;
  const wards = shared.wards.filter(({ area: ward }) => isOwn(ward.districtCode));
  const digest = await historyDigest(tx, period, districtCode, asOf);
  const content = {
    ...{ districtCode, date, asOf, wards, slowest: slowestOf(wards, SLOWEST) },
    campaignName: campaign.name,
    signingStartDate: campaign.signingStartDate,
    isDemonstration: campaign.isDemonstration,
    regime: regimeInForce(date, question.regimes),
    progress: isCity ? shared.city : await areaProgress(question, area, 'last-week'),
    city: isCity ? null : shared.city,
    rank: rankOf(shared, districtCode),
    districts: isCity ? shared.districts : null,
    reporting: {
      days: shared.reporting.days,
      lines: shared.reporting.lines.filter((line) => isOwn(line.districtCode)),
    },
    series: await seriesOf(question, area, period, 'day'),
    corrections: await corrections(tx, period, districtCode, asOf),
  };
  return {
    ...content,
    history: historyOf(question, period, districtCode, digest.rows, reader),
    figuresHash: figuresHashOf('daily-workbook', WORKBOOK_LAYOUT, [content, digest.hash]),
  };
}

function rankOf({ districts }: Shared, districtCode: string | null): Content['rank'] {
  const placed = districts.flatMap(({ area, ranks }) => {
    const { rank: place = null, change = null } = ranks?.signed ?? {};
    return place === null ? [] : [{ code: area.code, place, change }];
  });
  const own = placed.find(({ code }) => code === districtCode);
  return own ? { place: own.place, of: placed.length, change: own.change } : null;
}

/** Read again from the tables for every drawing, a week at a time: it is as known at a moment, so it is the same. */
function historyOf(
  question: Question,
  period: Period,
  districtCode: string | null,
  rows: number,
  { database, actor, asOf }: { database: Database; actor: Actor; asOf: Date },
): History {
  async function* read() {
    for (let from = period.from; from < period.until; from = addDays(from, PAGE_DAYS)) {
      const end = addDays(from, PAGE_DAYS);
      const page = { from, until: end < period.until ? end : period.until };
      const days = await database.reading(actor, (tx: Transaction) =>
        historyDays(tx, page, districtCode, asOf),
      );
      yield days.map(({ isReportingDay, timeliness, isReturned, ...row }) => ({
        ...row,
        state: stateOfDay({ isReportingDay, timeliness, isReturned, isDue: isDue(question, row.date) }),
      }));
    }
  }
  return { rows, read };
}
