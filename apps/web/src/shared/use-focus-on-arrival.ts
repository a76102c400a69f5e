import { useCallback, useRef } from 'react';

/**
 * A ref for the heading of what is shown. It takes the focus when another `key` has brought another heading,
 * so that it is read out and tabbing goes on from there; the first one of a page leaves it where it is.
 */
export function useFocusOnArrival(key: string) {
  const last = useRef(key);
  return useCallback(
    (heading: HTMLElement | null) => {
      if (heading === null || last.current === key) return;
      last.current = key;
      heading.focus();
    },
    [key],
  );
}
