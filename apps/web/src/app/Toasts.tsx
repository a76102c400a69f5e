import {
  type NotificationPayload,
  useNotificationContext,
  useTakeUndoableMutation,
  useTranslate,
} from 'ra-core';
import { useEffect } from 'react';

const SHOWN = 6_000;

/** Short answers to what was just done, one after another. Nothing here can be undone: what is saved is saved. */
export function Toasts() {
  const { notifications, takeNotification } = useNotificationContext();
  const [first] = notifications;
  return (
    <div className="toasts" role="status" aria-live="polite">
      {first && <Toast notification={first} onSeen={takeNotification} />}
    </div>
  );
}

function Toast({ notification, onSeen }: { notification: NotificationPayload; onSeen: () => void }) {
  const translate = useTranslate();
  const takeMutation = useTakeUndoableMutation();
  const { message, type = 'info', notificationOptions } = notification;
  const isUndoable = notificationOptions?.undoable === true;

  useEffect(() => {
    if (isUndoable) takeMutation()?.({ isUndo: false });
    const timer = setTimeout(onSeen, SHOWN);
    return () => clearTimeout(timer);
  }, [notification, isUndoable, takeMutation, onSeen]);

  const words = typeof message === 'string' ? message : '';
  return (
    <p className={`toast ${type}`}>
      {translate(words, { _: words, ...notificationOptions?.messageArgs })}
      <button type="button" onClick={onSeen} aria-label={translate('ra.action.close')}>
        ×
      </button>
    </p>
  );
}
