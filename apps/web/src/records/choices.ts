/** A closed set of words to choose from, named in the language files under `prefix`. */
export function choicesOf<Id extends string | number | boolean>(prefix: string, ids: readonly Id[]) {
  return ids.map((id) => ({ id, name: `${prefix}.${id}` }));
}
