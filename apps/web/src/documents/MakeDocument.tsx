import { DOCUMENT_KINDS } from '@api/domain/documents.js';
import { useState } from 'react';
import { useCampaign } from '../app/session.js';
import { ActButton } from '../records/ActButton.js';
import { useWords } from '../shared/use-words.js';

/** Makes the document of a day or a week now, without waiting for its schedule. */
export function MakeDocument() {
  const words = useWords();
  const today = useCampaign()?.today ?? '';
  const [kind, setKind] = useState<string>(DOCUMENT_KINDS[0]);
  const [date, setDate] = useState('');
  return (
    <ActButton
      isPrimary
      name={words.say('document.make')}
      help={words.say('document.makeHelp')}
      path="documents"
      more={{ kind, date: date === '' ? today : date }}
    >
      <label className="field">
        <span>{words.say('field.task')}</span>
        <select value={kind} onChange={({ target }) => setKind(target.value)}>
          {DOCUMENT_KINDS.map((id) => (
            <option key={id} value={id}>
              {words.say(`documentKind.${id}`)}
            </option>
          ))}
        </select>
      </label>
      <label className="field">
        <span>{words.say('field.aboutDay')}</span>
        <input
          type="date"
          value={date === '' ? today : date}
          max={today}
          required
          onChange={({ target }) => setDate(target.value)}
        />
      </label>
    </ActButton>
  );
}
