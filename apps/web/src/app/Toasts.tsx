import {
  type NotificationPayload,
  useNotificationContext,
  useTakeUndoableMutation,
  useTranslate,
} from 'ra-core';
import { useEffect } from 'react';
import { useLocation } from 'react-router-dom';

/** In milliseconds. */
const SHOWN = 6_000;

/**
 * Short answers to what was just done; a newer one takes the place of the one before. What went wrong stays
 * until it is closed, or the page is left. Nothing here can be undone: what is saved is saved.
 */
export function Toasts() {
  const { notifications, setNotifications } = useNotificationContext();
  const { pathname } = useLocation();
  useEffect(() => {
    setNotifications((all) => all.filter(({ type }) => type !== 'error'));
  }, [pathname, setNotifications]);
  const latest = notifications.at(-1);
  return (
    <div className="toasts" role="status" aria-live="polite">
      {latest && <Toast notification={latest} onSeen={setNotifications} />}
    </div>
  );
}

interface ToastProps {
  notification: NotificationPayload;
  onSeen: (left: NotificationPayload[]) => void;
}

function Toast({ notification, onSeen }: ToastProps) {
  const translate = useTranslate();
  const takeMutation = useTakeUndoableMutation();
  const { message, type = 'info', notificationOptions } = notification;
  const isUndoable = notificationOptions?.undoable === true;

  useEffect(() => {
    if (isUndoable) takeMutation()?.({ isUndo: false });
    if (type === 'error') return;
    const timer = setTimeout(() => onSeen([]), SHOWN);
    return () => clearTimeout(timer);
  }, [notification, type, isUndoable, takeMutation, onSeen]);

  const isOfForm = message === 'ra.message.invalid_form';
  useEffect(() => (isOfForm ? whenFormIsRight(() => onSeen([])) : undefined), [isOfForm, onSeen]);

  const words = typeof message === 'string' ? message : '';
  return (
    <p className={`toast ${type}`}>
      {translate(words, { _: words, ...notificationOptions?.messageArgs })}
      <button type="button" onClick={() => onSeen([])} aria-label={translate('ra.action.close')}>
        ×
      </button>
    </p>
  );
}

/** Calls back when no field of the page is marked as wrong any more; gives what ends the watch. */
function whenFormIsRight(then: () => void): () => void {
  const observer = new MutationObserver(() => {
    if (document.querySelector('main form .Mui-error') === null) then();
  });
  observer.observe(document.body, { subtree: true, childList: true, attributeFilter: ['class'] });
  return () => observer.disconnect();
}
