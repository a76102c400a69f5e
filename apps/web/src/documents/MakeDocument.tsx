import { DOCUMENT_KINDS } from '@api/domain/documents.js';
import type { ReportingDate } from '@api/domain/reporting-date.js';
import { useState } from 'react';
import { useCampaign } from '../app/session.js';
import { ActButton } from '../records/ActButton.js';
import { DateField } from '../shared/DateField.js';
import { useWords } from '../shared/use-words.js';

/** Makes the document of a day or a week now, without waiting for its schedule. */
export function MakeDocument() {
  const words = useWords();
  const today = useCampaign()?.today;
  const [kind, setKind] = useState<string>(DOCUMENT_KINDS[0]);
  const [chosen, setChosen] = useState<ReportingDate | null>(null);
  if (!today) return null;
  return (
    <ActButton
      isPrimary
      name={words.say('document.make')}
      help={words.say('document.makeHelp')}
      path="documents"
      more={{ kind, date: chosen ?? today }}
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
      <DateField
        label={words.say('field.aboutDay')}
        initial={chosen ?? today}
        onChange={(day) => day !== null && setChosen(day)}
      />
    </ActButton>
  );
}
