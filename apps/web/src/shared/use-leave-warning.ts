import { useEffect } from 'react';
import { useBlocker } from 'react-router-dom';
import { useWords } from './use-words.js';

/** Asks before a page is left on which something is written that was not saved. */
export function useLeaveWarning(isWritten: boolean): void {
  const words = useWords();
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => isWritten && currentLocation.pathname !== nextLocation.pathname,
  );
  useEffect(() => {
    if (blocker.state !== 'blocked') return;
    if (window.confirm(words.say('ra.message.unsaved_changes'))) blocker.proceed();
    else blocker.reset();
  }, [blocker, words]);
}
