import type { RowFault } from '../contract/row-fault.js';
import type { Ask } from './reports-to-verify.query.js';

/** Counts in the order of `COLUMNS`. */
type Counts = readonly number[];

/** A version of a ward's figures of a day. Moments are microseconds since 1970, Infinity for one still in force. */
interface Version {
  date: string;
  districtCode: string;
  reportId: string;
  isLate: boolean;
  from: number;
  until: number;
  figures: Counts;
}

/** What a version adds to the figures before it, for as long as both are known. */
interface Step extends Version {
  /** Null where nothing was reported of the ward before. */
  before: Counts | null;
}

/** Rows of a table as texts, by what names them. */
type Rows = Map<string, string>;

const COLUMNS = ['submitted', 'verified', 'unresolved', 'exempt', 'signed'] as const;
/** Of these it is kept what was added, beside the difference. */
const ADDED = [0, 1, 4] as const;
/** So many wards are asked for at once. */
const PAGE = 20;

const SUMS = [
  ...['wards', 'wards_late', 'wards_first', ...COLUMNS],
  ...ADDED.map((index) => `${COLUMNS[index]}_added`),
];

/**
 * Reckons everything that is kept beside the figures anew from the figures alone, every span of it, also those that
 * have ended, and names each row that differs, is missing, or follows from no figure. By definition, not by the way
 * the migrations keep the tables (decision 11): a ward's step changes when its figures of the day, or the last ones of
 * an earlier day, change; sums change when a step of theirs begins or ends.
 *
 * @param ask answers as of one moment of the database.
 */
export async function verifySteps(ask: Ask): Promise<RowFault[]> {
  const faults: RowFault[] = [];
  const changes = new Map<string, Map<number, number[]>>();
  for (let after = ''; ;) {
    const wards = await nextWards(ask, after);
    const last = wards.at(-1);
    if (last === undefined) break;
    after = last;
    const versions = await versionsOf(ask, wards);
    const steps: Rows = new Map();
    const reach: Rows = new Map();
    for (const ward of wards) {
      const ofWard = versions.get(ward) ?? [];
      for (const district of new Set(ofWard.map(({ districtCode }) => districtCode)))
        reach.set(`${ward} ${district}`, reachOf(ofWard.filter((one) => one.districtCode === district)));
      for (const step of stepsOf(ofWard)) {
        steps.set(`${ward} ${step.date} ${step.from}`, textOfStep(step));
        change(changes, `${step.districtCode} ${step.date}`, step, sumsOf(step));
      }
    }
    faults.push(...differences('figure_step', steps, await keptSteps(ask, wards)));
    faults.push(...differences('ward_reach', reach, await keptReach(ask, wards)));
  }
  const ofDistricts = spansOf(changes);
  const ofCity = new Map<string, Map<number, number[]>>();
  for (const { name, from, until, sums } of ofDistricts) {
    const [, date = ''] = name.split(' ');
    change(ofCity, date, { from, until }, sums);
  }
  faults.push(
    ...differences('district_step', textOfSpans(ofDistricts), await keptSums(ask, 'district_step')),
  );
  faults.push(...differences('city_step', textOfSpans(spansOf(ofCity)), await keptSums(ask, 'city_step')));
  return faults;
}

/** The steps of one ward. */
function stepsOf(versions: readonly Version[]): Step[] {
  return versions.flatMap((version) => {
    const earlier = versions.filter(({ date }) => date < version.date);
    const moments = earlier
      .flatMap(({ from, until }) => [from, until])
      .filter((moment) => moment > version.from && moment < version.until);
    const begun: { from: number; before: Version | undefined }[] = [];
    for (const from of [...new Set([version.from, ...moments])].sort((a, b) => a - b)) {
      const before = earlier.findLast((one) => one.from <= from && from < one.until);
      if (begun.length === 0 || begun.at(-1)?.before !== before) begun.push({ from, before });
    }
    return begun.map(({ from, before }, index) => ({
      ...version,
      from,
      until: begun[index + 1]?.from ?? version.until,
      before: before?.figures ?? null,
    }));
  });
}

/** What a step counts for in the sums of its district and day, in the order of `SUMS`. */
function sumsOf({ isLate, before, figures }: Step): number[] {
  const added = figures.map((figure, index) => figure - (before?.[index] ?? 0));
  return [
    ...[1, isLate ? 1 : 0, before === null ? 1 : 0],
    ...added,
    ...ADDED.map((index) => Math.max(added[index] ?? 0, 0)),
  ];
}

function change(
  changes: Map<string, Map<number, number[]>>,
  name: string,
  { from, until }: { from: number; until: number },
  sums: readonly number[],
): void {
  const ofName = changes.get(name) ?? new Map<number, number[]>();
  changes.set(name, ofName);
  for (const [moment, sign] of [[from, 1] as const, [until, -1] as const]) {
    const known = ofName.get(moment) ?? SUMS.map(() => 0);
    ofName.set(
      moment,
      known.map((sum, index) => sum + sign * (sums[index] ?? 0)),
    );
  }
}

interface Span {
  name: string;
  from: number;
  until: number;
  sums: number[];
}

/** The sums between each two changes, where there is a ward. */
function spansOf(changes: Map<string, Map<number, number[]>>): Span[] {
  return [...changes].flatMap(([name, ofName]) => {
    const moments = [...ofName.keys()].sort((a, b) => a - b);
    let sums = SUMS.map(() => 0);
    return moments.flatMap((from, index): Span[] => {
      sums = sums.map((sum, column) => sum + (ofName.get(from)?.[column] ?? 0));
      const until = moments[index + 1] ?? Infinity;
      return sums[0] === 0 ? [] : [{ name, from, until, sums }];
    });
  });
}

function textOfSpans(spans: readonly Span[]): Rows {
  return new Map(spans.map(({ name, from, until, sums }) => [`${name} ${from}`, [until, ...sums].join(' ')]));
}

function textOfStep({ districtCode, until, reportId, isLate, figures, before }: Step): string {
  const earlier = before ?? COLUMNS.map(() => 0);
  return [districtCode, until, reportId, isLate, before === null, ...figures, ...earlier].join(' ');
}

function reachOf(versions: readonly Version[]): string {
  const dates = versions.map(({ date }) => date).sort();
  const most = Math.max(...versions.map(({ figures }) => figures.at(-1) ?? 0));
  return [dates[0], dates.at(-1), most].join(' ');
}

function differences(table: string, reckoned: Rows, kept: Rows): RowFault[] {
  return [...new Set([...reckoned.keys(), ...kept.keys()])]
    .filter((name) => reckoned.get(name) !== kept.get(name))
    .map((name) => {
      const fault = !kept.has(name) ? 'missing' : reckoned.has(name) ? 'changed' : 'unrecorded';
      return { table, key: withMoment(name), fault, entry: null };
    });
}

/** Microseconds at the end of a name as an instant. */
function withMoment(name: string): string {
  return name.replace(/ (\d{13,})$/, (_, moment) => ` ${new Date(Number(moment) / 1_000).toISOString()}`);
}

const micros = (column: string) => `(extract(epoch from ${column}) * 1000000)::text`;

async function nextWards(ask: Ask, after: string): Promise<string[]> {
  const rows = (await ask(
    `select ward_code as "ward" from (
       select ward_code from figure union select ward_code from figure_step union select ward_code from ward_reach
     ) as known where ward_code > $1 order by ward_code limit ${PAGE}`,
    [after],
  )) as { ward: string }[];
  return rows.map(({ ward }) => ward);
}

/** Every version of the figures of these wards, by ward, in the order of their days. */
async function versionsOf(ask: Ask, wards: readonly string[]): Promise<Map<string, Version[]>> {
  const rows = (await ask(
    `select figure.ward_code as "ward", figure.reporting_date::text as "date", figure.district_code as "districtCode",
            figure.report_id as "reportId", report.timeliness = 'late' as "isLate",
            ${micros('figure.recorded_at')} as "from",
            ${micros(`coalesce(figure.superseded_at, 'infinity')`)} as "until",
            ${COLUMNS.map((column) => `figure.${column}`).join(', ')}
       from figure
       left join daily_report as report on report.id = figure.report_id
      where figure.ward_code = any ($1)
      order by figure.ward_code, figure.reporting_date, figure.recorded_at`,
    [wards],
  )) as (Omit<Version, 'from' | 'until' | 'figures'> & { ward: string; from: string; until: string } & Record<
      (typeof COLUMNS)[number],
      number
    >)[];
  const versions = new Map<string, Version[]>();
  for (const { ward, from, until, ...row } of rows) {
    const figures = COLUMNS.map((column) => row[column]);
    const version = { ...row, from: Number(from), until: Number(until), figures };
    const known = versions.get(ward);
    if (known) known.push(version);
    else versions.set(ward, [version]);
  }
  return versions;
}

async function keptSteps(ask: Ask, wards: readonly string[]): Promise<Rows> {
  const figures = [...COLUMNS, ...COLUMNS.map((column) => `${column}_before`)];
  return rowsOf(
    ask,
    ['ward_code', 'reporting_date', micros('known_from')],
    ['district_code', micros('known_until'), 'report_id', 'is_late', 'is_first', ...figures],
    'figure_step where ward_code = any ($1)',
    [wards],
  );
}

function keptReach(ask: Ask, wards: readonly string[]): Promise<Rows> {
  const said = ['first_date', 'last_date', 'most_signed'];
  return rowsOf(ask, ['ward_code', 'district_code'], said, 'ward_reach where ward_code = any ($1)', [wards]);
}

function keptSums(ask: Ask, table: 'district_step' | 'city_step'): Promise<Rows> {
  const area = table === 'district_step' ? ['district_code'] : [];
  const named = [...area, 'reporting_date', micros('known_from')];
  return rowsOf(ask, named, [micros('known_until'), ...SUMS], table, []);
}

/** Rows by what names them, all values as texts. */
async function rowsOf(
  ask: Ask,
  names: readonly string[],
  columns: readonly string[],
  from: string,
  values: unknown[],
): Promise<Rows> {
  const texts = (some: readonly string[]) => some.map((one) => `${one}::text`).join(', ');
  const rows = (await ask(
    `select array[${texts(names)}] as "name", array[${texts(columns)}] as "said" from ${from}`,
    values,
  )) as { name: string[]; said: string[] }[];
  const found: Rows = new Map();
  for (const row of rows) {
    const [name, said] = [row.name.map(plain).join(' '), row.said.map(plain).join(' ')];
    // A table without its key may hold two: no one row is reckoned like this.
    found.set(name, found.has(name) ? `${found.get(name) ?? ''}; ${said}` : said);
  }
  return found;
}

/** A number of PostgreSQL's as JavaScript writes it: '1651742400000000.000000' and 'Infinity'. */
function plain(text: string): string {
  return /^\d+\.0+$/.test(text) ? text.replace(/\.0+$/, '') : text;
}
