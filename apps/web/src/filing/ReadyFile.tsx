import type { UploadPreview } from '@api/contract/daily-report.js';
import { type FormEvent, type Ref, useState } from 'react';
import { useCampaignMoment } from '../app/session.js';
import { CheckIcon } from '../shared/icons.js';
import { useWords } from '../shared/use-words.js';
import { Findings } from '../shared/Findings.js';
import { Comparison, earlierDateOf } from './Comparison.js';

interface ReadyFileProps {
  preview: UploadPreview;
  heading: Ref<HTMLHeadingElement>;
  isWaiting: boolean;
  /** The clerk turns from the comparison to what filing asks. */
  onGoOn: () => void;
  onFile: (note: string) => void;
  onOther: () => void;
}

/** Steps 4 and 5: look at what would change, say why where it is unusual, and file. */
export function ReadyFile({ preview, heading, isWaiting, onGoOn, onFile, onOther }: ReadyFileProps) {
  const words = useWords();
  const { filing, warnings, notes } = preview;
  const [note, setNote] = useState('');
  const [hasLooked, setLooked] = useState(false);
  const now = useCampaignMoment();
  const earlier = earlierDateOf(preview);
  const mustNote = warnings.length > 0;
  const isHeldUp = mustNote && (!hasLooked || note.trim() === '');

  function submit(event: FormEvent): void {
    event.preventDefault();
    if (!isHeldUp) onFile(note.trim());
  }

  return (
    <div className="filing-columns">
      <section className="panel" aria-labelledby="compare-title">
        <h2 id="compare-title" ref={heading} tabIndex={-1}>
          {words.say(`filing.compare.${filing.kind}`, {
            revision: filing.revision,
            receipt: filing.inForce?.receiptCode ?? '',
          })}
        </h2>
        <p className="note">
          {words.say('filing.compare.about', { file: preview.fileName, wards: preview.wards.length })}{' '}
          {earlier !== null && words.say('filing.compare.earlier', { date: words.date(earlier) })}
        </p>
        <Comparison preview={preview} />
      </section>
      <form className="panel" onSubmit={submit} onFocus={onGoOn} aria-label={words.say('filing.steps.file')}>
        {mustNote ? (
          <>
            <h2>{words.say('filing.warnings.title', { smart_count: warnings.length })}</h2>
            <div
              className="warnings"
              tabIndex={0}
              role="group"
              aria-label={words.say('filing.warnings.title', { smart_count: warnings.length })}
            >
              <Findings findings={warnings} groups={preview.groups} kind="warning" />
            </div>
            <label className="tick">
              <input type="checkbox" checked={hasLooked} onChange={() => setLooked(!hasLooked)} />
              <span>{words.say('filing.warnings.looked', { smart_count: warnings.length })}</span>
            </label>
          </>
        ) : (
          <h2 className="good">
            <CheckIcon /> {words.say('filing.compare.clean')}
          </h2>
        )}
        <label className="field">
          <span>{words.say(mustNote ? 'filing.note.must' : 'filing.note.may')}</span>
          <textarea
            value={note}
            maxLength={2000}
            rows={2}
            required={mustNote}
            onChange={({ target }) => setNote(target.value)}
          />
        </label>
        <button className="button primary wide" type="submit" disabled={isWaiting || isHeldUp}>
          {words.say(isWaiting ? 'filing.file.waiting' : 'filing.file.act', {
            date: words.date(preview.date),
          })}
        </button>
        {isHeldUp && <p className="note">{words.say('filing.file.heldUp')}</p>}
        {now !== undefined && now < new Date(filing.cutOffAt) && (
          <p className="note">
            {words.say('filing.file.early', { cutOff: words.moment(filing.cutOffAt).slice(0, 5) })}
          </p>
        )}
        {filing.timeliness === 'late' && filing.kind === 'first' && (
          <p className="note">{words.say('filing.file.late')}</p>
        )}
        <button className="button wide" type="button" onClick={onOther}>
          {words.say('filing.upload.other')}
        </button>
        {notes.length > 0 && (
          <details className="understood">
            <summary>{words.say('filing.understood', { smart_count: notes.length })}</summary>
            <Findings findings={notes} groups={preview.groups} kind="told" />
          </details>
        )}
      </form>
    </div>
  );
}
