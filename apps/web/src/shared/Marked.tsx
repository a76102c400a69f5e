import { MARK } from './plain-of.js';

/** A sentence with the words it turns on, `[[so]]`, made to stand out. */
export function Marked({ text }: { text: string }) {
  return text.split(MARK).map((part, index) => (index % 2 === 1 ? <em key={index}>{part}</em> : part));
}
