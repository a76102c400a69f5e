import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { askAgainWhoIsSignedIn } from './session.js';

/** What moves when something is recorded: asked again as soon as the server says that something was. */
export const FIGURES = 'figures';

/** When to listen again, in milliseconds, after an answer the browser takes for the last word. */
const ASK_AGAIN = 5_000;

/**
 * Keeps an ear to the server. A browser that loses the connection takes it up again by itself, but not after
 * a refusal: such as of a server that restarts, or of the proxy before it.
 */
export function useLiveFigures(isListening: boolean): void {
  const client = useQueryClient();
  useEffect(() => {
    if (!isListening) return;
    let version: string | null = null;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let events = listen();
    return () => {
      clearTimeout(timer);
      events.close();
    };

    function listen(): EventSource {
      const source = new EventSource('/api/events');
      source.onmessage = ({ data }: MessageEvent<string>) => {
        // The first message tells where we stand; later ones, and one after a silence, what we missed.
        if (version !== null && data !== version)
          void client.invalidateQueries({ predicate: movesWithFigures });
        version = data;
      };
      source.onerror = () => {
        if (source.readyState !== EventSource.CLOSED) return;
        // Refused: perhaps the session ended elsewhere. Then the page must not go on showing what it knows.
        askAgainWhoIsSignedIn(client);
        timer = setTimeout(() => (events = listen()), ASK_AGAIN);
      };
      return source;
    }
  }, [client, isListening]);
}

/** Figures and lists. Not a record in a form: it would be pulled from under the hands that edit it. */
function movesWithFigures({ queryKey }: { queryKey: readonly unknown[] }): boolean {
  return queryKey[0] === FIGURES || queryKey[1] === 'getList';
}
