import type { ProgressAnswer } from '@api/contract/progress.js';
import { knownOf, waitingOf } from '@api/domain/figures.js';
import { awaitedOutOf, partlyOutOf } from '@api/domain/format.js';
import { percentTenths } from '@api/domain/percent.js';
import { PACE_DAYS, toldTenths } from '@api/domain/rates.js';
import type { ReportingDate } from '@api/domain/reporting-date.js';
import { shortAreaName } from '@api/charts/short-area-name.js';
import type { Words } from '../shared/use-words.js';

/** The one message of the screen, `[[ ]]` around what it turns on, and the figures that carry it. */
export function headlineOf(progress: ProgressAnswer, words: Words): { message: string; reasons: string } {
  const { headline, totals, area } = progress;
  const tenths = toldTenths(headline.speedUp);
  const isSlightly = headline.code === 'too-slow' && tenths === null;
  const code = isSlightly ? 'slightly-too-slow' : headline.code;
  const message = words.say(`headline.${code}`, {
    begins: shortDate(progress.plan?.from ?? null, words),
    times: tenths === null ? '' : words.tenths(tenths),
    deadline: shortDate(headline.deadlineDate, words),
    remaining: words.count(totals.remaining),
  });
  const place = area.level === 'city' ? '' : `${shortAreaName(area.name)}: `;
  return {
    message: place + (place === '' ? message : lowered(message)),
    reasons: [awaitedOf(progress, words), reasonsOf(progress, words)].join(' ').trim(),
  };
}

/** Marks the headline as provisional while reports of the day are still awaited; '' otherwise. */
function awaitedOf({ freshness }: ProgressAnswer, words: Words): string {
  const outOf = awaitedOutOf(freshness, words.language);
  return outOf === null ? '' : words.say('headline.reasons.awaited', { outOf });
}

function reasonsOf({ totals, pace, requiredRate, headline }: ProgressAnswer, words: Words): string {
  if (headline.code === 'no-figures') return words.say('headline.reasons.no-figures');
  const shares = words.say('headline.reasons.shares', {
    submitted: words.percent(totals.percentTenths.submitted),
    signed: words.percent(totals.percentTenths.signed),
  });
  if (headline.code === 'done' || pace === null) return shares;
  const speed = words.say('headline.reasons.pace', {
    pace: words.count(Math.round(pace.perDay)),
    ...daysOfPace(pace, words),
  });
  const needed =
    requiredRate && words.say('headline.reasons.needed', { needed: words.count(requiredRate.perDay) });
  return [shares, needed ? `${speed} ${needed}` : speed].join(' ');
}

/** How many days each ward's pace is the mean of, and the last of them all. */
export function daysOfPace({ days }: NonNullable<ProgressAnswer['pace']>, words: Words) {
  return { days: Math.min(PACE_DAYS, days.length), until: shortDate(days.at(-1)?.date ?? null, words) };
}

/** What the burn-up says: how far signing gets by the deadline at this pace. */
export function burnUpTitle({ forecast, totals, headline }: ProgressAnswer, words: Words): string {
  const { atDeadline } = forecast;
  if (totals.signed === null || atDeadline === null || headline.code === 'done') {
    return words.say('burnUp.title.plain');
  }
  const deadline = shortDate(atDeadline.date, words);
  if (atDeadline.expected - totals.signed >= totals.remaining)
    return words.say('burnUp.title.inTime', { deadline });
  const share = words.percent(percentTenths(atDeadline.expected, totals.required));
  return words.say('burnUp.title.short', { deadline, share });
}

/** Where most records wait: with the stations, with the police, or for a signature. */
export function funnelTitle({ totals }: ProgressAnswer, words: Words): string {
  const known = knownOf(totals);
  if (known === null) return words.say('funnel.title.plain');
  const [most] = Object.entries(waitingOf(known)).sort(([, a], [, b]) => b - a);
  const [step, count] = most ?? ['', 0];
  if (count === 0) return words.say('funnel.title.plain');
  return words.say(`funnel.title.${step}`, { count: words.count(count) });
}

/** Why a day has no figures of its own: nobody had to report, or nobody did. */
export function noReportOf(
  { isReportingDay }: Pick<ProgressAnswer['freshness'], 'isReportingDay'>,
  words: Words,
): string {
  return words.say(isReportingDay ? 'card.noReport' : 'card.holiday');
}

/** 'mới 10/310 phường, xã báo cáo' of a reporting day on which some reported and not all; else null. */
export function partlyReported(of: Reported, words: Words): string | null {
  const outOf = partlyOutOf(of, words.language);
  return outOf === null ? null : words.say('burnUp.partly', { outOf });
}

/** The same in short, beside a figure of such a day: 'mới 10/310'. */
export function partlyInShort(of: Reported, words: Words): string | null {
  const outOf = partlyOutOf(of, words.language);
  return outOf === null ? null : words.say('card.partly', { outOf });
}

type Reported = Pick<ProgressAnswer['freshness'], 'wardsReported' | 'wardsExpected'>;

/** 'dd/MM': the year is in the strip above. */
export function shortDate(date: ReportingDate | null, words: Words): string {
  return words.date(date).slice(0, 5);
}

function lowered(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1);
}
