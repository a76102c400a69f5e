import {
  instantOf,
  isReportingDate,
  isTimeOfDay,
  localTimeOf,
  type ReportingDate,
  reportingDateOf,
} from './reporting-date.js';

/**
 * A time of day as people write it, exactly: '9h30', '9:30', '9.30', '9h', '9 giờ 30', '18:00:11,241' and what our documents print.
 * Gives 'HH:MM', 'HH:MM:SS' or 'HH:MM:SS.mmm'; null for anything else.
 */
export function readExactTime(text: string): string | null {
  const written = text.normalize('NFC').trim().toLowerCase().replace(/\s+/g, ' ');
  const parts = /^(\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:[.,](\d{1,3}))?)?$/.exec(withColons(written));
  if (!parts) return null;
  const [, hours = '', minutes = '', seconds, rest] = parts;
  const time = `${hours.padStart(2, '0')}:${minutes.padStart(2, '0')}`;
  if (!isTimeOfDay(time) || Number(seconds ?? 0) > 59) return null;
  const milliseconds = rest === undefined ? '' : `.${rest.padEnd(3, '0')}`;
  return seconds === undefined ? time : `${time}:${seconds.padStart(2, '0')}${milliseconds}`;
}

/** A time of day to the minute as people write it, '16:30', '16.30', '16h30' or '16h', as 'HH:MM'; null for anything else. */
export function readTimeOfDay(text: string): string | null {
  const time = readExactTime(text);
  return time !== null && isTimeOfDay(time) ? time : null;
}

/** '9h30' and '9.30' as '9:30', '9 giờ' as '9:00', '18 giờ 00 phút 11 giây' as '18:00:11'. */
function withColons(written: string): string {
  const colons = written
    // A point as in '16.30'; in '18:00:11.241' it stands before the thousandths.
    .replace(/^(\d{1,2})\.(\d{1,2})$/, '$1:$2')
    .replace(/ ?(giờ|h|g) ?/, ':')
    .replace(/ ?(phút|ph|p) ?/, ':')
    .replace(/ ?(giây|s)$/, '');
  if (colons === written) return written;
  const ended = colons.replace(/:$/, '');
  return ended.includes(':') ? ended : `${ended}:00`;
}

/** Whether the text is a moment as `localMoment` writes it. */
export function isLocalMoment(text: string): boolean {
  const [day = '', time = '', ...others] = text.split('T');
  return others.length === 0 && isReportingDate(day) && readExactTime(time) === time;
}

/** The instant of a local moment: of '2022-05-07T18:00', '…T18:00:11' or '…T18:00:11.241'. */
export function instantOfLocal(moment: string): Date {
  const [day = '', time = ''] = moment.split('T');
  const minute = instantOf(day as ReportingDate, time.slice(0, 5));
  return new Date(minute.getTime() + Math.round(Number(time.slice(6) || 0) * 1_000));
}

/** An instant by the clocks in Ho Chi Minh City, exactly and without what is 0 at its end: '2022-05-07T18:00:11.241'. */
export function localMoment(instant: Date): string {
  const rest = instant.toISOString().slice(17, 23);
  const exact = rest === '00.000' ? '' : `:${rest.replace(/\.000$/, '')}`;
  return `${reportingDateOf(instant)}T${localTimeOf(instant)}${exact}`;
}
