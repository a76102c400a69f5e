/** A sentence of a briefing: what is read first, in bold, and the figures behind it. */
export interface Message {
  lead: string;
  text: string;
  /** Whether the text goes on after a colon: an enumeration, or a clause with a small letter. */
  goesOn?: boolean;
}
