import type { Client } from 'pg';
import { commandConfig } from '../command-config.js';
import { GuardedClient, SESSION } from '../platform/connection-settings.js';
import { StorageLane } from '../platform/storage-lane.js';
import { readStored } from '../platform/stored-bytes.js';
import { UploadReader } from '../platform/workbook-reader/read-upload.js';
import { faultSentence } from '../contract/figure-fault-words.js';
import { rowFaultSentence } from '../contract/row-fault.js';
import { leave } from '../run-until-stopped.js';
import { type Verified, verifyFigures } from './verify-figures.js';

/**
 * `node dist/apps/api/src/daily-reports/verify-figures.command.js`
 *
 * Compares every figure with the report it came in, the audit log and the cell of the kept file, and the sums kept
 * beside the figures with the wards, every span of them; names every difference; ends with 0 when there is none, else with 1. Changes
 * nothing. Asks the database of MIGRATION_DATABASE_URL or DATABASE_URL, or the own one of the `npm start` that runs on
 * DATA_FOLDER, and reads the files in STORAGE_FOLDER.
 */
async function main(): Promise<boolean> {
  const config = commandConfig();
  const client = new GuardedClient({
    connectionString: config.DATABASE_URL,
    connectionTimeoutMillis: 5_000,
    ...SESSION,
  });
  const reader = new UploadReader();
  const storage = new StorageLane(config.STORAGE_SECONDS * 1_000);
  await client.connect();
  try {
    await client.query('begin isolation level repeatable read read only');
    await wearRole(client);
    const ask = async (statement: string, values: unknown[]) =>
      (await client.query(statement, values)).rows as unknown[];
    const verified = await verifyFigures({
      ask,
      together: (work) => work(ask),
      stored: (hash) => storage.pass(() => readStored(config.STORAGE_FOLDER, hash)),
      read: (bytes, fileName) => reader.read(bytes, fileName),
    });
    for (const line of linesOf(verified)) process.stdout.write(`${line}\n`);
    return verified.faults.length + verified.rows.length === 0;
  } finally {
    reader.close();
    await client.end();
  }
}

/** The owner reads the tables as they are; the application's login must put on a role first. */
async function wearRole(client: Client): Promise<void> {
  const { rows } = await client.query<{ may: boolean }>(
    `select has_table_privilege('figure', 'select') as may`,
  );
  if (!rows[0]?.may) await client.query('set local role campaign_system');
}

function linesOf({ reports, figures, faults, rows }: Verified): string[] {
  const differences = faults.length + rows.length;
  if (differences === 0)
    return [
      `✓ Khớp: ${reports} báo cáo, ${figures} số liệu với báo cáo, nhật ký và ô của tệp đã nộp.`,
      `  All agree: ${reports} reports, ${figures} figures with report, audit log and the cells of the filed files.`,
    ];
  return [
    ...faults.flatMap((fault) => [`✗ ${faultSentence(fault, 'vi')}`, `  ${faultSentence(fault, 'en')}`]),
    ...rows.flatMap((fault) => [`✗ ${rowFaultSentence(fault, 'vi')}`, `  ${rowFaultSentence(fault, 'en')}`]),
    `✗ ${differences} khác biệt trong ${reports} báo cáo, ${figures} số liệu. / ${differences} differences in ${reports} reports, ${figures} figures.`,
  ];
}

main().then(
  (agrees) => leave(agrees ? 0 : 1),
  (error: unknown) => {
    process.stderr.write(`✗ ${error instanceof Error ? error.message : String(error)}\n`);
    return leave(2);
  },
);
