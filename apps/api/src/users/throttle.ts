/** Failures that cost nothing: people mistype. An office of many people shares one address. */
export const FREE_FAILURES = {
  /** Of one account from one address. */
  accountAtAddress: 5,
  /** Of one address on all accounts. */
  address: 20,
  /** Of one account from everywhere. */
  account: 50,
} as const;

/** The longest wait of an address, in seconds. */
const LONGEST_WAIT = 900;

/** The longest wait of an account whatever the address: strangers who knock on it must not keep its owner out. */
export const LONGEST_WAIT_OF_ACCOUNT = 60;

export interface Failures {
  count: number;
  /** When the last one was; null when there was none. */
  lastAt: Date | null;
}

/**
 * Seconds until the next attempt is looked at; 0 when it may be now. Each failure beyond the free ones
 * doubles the wait, counted from the last failure: 1, 2, 4, … up to `longest`.
 *
 * Whether the account exists plays no part, so the wait tells nothing about it.
 */
export function secondsToWait(failures: Failures, free: number, now: Date, longest = LONGEST_WAIT): number {
  if (failures.count < free || failures.lastAt === null) return 0;
  const delay = Math.min(2 ** (failures.count - free), longest);
  const waited = (now.getTime() - failures.lastAt.getTime()) / 1000;
  return Math.max(0, Math.ceil(delay - waited));
}

/**
 * What counts as one address: an IPv4 address, or the /64 network of an IPv6 one, which is what one
 * customer is given.
 */
export function addressGroup(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  if (!address.includes(':')) return address;
  const [head = '', tail] = address.replace(/%.*$/, '').split('::');
  const front = head === '' ? [] : head.split(':');
  const back = tail === undefined || tail === '' ? [] : tail.split(':');
  const gap = tail === undefined ? 0 : 8 - front.length - back.length;
  const groups = [...front, ...Array<string>(Math.max(0, gap)).fill('0'), ...back];
  return `${groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`;
}
