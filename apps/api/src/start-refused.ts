/** A sentence for the person at the terminal, in both languages; no stack is shown with it. */
export class StartRefused extends Error {
  constructor(
    readonly vietnamese: string,
    readonly english: string,
  ) {
    super(english);
  }
}

/** Says why the program does not start, in one sentence a language where we know it, and ends. */
export function refuseToStart(error: unknown): never {
  if (error instanceof StartRefused) process.stderr.write(`\n✗ ${error.vietnamese}\n  ${error.english}\n\n`);
  else
    process.stderr.write(
      `\n✗ ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n\n`,
    );
  process.exit(1);
}
