import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';

/** What moves when something is recorded: asked again as soon as the server says that something was. */
export const FIGURES = 'figures';

/** Keeps an ear to the server. A browser that loses the connection takes it up again by itself. */
export function useLiveFigures(isListening: boolean): void {
  const client = useQueryClient();
  useEffect(() => {
    if (!isListening) return;
    const events = new EventSource('/api/events');
    let version: string | null = null;
    events.onmessage = ({ data }: MessageEvent<string>) => {
      // The first message tells where we stand; later ones, and one after a silence, what we missed.
      if (version !== null && data !== version)
        void client.invalidateQueries({ predicate: movesWithFigures });
      version = data;
    };
    return () => events.close();
  }, [client, isListening]);
}

/** Figures and lists. Not a record in a form: it would be pulled from under the hands that edit it. */
function movesWithFigures({ queryKey }: { queryKey: readonly unknown[] }): boolean {
  return queryKey[0] === FIGURES || queryKey[1] === 'getList';
}
