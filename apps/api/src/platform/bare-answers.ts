import { randomUUID } from 'node:crypto';
import { type IncomingMessage, type ServerResponse, STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';
import type { ProblemCode } from '../contract/problems.js';
import type { Config } from './config.js';
import { headersOf } from './headers.js';
import { Problem } from './problem.js';
import { problemBody } from './problem.filter.js';

/** What Node refuses before there is a request: by its code, the rest is badly written. */
const BY_CODE: Record<string, ProblemCode> = {
  HPE_HEADER_OVERFLOW: 'request.headers-too-large',
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 'request.too-large',
  ERR_HTTP_REQUEST_TIMEOUT: 'request.too-slow',
};

/** The answer to a call that never became a request: as every refusal, headers included. Then the line is cut. */
export function refuseBarely(config: Config) {
  return (error: NodeJS.ErrnoException, socket: Socket): void => {
    // Who hung up hears nothing.
    if (error.code === 'ECONNRESET' || socket.destroyed || !socket.writable) {
      socket.destroy(error);
      return;
    }
    const { status, headers, body } = bareAnswer(BY_CODE[error.code ?? ''] ?? 'request.invalid', config);
    const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
    socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\n${lines.join('')}\r\n${body}`);
  };
}

/** A call that expects of us what we do not know is told so in the same way. */
export function refuseExpectations(fastify: FastifyInstance, config: Config): void {
  fastify.server.on('checkExpectation', (_: IncomingMessage, response: ServerResponse) => {
    const { status, headers, body } = bareAnswer('request.expectation-failed', config);
    response.writeHead(status, headers).end(body);
  });
}

function bareAnswer(code: ProblemCode, config: Config) {
  const problem = new Problem(code);
  const body = JSON.stringify(problemBody(problem, randomUUID()));
  const headers = {
    ...headersOf(config),
    'cache-control': 'no-store',
    'content-type': 'application/problem+json; charset=utf-8',
    'content-length': String(Buffer.byteLength(body)),
    connection: 'close',
  };
  return { status: problem.status, headers, body };
}
