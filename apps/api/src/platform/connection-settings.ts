import { Client } from 'pg';

/**
 * A connection whose loss fails its next query and nothing else. The pool and its caller listen for errors only while
 * they hold the connection: one that arrives in the same packet as "ready" has no listener and would end the process.
 */
export class GuardedClient extends Client {
  constructor(settings?: ConstructorParameters<typeof Client>[0]) {
    super(settings);
    this.on('error', () => undefined);
  }
}

/**
 * What a session must be whatever the server's own settings: dates and times are read in these forms. And our
 * questions are short; compiling one to machine code takes longer than answering it.
 */
export const SESSION = {
  options: [
    '-c jit=off',
    '-c DateStyle=ISO,MDY',
    '-c IntervalStyle=postgres',
    '-c bytea_output=hex',
    '-c extra_float_digits=1',
  ].join(' '),
};

/** A connection that lies idle is asked for a sign of life, and is lost after ten seconds without one. */
export const SIGNS_OF_LIFE = { keepAlive: true, keepAliveInitialDelayMillis: 10_000 };
