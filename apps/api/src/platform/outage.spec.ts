import { AssertionError } from 'node:assert';
import {
  CannotExecuteNotConnectedError,
  QueryFailedError,
  QueryRunnerAlreadyReleasedError,
  QueryRunnerProviderAlreadyReleasedError,
} from 'typeorm';
import { outageOf, Unavailable } from './outage.js';

const withCode = (code: string, message = 'thrown') => Object.assign(new Error(message), { code });

describe('an outage', () => {
  it.each([
    // The other side, and the way to it.
    ...['ECONNREFUSED', 'ECONNRESET', 'ECONNABORTED', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN'],
    ...['EHOSTUNREACH', 'EHOSTDOWN', 'ENETUNREACH', 'ENETDOWN', 'EAI_FAIL', 'EAI_NODATA', 'ESERVFAIL'],
    ...[
      'ERR_STREAM_DESTROYED',
      'ERR_STREAM_WRITE_AFTER_END',
      'ERR_SOCKET_CLOSED',
      'ERR_SOCKET_CONNECTION_TIMEOUT',
      'ERR_SOCKET_CLOSED_BEFORE_CONNECTION',
    ],
    // The encrypted line.
    ...[
      'EPROTO',
      'ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE',
      'ERR_SSL_WRONG_VERSION_NUMBER',
      'ERR_TLS_CERT_ALTNAME_INVALID',
    ],
    ...['CERT_HAS_EXPIRED', 'CERT_NOT_YET_VALID', 'DEPTH_ZERO_SELF_SIGNED_CERT', 'SELF_SIGNED_CERT_IN_CHAIN'],
    ...[
      'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
      'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
      'CERT_REVOKED',
      'CERT_UNTRUSTED',
      'CERT_SIGNATURE_FAILURE',
      'CRL_HAS_EXPIRED',
      'UNABLE_TO_GET_CRL',
      'INVALID_CA',
      'HOSTNAME_MISMATCH',
    ],
    // The storage, and the machine.
    ...[
      'ENOSPC',
      'EDQUOT',
      'EROFS',
      'EIO',
      'EACCES',
      'EPERM',
      'ESTALE',
      'ENODEV',
      'EMFILE',
      'ENFILE',
      'ENOMEM',
    ],
    // PostgreSQL.
    ...['08000', '08001', '08003', '08004', '08006', '08P01', '53000', '53100', '53200', '53300', '53400'],
    ...['57000', '57014', '57P01', '57P02', '57P03', '57P04', '57P05', '58000', '58030'],
    ...['28000', '28P01', '3D000', '25006', '25P03', '25P04', '08007', '40003'],
  ])('has the code %s', (code) => {
    expect(outageOf(withCode(code))).toBe('away');
  });

  it.each([
    'timeout expired',
    'timeout exceeded when trying to connect',
    'Query read timeout',
    'Connection terminated',
    'Connection terminated unexpectedly',
    'Connection terminated due to connection timeout',
    'Client was closed and is not queryable',
    'Client has encountered a connection error and is not queryable',
    'Cannot use a pool after calling end on the pool',
    'LISTEN/NOTIFY connection ended',
    'connection dropped by stop()',
    'stop() ended the command before it ran',
    'There was an error establishing an SSL connection',
    'The server does not support SSL connections',
    'pg-boss shut down while the handler was still running',
  ])('is said in the driver’s words: %s', (words) => {
    expect(outageOf(new Error(words))).toBe('away');
  });

  it.each([
    ['TypeORM’s query runner whose connection was lost', new QueryRunnerAlreadyReleasedError()],
    ['TypeORM’s manager of such a runner', new QueryRunnerProviderAlreadyReleasedError()],
    ['a data source that is closed', new CannotExecuteNotConnectedError()],
    ['a failed query of TypeORM', new QueryFailedError('select 1', [], withCode('57P01'))],
    [
      'a failed query without a code',
      new QueryFailedError('select 1', [], new Error('Connection terminated')),
    ],
    ['every address refused', new AggregateError([withCode('ECONNREFUSED'), withCode('ECONNREFUSED')])],
    ['the cause of what was thrown', new Error('it failed', { cause: withCode('EIO') })],
    ['a wait of ours that came to its end', new Unavailable('away', 'the storage')],
    ['the job queue before it is open', new AssertionError({ message: 'Database not opened. Call start()' })],
    ['the job queue’s plain object', { message: 'Connection terminated unexpectedly', queue: 'x' }],
  ])('is found in %s', (_, error) => {
    expect(outageOf(error)).toBe('away');
  });

  it.each(['55P03', '55006', '40P01', '40001'])('of others who were first has the code %s', (code) => {
    expect(outageOf(withCode(code))).toBe('busy');
    expect(outageOf(new QueryFailedError('select 1', [], withCode(code)))).toBe('busy');
  });

  it.each([
    ...['42P01', '23505', '22P02', '42501', 'XX000', 'XX001', 'ENOENT', 'ENOTDIR', 'ERR_INVALID_ARG_TYPE'],
  ])('is not what has the code %s', (code) => {
    expect(outageOf(withCode(code))).toBeNull();
  });

  it.each([
    new TypeError('x is undefined'),
    'a text',
    undefined,
    null,
    new Error('the timeout expired long ago'),
  ])('is not %p', (error) => {
    expect(outageOf(error)).toBeNull();
  });

  it('is looked for once in an error that is its own cause', () => {
    const error: Error & { cause?: unknown } = new Error('in a circle');
    error.cause = error;
    expect(outageOf(error)).toBeNull();
  });
});
