import type { Transaction } from '../platform/database.js';

/** A row as its table names its columns. */
export type Row = Readonly<Record<string, string | number | boolean | Date | null>>;

/**
 * Appends rows of one shape to a table in one statement. The table and
 * the column names are ours, never a caller's.
 */
export async function appendRows(tx: Transaction, table: string, rows: readonly Row[]): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const columns = Object.keys(first).join(', ');
  await tx.query(
    `insert into ${table} (${columns})
     select ${columns} from jsonb_populate_recordset(null::${table}, $1::jsonb)`,
    [JSON.stringify(rows)],
  );
}
