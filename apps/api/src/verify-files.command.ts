import { commandConfig } from './command-config.js';
import { system } from './platform/actor.js';
import { Clock } from './platform/clock.js';
import { Database, openDataSource } from './platform/database.js';
import { StorageLane } from './platform/storage-lane.js';
import { readStored } from './platform/stored-bytes.js';
import { leave } from './run-until-stopped.js';
import { refuseToStart } from './start-refused.js';

/** So many hashes are asked for at once. */
const PAGE = 500;

const TOLD: Readonly<Record<string, string>> = {
  missing: 'thiếu / missing',
  damaged: 'hỏng / damaged',
};

/**
 * `node dist/apps/api/src/verify-files.command.js`
 *
 * Reads every kept file and compares it with its hash and its number of bytes in `stored_file`. Names what is missing
 * or damaged, one line each, and ends with 1 when anything is. Asks the database of DATABASE_URL, or the own one of
 * the `npm start` that runs on DATA_FOLDER, and the folder STORAGE_FOLDER.
 */
async function verifyFiles(): Promise<number> {
  const config = commandConfig();
  const database = new Database(await openDataSource(config), new Clock(), config);
  const storage = new StorageLane(config.STORAGE_SECONDS * 1_000);
  let [whole, broken, after] = [0, 0, ''];
  try {
    for (;;) {
      const rows = await database.reading(
        system('verify-files'),
        (tx): Promise<{ hash: string; size: number; since: string }[]> =>
          tx.query(
            `select hash, size, to_char(created_at, 'YYYY-MM-DD') as since from stored_file
            where hash > $1 order by hash limit ${PAGE}`,
            [after],
          ),
      );
      for (const { hash, size, since } of rows) {
        const found = await storage
          .pass(() => readStored(config.STORAGE_FOLDER, hash))
          .catch((error: unknown) => String(error));
        const fault = typeof found === 'string' ? found : found.length === size ? null : 'damaged';
        if (fault !== null) {
          broken += 1;
          process.stdout.write(`  ${hash} (${since}): ${TOLD[fault] ?? fault}\n`);
        } else whole += 1;
      }
      after = rows.at(-1)?.hash ?? '';
      if (rows.length < PAGE) break;
    }
  } finally {
    await database.onApplicationShutdown();
  }
  const mark = broken === 0 ? '✓' : '✗';
  process.stdout.write(
    `${mark} Tệp nguyên vẹn: ${whole}, thiếu hoặc hỏng: ${broken}. / Files that are whole: ${whole}, missing or damaged: ${broken}.\n`,
  );
  return broken === 0 ? 0 : 1;
}

verifyFiles().then(leave, refuseToStart);
