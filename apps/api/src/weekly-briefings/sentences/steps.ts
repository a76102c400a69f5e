import type { ProgressAnswer, Totals } from '../../contract/progress.js';
import { knownOf, waitingOf } from '../../domain/figures.js';
import { formatCount } from '../../domain/format.js';
import type { Message } from './message.js';
import { records } from './phrases.js';

const QUEUES = [
  ['gửi công an', 'chưa gửi công an', 'submitted'],
  ['công an xác thực', 'đang chờ công an', 'verified'],
  ['ký số', 'đủ điều kiện còn chờ ký', 'signed'],
] as const;

/** At which step the most records wait, and how long the next in line has waited. */
export function stepsMessage(totals: Totals, waitingDays: ProgressAnswer['waitingDays']): Message {
  const known = knownOf(totals);
  if (known === null) return { lead: 'Chưa có số liệu', text: '' };
  const waiting = waitingOf(known);
  const longest = [...QUEUES].sort(([, , a], [, , b]) => waiting[b] - waiting[a]);
  const [largest] = longest;
  if (!largest || waiting[largest[2]] <= 0) return { lead: 'Không còn hồ sơ chờ ở khâu nào', text: '' };
  const [step, state, key] = largest;
  const days = waitingDays[key];
  const waited = days === null || days === 0 ? '' : `, lâu nhất ${formatCount(days)} ngày`;
  const unresolved = known.unresolved > 0 ? ` Công an trả về chưa khớp ${records(known.unresolved)}.` : '';
  return {
    lead: `Hồ sơ còn tồn nhiều nhất ở khâu ${step}`,
    text: `${records(waiting[key])} ${state}${waited}.${unresolved}`,
  };
}

/** The step at which most of a ward's records wait: what to ask its owner about. Null when none waits, or nobody knows. */
export function mainBacklog(totals: Totals): { step: string; waiting: number } | null {
  const known = knownOf(totals);
  if (known === null) return null;
  const { submitted, verified, signed } = waitingOf(known);
  const steps = [
    { step: 'Chưa gửi công an', waiting: submitted },
    { step: 'Chờ công an', waiting: verified },
    { step: 'Trả về chưa khớp', waiting: known.unresolved },
    { step: 'Chờ ký số', waiting: signed },
  ];
  const most = steps.reduce((longest, next) => (next.waiting > longest.waiting ? next : longest));
  return most.waiting > 0 ? most : null;
}
