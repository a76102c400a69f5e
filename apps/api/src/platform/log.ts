import type { LoggerService } from '@nestjs/common';
import { type DestinationStream, pino, type Logger as Pino } from 'pino';

/**
 * JSON lines. Request bodies, query strings, people's names and their mail addresses are never written: a line about
 * a request says who by the account's id, and from which network address.
 */
export function openLog(level: string, into?: DestinationStream): Pino {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, into);
}

/** Nest's own messages through the same lines. */
export class NestLog implements LoggerService {
  private readonly pino: Pino;

  constructor(pino: Pino) {
    this.pino = pino;
  }

  log(message: unknown, context?: unknown): void {
    this.write('info', message, context);
  }
  error(message: unknown, ...rest: unknown[]): void {
    this.write('error', message, rest.at(-1));
  }
  warn(message: unknown, context?: unknown): void {
    this.write('warn', message, context);
  }
  debug(message: unknown, context?: unknown): void {
    this.write('debug', message, context);
  }
  fatal(message: unknown, context?: unknown): void {
    this.write('fatal', message, context);
  }

  private write(
    level: 'info' | 'error' | 'warn' | 'debug' | 'fatal',
    message: unknown,
    context: unknown,
  ): void {
    if (message instanceof Error) this.pino[level]({ context, cause: causeOf(message) });
    else if (typeof message === 'object' && message !== null) this.pino[level]({ context, ...message });
    else this.pino[level]({ context }, String(message));
  }
}

/**
 * What is written of a failure: not its own fields, where a database's keeps the values of the question, but for
 * its code. Some are no `Error`: the job queue tells its failures as plain objects.
 */
export function causeOf(error: unknown): unknown {
  if (typeof error !== 'object' || error === null) return String(error);
  const { name, message, stack, code, cause, errors } = error as Partial<Record<keyof Failure, unknown>>;
  return {
    ...texts({ name, message: message === '' ? undefined : message, code, stack }),
    ...(cause === undefined ? {} : { cause: causeOf(cause) }),
    // Several addresses were tried: each says why.
    ...(Array.isArray(errors) ? { errors: errors.map(causeOf) } : {}),
  };
}

type Failure = AggregateError & { code: string; cause: unknown };

function texts(fields: Record<string, unknown>): Record<string, string> {
  const given = Object.entries(fields).filter(
    (field): field is [string, string] => typeof field[1] === 'string',
  );
  return Object.fromEntries(given);
}
