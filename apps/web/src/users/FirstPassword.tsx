import { Dialog } from '../shared/Dialog.js';
import { useWords } from '../shared/use-words.js';
import '../records/records.css';

/** A password that is shown this once: nobody, not even we, can show it again. */
export function FirstPassword({
  username,
  password,
  onClose,
}: {
  username: string;
  password: string | null;
  onClose: () => void;
}) {
  const words = useWords();
  return (
    <Dialog title={words.say('user.firstPassword')} onClose={onClose} isClosedByItsButton>
      {password === null ? (
        <p>{words.say('user.firstPasswordGone')}</p>
      ) : (
        <>
          <p>{words.say('user.firstPasswordHelp', { username })}</p>
          {/* It takes the focus: on the button, an Enter too many would lose it. */}
          <output className="first-password" tabIndex={0} aria-label={words.say('user.firstPassword')}>
            {password}
          </output>
        </>
      )}
      <p className="record-actions">
        <button type="button" className="button primary" onClick={onClose}>
          {words.say('user.noted')}
        </button>
      </p>
    </Dialog>
  );
}
