import { distributeByLargestRemainder } from '../domain/required.js';
import { instantOf, reportingDate } from '../domain/reporting-date.js';
import { system } from '../platform/actor.js';
import { Audit } from '../platform/audit.js';
import type { Clock } from '../platform/clock.js';
import type { Database } from '../platform/database.js';
import { beginRecording } from '../platform/recording.js';
import { appendRows } from './append-rows.js';
import { readFacts } from './facts.js';

/** The units of May 2022 stand since Thủ Đức City was made (NQ 1111/NQ-UBTVQH14). */
const UNITS_VALID_FROM = '2021-01-01';

/** The day before the campaign, whoever loads it and whenever: every answer about it can use these facts. */
const FIRST_RECORDED_AT = instantOf(reportingDate('2022-04-12'), '08:00');

/** Records on the Ministry's lists for the city, as published on 8/5/2022 (domain.md §1). Per ward is not. */
const DEMONSTRATION_REQUIRED = 4_481_992;

const REASON = 'Số liệu ban đầu của chiến dịch';

/**
 * Puts the units and the campaign into an empty database; false when they are there already. The
 * demonstration also gets what each ward is required to do: the city's total by 2019 population.
 */
export function loadCampaign(
  database: Database,
  clock: Clock,
  options: { demonstration: boolean },
): Promise<boolean> {
  const actor = system('load-campaign');
  return database.within(actor, async (tx) => {
    const [campaign] = readFacts('campaign');
    if (!campaign) throw new Error('facts/campaign.csv has no row.');
    // Two instances may start at once: the second waits here, and finds the row.
    const started = (await tx.query(
      `insert into campaign (name, start_date, signing_start_date, is_demonstration)
       values ($1, $2, $3, $4) on conflict do nothing returning id`,
      [campaign.name, campaign.start_date, campaign.signing_start_date, options.demonstration],
    )) as unknown[];
    if (started.length === 0) return false;

    const districts = readFacts('districts');
    const wards = readFacts('wards');
    const members = wards.filter((ward) => ward.member === 'yes');
    const rows = {
      district_version: districts.map(({ code, ...district }) =>
        first({ district_code: code, ...district, valid_from: UNITS_VALID_FROM, reason: REASON }),
      ),
      ward: wards.map(({ code }) => ({ code })),
      ward_version: wards.map(({ code, member: _, ...ward }) =>
        first({ ward_code: code, ...ward, valid_from: UNITS_VALID_FROM, reason: REASON }),
      ),
      campaign_member: members.map(({ code }) =>
        first({ ward_code: code, valid_from: campaign.start_date, reason: REASON }),
      ),
      calendar_day: readFacts('calendar-days').map(first),
      deadline_version: readFacts('deadlines').map((row) =>
        onceKnown(row.decided_on, campaign.start_date, row),
      ),
      regime_version: readFacts('regimes').map(first),
      campaign_event: readFacts('campaign-events').map((row) =>
        onceKnown(row.date, campaign.start_date, { ...row, reason: REASON }),
      ),
      briefing_form: readFacts('briefing-forms').map(first),
      required_version: options.demonstration ? demonstrationRequired(members, campaign.start_date) : [],
    };
    await beginRecording(tx, FIRST_RECORDED_AT);
    for (const [table, some] of Object.entries(rows)) await appendRows(tx, table, some);
    await new Audit(clock).note(tx, actor, {
      action: 'campaign.load',
      subject: { kind: 'campaign' },
      after: { ...campaign, ...options, districts: districts.length, wards: wards.length },
    });
    return true;
  });
}

function demonstrationRequired(members: { code: string; population: number }[], startDate: string) {
  const shares = distributeByLargestRemainder(
    DEMONSTRATION_REQUIRED,
    members.map((ward) => ward.population),
  );
  return members.map(({ code }, index) =>
    first({
      ward_code: code,
      effective_date: startDate,
      required: shares[index] ?? 0,
      document: 'Danh sách của Bộ Y tế (số liệu minh họa)',
      reason: 'Tổng số của Thành phố phân bổ theo dân số 2019',
    }),
  );
}

function first<Fact extends object>(fact: Fact): Fact & { recorded_at: Date } {
  return { ...fact, recorded_at: FIRST_RECORDED_AT };
}

/** What was decided during the campaign was known from the morning of its day, not before. */
function onceKnown<Fact extends object>(date: string, startDate: string, fact: Fact) {
  return date > startDate ? { ...fact, recorded_at: instantOf(reportingDate(date), '08:00') } : first(fact);
}
