/** Every text in NFC (decomposed marks are drawn beside their letter; domain.md §6). Drawings are left as they are. */
export function typeset<Value>(value: Value): Value {
  if (typeof value === 'string') return value.normalize('NFC') as Value;
  if (Array.isArray(value)) return value.map((item: unknown) => typeset(item)) as Value;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, part]: [string, unknown]) => [
      key,
      key === 'svg' ? part : typeset(part),
    ]),
  ) as Value;
}
