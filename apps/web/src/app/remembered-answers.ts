/**
 * The last answers that carry a tag, in this page's memory and nowhere else: asked again, the server says "the same"
 * in a few bytes. A browser's own cache would leave them on the disk of a computer that many share.
 */
const remembered = new Map<string, { etag: string; body: unknown }>();

const MOST = 60;

/** The tag to ask with; none where nothing is remembered. */
export function tagOf(url: string): Record<string, string> {
  const known = remembered.get(url);
  return known ? { 'if-none-match': known.etag } : {};
}

/** What an answer says: its own words, or those remembered when it says that they still hold. */
export async function wordsOf(url: string, answer: Response): Promise<unknown> {
  if (answer.status === 304) return remembered.get(url)?.body;
  const body: unknown = answer.status === 204 ? undefined : await answer.json().catch(() => undefined);
  const etag = answer.headers.get('etag');
  if (answer.ok && etag !== null) {
    remembered.delete(url);
    remembered.set(url, { etag, body });
    for (const oldest of remembered.keys()) {
      if (remembered.size <= MOST) break;
      remembered.delete(oldest);
    }
  }
  return body;
}

/** When somebody else may sit down at this page. */
export function forgetAnswers(): void {
  remembered.clear();
}
