import { useWords } from '../shared/use-words.js';

/** On time or late, in its colour. */
export function Timeliness({ of }: { of: 'on-time' | 'late' }) {
  const words = useWords();
  return <span className={`state ${of}`}>{words.say(`state.${of}`)}</span>;
}
