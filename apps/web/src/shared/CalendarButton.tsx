import { useLayoutEffect, useRef, useState } from 'react';
import { type ReportingDate, reportingDate } from '@api/domain/reporting-date.js';
import { useCampaign } from '../app/session.js';
import type { DayRange } from './calendar-days.js';
import { Calendar } from './Calendar.js';
import { CalendarIcon } from './icons.js';
import { useWords } from './use-words.js';

interface CalendarButtonProps extends DayRange {
  /** The day in the field beside it, when the calendar is opened. */
  chosen: () => ReportingDate | null;
  onChoose: (date: ReportingDate) => void;
  isDisabled?: boolean;
}

/** Beside a field in which a day is typed: opens a calendar to pick it from. Escape and a click beside close it. */
export function CalendarButton({ chosen, onChoose, isDisabled = false, ...range }: CalendarButtonProps) {
  const words = useWords();
  const today = useCampaign()?.today ?? null;
  const button = useRef<HTMLButtonElement>(null);
  const [opened, setOpened] = useState<{ chosen: ReportingDate | null } | null>(null);
  return (
    <>
      <button
        ref={button}
        type="button"
        className="icon-button calendar-button"
        aria-haspopup="dialog"
        aria-label={words.say('calendar.open')}
        title={words.say('calendar.open')}
        disabled={isDisabled}
        onClick={() => setOpened({ chosen: chosen() })}
      >
        <CalendarIcon />
      </button>
      {opened && (
        <Sheet beside={button} onClose={() => setOpened(null)}>
          <Calendar
            {...range}
            opensOn={opened.chosen ?? today ?? reportingDate('2022-01-01')}
            chosen={opened.chosen}
            today={today}
            onChoose={(date) => {
              setOpened(null);
              onChoose(date);
            }}
          />
        </Sheet>
      )}
    </>
  );
}

interface SheetProps {
  beside: React.RefObject<HTMLElement | null>;
  onClose: () => void;
  children: React.ReactNode;
}

/** Over everything else, also over another dialog: the browser keeps the focus in it and gives it back. */
function Sheet({ beside, onClose, children }: SheetProps) {
  const words = useWords();
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const element = dialog.current;
    const anchor = beside.current;
    if (!element || !anchor) return;
    const put = () => place(element, anchor.getBoundingClientRect());
    element.showModal();
    put();
    // It goes with the field, also when a telephone's keyboard folds away.
    window.addEventListener('resize', put);
    document.addEventListener('scroll', put, true);
    return () => {
      window.removeEventListener('resize', put);
      document.removeEventListener('scroll', put, true);
      element.close();
    };
  }, [beside]);
  return (
    <dialog
      ref={dialog}
      className="calendar-sheet"
      aria-label={words.say('calendar.name')}
      onClose={onClose}
      onClick={(event) => {
        if (event.target === dialog.current) onClose();
      }}
    >
      {children}
    </dialog>
  );
}

/** Under the field, its right edge under the button's; over it where there is no room, and always in the window. */
function place(element: HTMLElement, anchor: DOMRect): void {
  const { width, height } = element.getBoundingClientRect();
  const isBelow = anchor.bottom + GAP + height <= window.innerHeight || anchor.top < height + GAP;
  const top = isBelow ? anchor.bottom + GAP : anchor.top - GAP - height;
  element.style.top = `${Math.max(0, Math.min(top, window.innerHeight - height))}px`;
  element.style.left = `${Math.max(GAP, Math.min(anchor.right - width, window.innerWidth - width - GAP))}px`;
}

const GAP = 4;
