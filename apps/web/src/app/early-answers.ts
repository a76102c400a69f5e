/**
 * What the page asked for by itself while the script was on its way (the preloads of index.html). They are
 * taken up at once: one left lying would answer a later question with what was true before signing in.
 */
const early = new Map<string, Promise<Response>>();

for (const link of document.querySelectorAll<HTMLLinkElement>('link[rel="preload"][as="fetch"]')) {
  const url = link.getAttribute('href') ?? '';
  const answer = fetch(url);
  answer.catch(() => undefined);
  early.set(url, answer);
}

/** The early answer to this question, a refusal too, once; null when there is none. */
export async function takeEarlyAnswer(url: string): Promise<Response | null> {
  const answer = early.get(url);
  early.delete(url);
  return (await answer?.catch(() => null)) ?? null;
}

/** Signing in, and anything else that is written, makes them out of date. */
export function forgetEarlyAnswers(): void {
  early.clear();
}
