import { createHash } from 'node:crypto';

/**
 * SHA-256 (hex) of a row of a table, given each column's value as the text PostgreSQL writes (`column::text`, instants
 * in UTC, ISO dates, intervals in PostgreSQL's style, bytes in hex), and of a jsonb the SHA-256 (hex) of that text.
 *
 * Hashed is one JSON object in the form of jsonb: a column with the value null is left out, so that a column added
 * later leaves the hashes of the rows that are there; the names in order of length, then of their bytes; a blank after
 * each colon and comma; every value a string. What `row_hash_of` of the migrations makes, reckoned here.
 */
export function rowHash(row: Readonly<Record<string, string | null>>): string {
  const said = Object.entries(row)
    .filter((column): column is [string, string] => column[1] !== null)
    .sort(([a], [b]) => a.length - b.length || (a < b ? -1 : 1))
    .map(([name, value]) => `${JSON.stringify(name)}: ${JSON.stringify(value)}`);
  return sha256(`{${said.join(', ')}}`);
}

/**
 * SHA-256 (hex) of a set of rows, of any number and in any order: of their hashes (`rowHash`), sorted, one a line,
 * without a break at the end. For work in bulk one entry of the audit log with such a digest records all of its rows.
 */
export function rowsDigest(hashes: readonly string[]): string {
  return sha256([...hashes].sort().join('\n'));
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
