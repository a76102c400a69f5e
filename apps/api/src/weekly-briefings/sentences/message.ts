/** A sentence of a briefing: what is read first, in bold, and the figures behind it. */
export interface Message {
  lead: string;
  text: string;
}
