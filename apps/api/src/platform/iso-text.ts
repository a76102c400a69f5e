/** SQL that writes a moment as the wire has it: ISO 8601 in UTC, to the millisecond. For columns of ours only. */
export function isoText(column: string): string {
  return `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}
