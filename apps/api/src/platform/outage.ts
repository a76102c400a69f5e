import {
  CannotExecuteNotConnectedError,
  CannotGetEntityManagerNotConnectedError,
  ConnectionIsNotSetError,
  QueryRunnerAlreadyReleasedError,
  QueryRunnerProviderAlreadyReleasedError,
} from 'typeorm';

/**
 * Why something is a moment's trouble and no defect of ours: what we stand on (database, storage, network) is
 * away, or `busy`, waiting for somebody else.
 */
export type Outage = 'away' | 'busy';

/** What we stand on cannot be used: it failed, did not answer in time, or others were before us for too long. */
export class Unavailable extends Error {
  readonly outage: Outage;

  constructor(outage: Outage, what: string, cause?: unknown) {
    super(what, cause === undefined ? {} : { cause });
    this.outage = outage;
  }
}

/**
 * The one place that tells an outage from a defect; null for a defect. It looks at the class first, then at the
 * system's code or SQLSTATE, and at words last, for the driver has errors that carry nothing else. What wraps an
 * error (TypeORM's failed query, several addresses tried, a cause) is looked into.
 */
export function outageOf(error: unknown): Outage | null {
  for (const one of withCauses(error)) {
    const outage = ofClass(one) ?? ofCode(one) ?? ofWords(one);
    if (outage !== null) return outage;
  }
  return null;
}

/**
 * Whether a connection was not had in time. A machine too busy to read the answer says the same as a database that is
 * away.
 */
export function isLate(error: unknown): boolean {
  return [...withCauses(error)].some((one) => LATE.test(String((one as { message?: unknown }).message)));
}

const LATE = /timeout exceeded when trying to connect|terminated due to connection timeout|^timeout expired$/;

/** TypeORM's words for a connection that was lost under it. */
const LOST = [
  CannotExecuteNotConnectedError,
  CannotGetEntityManagerNotConnectedError,
  ConnectionIsNotSetError,
  QueryRunnerAlreadyReleasedError,
  QueryRunnerProviderAlreadyReleasedError,
];

function ofClass(error: object): Outage | null {
  if (error instanceof Unavailable) return error.outage;
  return LOST.some((lost) => error instanceof lost) ? 'away' : null;
}

/** Codes of the operating system. */
const SYSTEM = new Set([
  // The other side is not there, or the way to it.
  ...[
    'ECONNREFUSED',
    'ECONNRESET',
    'ECONNABORTED',
    'EPIPE',
    'ETIMEDOUT',
    'ENOTCONN',
    'ENOTFOUND',
    'EAI_AGAIN',
    'EAI_FAIL',
    'EAI_NODATA',
    'ESERVFAIL',
  ],
  // What Node says of a connection that is closed already.
  ...[
    'ERR_STREAM_DESTROYED',
    'ERR_STREAM_WRITE_AFTER_END',
    'ERR_SOCKET_CLOSED',
    'ERR_SOCKET_CLOSED_BEFORE_CONNECTION',
    'ERR_SOCKET_CONNECTION_TIMEOUT',
  ],
  ...['EHOSTUNREACH', 'EHOSTDOWN', 'ENETUNREACH', 'ENETDOWN', 'ENETRESET', 'EADDRNOTAVAIL'],
  // The storage is full, read-only, broken, unmounted, or not ours any more.
  ...[
    'ENOSPC',
    'EDQUOT',
    'EROFS',
    'EIO',
    'EACCES',
    'EPERM',
    'ESTALE',
    'ENODEV',
    'ENXIO',
    'EREMOTEIO',
    'EBUSY',
  ],
  // The machine has no more of something.
  ...['EMFILE', 'ENFILE', 'ENOMEM', 'ENOBUFS', 'EAGAIN'],
]);

/** What OpenSSL and Node say of an encrypted line that is broken, or of a certificate that is not taken. */
const ENCRYPTED = new RegExp(
  [
    '^EPROTO$|^ERR_(SSL|TLS)_|^(CERT|CRL)_|^UNABLE_TO_(GET|DECRYPT|DECODE|VERIFY)_',
    '^(DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|INVALID_(CA|PURPOSE)|HOSTNAME_MISMATCH)$',
    '^(PATH_LENGTH_EXCEEDED|ERROR_IN_(CERT|CRL)_.*)$',
  ].join('|'),
);

/**
 * SQLSTATE: no connection (08), no resources (53), stopped by an operator or a time limit (57), the system under
 * the database (58), let in no more (28), the database itself gone (3D); a standby that takes no writes (25006),
 * a transaction that was silent for too long (25P03, 25P04); lost before it was known how a statement ended (40003).
 */
const AWAY = /^(08|53|57|58|28|3D)[0-9A-Z]{3}$|^(25006|25P03|25P04|40003)$/;

/** Others hold what we need, or were before us: a lock not had in time, a thing in use, a deadlock, two at once. */
const BUSY = /^(55P03|55006|40P01|40001)$/;

/** Whether a refusal leaves open what it was an answer to: SQLSTATE 08007 and 40003, also of what stands between. */
export function leavesOpen(error: unknown): boolean {
  return [...withCauses(error)].some((one) =>
    /^(08007|40003)$/.test(String((one as { code?: unknown }).code)),
  );
}

function ofCode(error: object): Outage | null {
  const { code } = error as { code?: unknown };
  if (typeof code !== 'string') return null;
  if (BUSY.test(code)) return 'busy';
  return SYSTEM.has(code) || ENCRYPTED.test(code) || AWAY.test(code) ? 'away' : null;
}

/** What the driver, its pool and the job queue say where they give no code. */
const WORDS = [
  /^timeout expired$/,
  /timeout exceeded when trying to connect/,
  /Query read timeout/,
  /Connection terminated/,
  /not queryable/,
  /Cannot use a pool after calling end/,
  /LISTEN\/NOTIFY (connection ended|channel registration was lost|heartbeat timed out)/,
  /connection dropped by stop\(\)|stop\(\) ended the command/,
  /error establishing an SSL connection|server does not support SSL connections/,
  /Database not opened|Queue cache is not initialized|pg-boss (is stopped|shut down)/,
];

function ofWords(error: object): Outage | null {
  const { message } = error as { message?: unknown };
  return typeof message === 'string' && WORDS.some((words) => words.test(message)) ? 'away' : null;
}

/** The error and all that it wraps, each once. */
function withCauses(error: unknown, seen = new Set<object>()): Set<object> {
  if (typeof error !== 'object' || error === null || seen.has(error)) return seen;
  seen.add(error);
  const { cause, driverError, errors } = error as {
    cause?: unknown;
    driverError?: unknown;
    errors?: unknown;
  };
  for (const inner of [cause, driverError, ...(Array.isArray(errors) ? (errors as unknown[]) : [])]) {
    withCauses(inner, seen);
  }
  return seen;
}
