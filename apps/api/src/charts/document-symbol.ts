/** 'Công văn 2262/BYT-CNTT ngày 04/5/2022 …' is known by its symbol; a date is none. Null without one. */
export function documentSymbol(document: string): string | null {
  return /\d+\/(?:\d{4}\/)?[\p{Lu}\d-]*\p{Lu}[\p{Lu}\d-]*/u.exec(document)?.[0] ?? null;
}
