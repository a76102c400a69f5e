import type { Client } from 'pg';
import { commandConfig } from '../command-config.js';
import type { AuditChainAnswer } from '../contract/audit-entry.js';
import { rowFaultSentence } from '../contract/row-fault.js';
import { GuardedClient } from '../platform/connection-settings.js';
import { type AuditLink, linksIn, writtenLink } from '../platform/audit-link.js';
import { auditChain, publishedWorkbooks } from './audit-chain.js';
import { type HeldRows, heldRows } from './held-rows.js';
import { linksAt, linksOfStore } from './noted-links.js';

/**
 * `node dist/apps/api/src/users/verify-audit.command.js [id:hash | file | folder] …`
 *
 * Walks the audit log's chain and names the first broken link, then every row that is not what the log recorded;
 * ends with 0 when all is whole, else with 1. Every hash
 * is reckoned here, not by the database that is judged. The log is held against the links that the program noted
 * outside of it: in STORAGE_FOLDER, beside the kept files and on the published workbooks, and against those named:
 * a link as it was noted down, or a file or folder that holds some (workbooks, mails to the auditor, the program's
 * log). Whoever owns the tables can write the whole log anew, but not so that it still holds those links. Asks the
 * database of MIGRATION_DATABASE_URL or DATABASE_URL, or the own one of the `npm start` that runs on DATA_FOLDER.
 */
async function verifyAudit(words: readonly string[]): Promise<boolean> {
  const config = commandConfig();
  const client = new GuardedClient({
    connectionString: config.DATABASE_URL,
    connectionTimeoutMillis: 5_000,
  });
  await client.connect();
  try {
    await client.query('begin isolation level repeatable read read only');
    await wearRole(client);
    const named = (await Promise.all(words.map(linksOf))).flat();
    const kept = await linksOfStore(config.STORAGE_FOLDER, await publishedWorkbooks(client));
    const chain = await auditChain(client, [...kept, ...named]);
    const held = await heldRows(client);
    for (const line of [...report(chain), ...reportOfRows(held)]) process.stdout.write(`${line}\n`);
    return chain.broken === null && held.faults.length === 0;
  } finally {
    await client.end();
  }
}

/** The owner reads the log as it is; the application's login must put on a role first. */
async function wearRole(client: Client): Promise<void> {
  const { rows } = await client.query<{ may: boolean }>(
    `select pg_catalog.has_table_privilege('public.audit_entry', 'select') as may`,
  );
  if (!rows[0]?.may) await client.query('set local role campaign_system');
}

async function linksOf(word: string): Promise<AuditLink[]> {
  const links = linksIn(word);
  const found = links.length > 0 ? links : await linksAt(word);
  if (found.length > 0) return found;
  throw new Error(`Không có mục nào được ghi lại ở ${word} / No link is noted at ${word}`);
}

type Fault = NonNullable<AuditChainAnswer['broken']>['fault'];

const FAULTS: Record<Fault, { vi: string; en: string }> = {
  missing: { vi: 'các mục trước nó đã bị xóa', en: 'entries before it are gone' },
  relinked: { vi: 'không nối với mục ngay trước nó', en: 'it does not follow the entry before it' },
  changed: { vi: 'nội dung đã bị sửa', en: 'its content was changed' },
  cut: {
    vi: 'mục này đã được ghi lại bên ngoài nhưng không còn: phần cuối bị cắt',
    en: 'it was noted outside and is gone: the end of the log was cut off',
  },
  rewritten: {
    vi: 'mục này khác với mục đã ghi lại bên ngoài: nhật ký bị viết lại',
    en: 'it differs from what was noted outside: the log was written anew',
  },
  unaccounted: {
    vi: 'có dữ liệu mà nhật ký không nhắc đến việc tạo ra: phần cuối bị cắt hoặc nhật ký bị viết lại',
    en: 'something is there of whose making the log says nothing: its end was cut off, or it was written anew',
  },
};

function report({ links, last, noted, broken }: AuditChainAnswer): string[] {
  if (broken) {
    const { vi, en } = FAULTS[broken.fault];
    return [
      `✗ Nhật ký bị đứt ở mục ${broken.id}: ${vi}.`,
      `  The audit log is broken at entry ${broken.id}: ${en}.`,
    ];
  }
  return [
    `✓ Nhật ký nguyên vẹn: ${links} mục. / The audit log is whole: ${links} entries.`,
    noted === 0
      ? '  Chưa có mục nào được ghi lại bên ngoài để đối chiếu / No link noted outside was there to compare with'
      : `  Đã đối chiếu với ${noted} mục ghi lại bên ngoài / Compared with ${noted} links noted outside`,
    ...(last ? [`  Ghi lại mục cuối để lần sau đối chiếu / Note the last link: ${writtenLink(last)}`] : []),
  ];
}

function reportOfRows({ rows, faults, anew }: HeldRows): string[] {
  const since = anew.map(
    ({ entry, rows: count }) =>
      `  ${count} dòng chỉ được đối chiếu từ mục ${entry} trở đi / ${count} rows are held from entry ${entry} on only`,
  );
  if (faults.length === 0)
    return [`✓ ${rows} dòng đúng như đã ghi. / ${rows} rows are what was recorded.`, ...since];
  return [
    ...faults.flatMap((fault) => [
      `✗ ${rowFaultSentence(fault, 'vi')}`,
      `  ${rowFaultSentence(fault, 'en')}`,
    ]),
    `✗ ${faults.length} khác biệt trong ${rows} dòng. / ${faults.length} differences in ${rows} rows.`,
    ...since,
  ];
}

verifyAudit(process.argv.slice(2)).then(
  (isWhole) => process.exit(isWhole ? 0 : 1),
  (error: unknown) => {
    process.stderr.write(`✗ ${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(2);
  },
);
