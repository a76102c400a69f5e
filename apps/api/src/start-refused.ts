import { causeOf } from './platform/log.js';
import { outageOf } from './platform/outage.js';
import { StartRefused } from './platform/start-refused.js';

/** Says why the program does not start, in one sentence a language where we know it, and ends. */
export function refuseToStart(error: unknown): never {
  const refused = sentenceFor(error);
  if (refused) process.stderr.write(`\n✗ ${refused.vietnamese}\n  ${refused.english}\n\n`);
  else
    process.stderr.write(
      `\n✗ ${error instanceof Error ? (error.stack ?? error.message) : JSON.stringify(causeOf(error))}\n\n`,
    );
  process.exit(1);
}

function sentenceFor(error: unknown): StartRefused | null {
  if (error instanceof StartRefused) return error;
  const { code, message } = (error ?? {}) as { code?: unknown; message?: unknown };
  const why = [code, message].filter((part) => typeof part === 'string' && part !== '').join(': ');
  if (code === '42501') {
    return new StartRefused(
      `Tài khoản cơ sở dữ liệu thiếu quyền (${why}). Chủ sở hữu cần quyền CREATEROLE và là chủ của cơ sở dữ liệu; xem docs/configuration.md.`,
      `The database account lacks a right (${why}). The owner needs CREATEROLE and must own the database; see docs/configuration.md.`,
    );
  }
  if (typeof message === 'string' && /^Migration .* changed after it ran/.test(message)) {
    return new StartRefused(
      `Cơ sở dữ liệu được tạo bằng bản chương trình khác (${message}).`,
      `The database was made by another edition of the program (${message}).`,
    );
  }
  if (outageOf(error) === null) return null;
  return new StartRefused(
    `Không liên lạc được với cơ sở dữ liệu hoặc nơi giữ tệp (${why}).`,
    `The database or the storage cannot be reached (${why}).`,
  );
}
