/**
 * What a browser says of a field that cannot be sent, in the reader's language and not in the browser's own:
 * set as it refuses, and taken back as soon as something is written.
 */
export function refuseInOwnWords(say: (key: string, values?: Record<string, string>) => string): () => void {
  const refuse = ({ target }: Event) => {
    if (!isField(target) || target.validity.customError) return;
    const { valueMissing, tooShort, rangeUnderflow, rangeOverflow } = target.validity;
    const key = valueMissing
      ? 'missing'
      : tooShort
        ? 'short'
        : rangeUnderflow
          ? 'low'
          : rangeOverflow
            ? 'high'
            : 'wrong';
    const limits = target as HTMLInputElement;
    target.setCustomValidity(
      say(`refusal.${key}`, { least: limits.min, most: limits.max, letters: String(limits.minLength) }),
    );
    target.dataset['refused'] = 'true';
  };
  const forget = ({ target }: Event) => {
    if (!isField(target) || target.dataset['refused'] === undefined) return;
    target.setCustomValidity('');
    delete target.dataset['refused'];
  };
  document.addEventListener('invalid', refuse, true);
  document.addEventListener('input', forget, true);
  document.addEventListener('change', forget, true);
  return () => {
    document.removeEventListener('invalid', refuse, true);
    document.removeEventListener('input', forget, true);
    document.removeEventListener('change', forget, true);
  };
}

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

function isField(target: EventTarget | null): target is Field {
  return (
    target instanceof HTMLInputElement ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement
  );
}
