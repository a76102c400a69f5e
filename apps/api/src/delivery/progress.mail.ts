import type { AreaRow, Increments, ProgressAnswer, Totals } from '../contract/progress.js';
import { inText } from '../domain/area-names.js';
import type { DocumentKind } from '../domain/documents.js';
import {
  awaitedOutOf,
  formatCount,
  formatDate,
  formatExactMoment,
  formatFreshness,
  formatOutOf,
  formatPercent,
  formatSigned,
  formatTenths,
  type Language,
  NO_VALUE,
  partlyOutOf,
} from '../domain/format.js';
import { knownOf } from '../domain/figures.js';
import { toldTenths } from '../domain/rates.js';
import type { ReportingDate } from '../domain/reporting-date.js';
import { arrivedIn } from '../progress/arrived.js';
import type { MailTable, MailText } from './mail-text.js';
import { MAIL_WORDS } from './mail-words.js';

/** What a mail tells: all of it as known at its document's moment, and all of it within the reader's scope. */
export interface MailFacts {
  kind: DocumentKind;
  language: Language;
  title: string;
  isDemonstration: boolean;
  /** Of the reader's scope: the city or their district. */
  progress: ProgressAnswer;
  /** The city's districts, or the district's wards. */
  rows: readonly AreaRow[];
  /** The city's summary, for a reader of a district; null for a reader of the city. */
  city: ProgressAnswer | null;
  /** Names of the files that go along. */
  attached: readonly string[];
  /** Files too large for a mail, and where to fetch them after signing in. */
  tooLarge: readonly { name: string; url: string }[];
  consoleUrl: string;
}

const PERIODS = { 'daily-workbook': 'day', 'weekly-briefing': 'week' } as const;

/** The words and numbers of a mail about progress. */
export function progressMail(facts: MailFacts): MailText {
  const { language, progress, kind } = facts;
  const words = MAIL_WORDS[language];
  const { totals } = progress;
  const change = arrivedIn(progress, PERIODS[kind]);
  return {
    language,
    label: facts.isDemonstration ? words.demonstration : null,
    salutation: null,
    title: facts.title,
    message: messageOf(progress, language),
    figures: [
      {
        name: words.steps.required,
        value: formatCount(totals.required, language),
        share: formatPercent(totals.required, totals.required, language),
        change: words.remaining(formatCount(totals.remaining, language)),
      },
      ...(['submitted', 'verified', 'signed'] as const).map((step) => ({
        name: words.steps[step],
        value: formatCount(totals[step], language),
        share: words.ofRequired(formatPercent(totals[step], totals.required, language)),
        change: changeText(change && change[step], change?.adjustments[step] ?? 0, kind, language),
      })),
    ],
    sentences: sentences(progress, language),
    tables: tablesOf(facts),
    attachments: [
      ...facts.attached.map((name) => ({ text: words.attached(name), url: null })),
      ...facts.tooLarge.map(({ name, url }) => ({ text: words.tooLarge(name), url })),
    ],
    link: { text: words.openConsole, url: facts.consoleUrl },
    closing: [...words.closing],
    freshness: freshnessLine(progress, language),
    footer: words.footer,
    picture: words.picture(
      formatCount(totals.signed, language),
      formatPercent(totals.signed, totals.required, language),
    ),
  };
}

/** The headline as a sentence, marked as provisional while reports of the day are still awaited. */
function messageOf({ headline, plan, freshness }: ProgressAnswer, language: Language): string {
  const words = MAIL_WORDS[language];
  const outOf = awaitedOutOf(freshness, language);
  const message = words.messages[headline.code]({
    begins: dateOr(plan?.from ?? null, NO_VALUE),
    deadline: dateOr(headline.deadlineDate, NO_VALUE),
    speedUp: tenthsOf(toldTenths(headline.speedUp), language),
  });
  return outOf === null ? message : `${words.awaited(outOf)} ${message}`;
}

/** The mail as one person gets it. */
export function addressedTo(name: string, mail: MailText): MailText {
  return { ...mail, salutation: MAIL_WORDS[mail.language].salutation(name) };
}

/** With the moment the figures are known at, exactly: so that they can be asked for again. */
function freshnessLine({ freshness }: ProgressAnswer, language: Language): string {
  const line = formatFreshness(freshness, language);
  if (freshness.asOf === null) return line;
  return `${line}; ${MAIL_WORDS[language].knownAt(formatExactMoment(new Date(freshness.asOf), language))}`;
}

function sentences(progress: ProgressAnswer, language: Language): string[] {
  const words = MAIL_WORDS[language];
  const { totals, requiredRate, pace, forecast, freshness, headline } = progress;
  const missing = freshness.wardsExpected - freshness.wardsReported;
  const known = knownOf(totals);
  return [
    ...(requiredRate === null || totals.remaining === 0
      ? []
      : [
          words.rate(
            {
              perDay: formatCount(requiredRate.perDay, language),
              daysLeft: formatCount(requiredRate.daysLeft, language),
              deadline: dateOr(headline.deadlineDate, NO_VALUE),
            },
            pace && {
              perDay: formatCount(Math.round(pace.perDay), language),
              until: dateOr(pace.days.at(-1)?.date ?? null, NO_VALUE),
            },
          ),
        ]),
    ...(totals.remaining === 0 ? [] : [forecastText(forecast, language)]),
    ...(known === null
      ? []
      : [
          words.pending({
            pending: formatCount(known.pending, language),
            unresolved: formatCount(known.unresolved, language),
          }),
        ]),
    ...(freshness.isReportingDay && missing > 0
      ? [words.missing(`${formatCount(missing, language)}/${formatCount(freshness.wardsExpected, language)}`)]
      : []),
  ];
}

function forecastText(
  { earliest, expected, latest, isBeyondYear }: ProgressAnswer['forecast'],
  language: Language,
): string {
  const words = MAIL_WORDS[language];
  if (expected === null) return isBeyondYear.expected ? words.beyondYear : words.noForecast;
  if (earliest === null) return words.forecastOn(formatDate(expected));
  const unknown = isBeyondYear.latest ? words.later : words.unknown;
  return words.forecast({ earliest: formatDate(earliest), latest: dateOr(latest, unknown) });
}

function tablesOf(facts: MailFacts): MailTable[] {
  const { language, kind } = facts;
  const words = MAIL_WORDS[language];
  const { columns } = words;
  const kept = (head: string) => ({ head, isKept: true });
  const wide = (head: string) => ({ head, isKept: false });
  const heads = [
    kept(columns.area),
    ...[columns.reported, columns.required, columns.submitted, columns.submittedShare, columns.signed].map(
      wide,
    ),
    kept(columns.signedShare),
    kept(columns.change[kind]),
  ];
  const line = (name: string, reported: string, totals: Totals, arrived: Increments | null) => [
    name,
    reported,
    formatCount(totals.required, language),
    ...(['submitted', 'signed'] as const).flatMap((step) => [
      formatCount(totals[step], language),
      formatPercent(totals[step], totals.required, language),
    ]),
    arrived === null ? NO_VALUE : formatSigned(arrived.signed, language),
  ];
  const period = PERIODS[kind];
  const whole = (progress: ProgressAnswer) =>
    line(
      progress.area.name,
      formatOutOf(progress.freshness.wardsReported, progress.freshness.wardsExpected, language),
      progress.totals,
      arrivedIn(progress, period),
    );
  const own: MailTable = {
    caption:
      facts.city === null
        ? words.byDistrict
        : `${words.byWard}, ${inText(facts.progress.area.name, language)}`,
    columns: heads,
    rows: facts.rows.map((row) =>
      line(
        nameOf(row, facts),
        formatOutOf(row.wardsReported, row.wardsExpected, language),
        row.totals,
        arrivedIn(row, period),
      ),
    ),
    total: whole(facts.progress),
  };
  if (facts.city === null) return [own];
  return [own, { caption: words.wholeCity, columns: heads, rows: [], total: whole(facts.city) }];
}

/** With how many have reported where what the day did is not known yet: a telephone has no column for it. */
function nameOf(row: AreaRow, { kind, language }: Pick<MailFacts, 'kind' | 'language'>): string {
  const outOf = kind === 'daily-workbook' ? partlyOutOf(row, language) : null;
  return outOf === null ? row.area.name : `${row.area.name} (${MAIL_WORDS[language].partly(outOf)})`;
}

function changeText(added: number | null, adjusted: number, kind: DocumentKind, language: Language): string {
  const words = MAIL_WORDS[language];
  const text = `${added === null ? NO_VALUE : formatSigned(added, language)} ${words.change[kind]}`;
  return adjusted === 0 ? text : `${text}, ${words.adjusted(formatSigned(adjusted, language))}`;
}

function tenthsOf(tenths: number | null, language: Language): string | null {
  return tenths === null ? null : formatTenths(tenths, language);
}

function dateOr(date: ReportingDate | null, otherwise: string): string {
  return date === null ? otherwise : formatDate(date);
}
