import { type ReactNode, useEffect, useId, useRef } from 'react';
import { useTranslate } from 'ra-core';

interface DialogProps {
  title: string;
  onClose: () => void;
  /** Says what is shown this once: it closes by its own button, and neither by Escape nor by a stray click. */
  isClosedByItsButton?: boolean;
  children: ReactNode;
}

/** A sheet over the page. The browser keeps the focus in it, closes it on Escape and gives the focus back. */
export function Dialog({ title, onClose, isClosedByItsButton = false, children }: DialogProps) {
  const translate = useTranslate();
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const isPressedBeside = useRef(false);
  useEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      className="dialog"
      aria-labelledby={id}
      onClose={onClose}
      onKeyDown={(event) => {
        if (isClosedByItsButton && event.key === 'Escape') event.preventDefault();
      }}
      onPointerDown={(event) => {
        isPressedBeside.current = event.target === dialog.current;
      }}
      onClick={(event) => {
        // Marking text and letting go beside the sheet is no wish to close it.
        const isBeside = event.target === dialog.current && isPressedBeside.current;
        if (isBeside && !isClosedByItsButton) onClose();
      }}
    >
      <div className="dialog-body">
        <h2 id={id}>{title}</h2>
        {children}
        {/* Last, so that what is opened for comes first by keyboard. */}
        {!isClosedByItsButton && (
          <button
            type="button"
            className="icon-button"
            aria-label={translate('ra.action.close')}
            onClick={onClose}
          >
            ×
          </button>
        )}
      </div>
    </dialog>
  );
}
