import { type ReactNode, useCallback, useLayoutEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useWords } from './use-words.js';

interface TableScrollProps {
  /** What is in the table, spoken to who comes to it by keyboard. */
  label: string;
  className?: string;
  children: ReactNode;
}

/** A table that scrolls within its place, and says so as long as there is more to the right or below. */
export function TableScroll({ label, className = '', children }: TableScrollProps) {
  const words = useWords();
  const [scroll, more, look] = useMore(children);
  return (
    <div className="table-room">
      <div
        className={`table-scroll ${className}`}
        tabIndex={0}
        role="group"
        aria-label={label}
        ref={scroll}
        onScroll={look}
      >
        {children}
      </div>
      {more.right && (
        <span className="more right" aria-hidden="true">
          {words.say('table.moreRight')}
        </span>
      )}
      {more.below && !more.right && (
        <span className="more below" aria-hidden="true">
          {words.say('table.moreBelow')}
        </span>
      )}
    </div>
  );
}

/** Whether something lies beyond the right or the lower edge, as it scrolls and as it is resized. */
function useMore(children: ReactNode) {
  const scroll = useRef<HTMLDivElement>(null);
  const [more, setMore] = useState({ right: false, below: false });
  const look = useCallback(() => {
    const element = scroll.current;
    if (!element) return;
    const right = element.scrollWidth - element.clientWidth - element.scrollLeft > EDGE;
    const below = element.scrollHeight - element.clientHeight - element.scrollTop > EDGE;
    setMore((last) => (last.right === right && last.below === below ? last : { right, below }));
  }, []);
  // Anew with other children: the table may be another element.
  useLayoutEffect(() => {
    const element = scroll.current;
    if (!element) return;
    look();
    // At once, so that no picture shows a table cut off that does not say so.
    const observer = new ResizeObserver(() => flushSync(look));
    for (const watched of [element, ...element.children]) observer.observe(watched);
    return () => observer.disconnect();
  }, [look, children]);
  return [scroll, more, look] as const;
}

/** A pixel more or less is rounding. */
const EDGE = 2;
