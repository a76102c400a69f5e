/** Longer texts are no names and no headings; their answers are not kept. */
const LONGEST_KEPT = 200;

/**
 * Caches the answers of a pure function. The reader of uploads asks about each name and heading some hundred times,
 * and the next workbook has the same ones. All callers share an answer, so it must not be changed.
 *
 * @param most how many answers are kept; by default those to the texts of some ten workbooks, under a megabyte.
 */
export function remembered<Text extends string, Answer>(
  answer: (text: Text) => Answer,
  most = 2_000,
): (text: Text) => Answer {
  const known = new Map<Text, { answer: Answer }>();
  return (text) => {
    const kept = known.get(text);
    if (kept) return kept.answer;
    const made = { answer: answer(text) };
    if (known.size >= most) known.clear();
    if (text.length <= LONGEST_KEPT) known.set(text, made);
    return made.answer;
  };
}
