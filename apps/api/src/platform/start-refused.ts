/** A sentence for the person at the terminal, in both languages; no stack is shown with it. */
export class StartRefused extends Error {
  readonly vietnamese: string;
  readonly english: string;

  constructor(vietnamese: string, english: string) {
    super(english);
    this.vietnamese = vietnamese;
    this.english = english;
  }
}
