import type { FindingAnswer, UploadPreview } from '@api/contract/daily-report.js';
import type { Ref } from 'react';
import { useWords, type Words } from '../shared/use-words.js';
import { Findings } from '../shared/Findings.js';
import { TemplateLink } from './TemplateLink.js';
import { UploadBox } from './UploadBox.js';

/** Step 3: why the file cannot be filed, cell by cell. Nothing of it is kept as a report. */
export function WrongFile({
  preview,
  heading,
  isWaiting,
  onFile,
}: {
  preview: UploadPreview;
  heading: Ref<HTMLHeadingElement>;
  isWaiting: boolean;
  onFile: (file: File) => void;
}) {
  const words = useWords();
  const { refusal, errors, warnings } = preview;
  return (
    <div className="filing-columns">
      <section className="panel" aria-labelledby="wrong-title">
        <h2 id="wrong-title" ref={heading} tabIndex={-1}>
          {refusal ? refusal[words.language].title : titleOf(errors, words)}
        </h2>
        <p className="note">{words.say('filing.errors.nothingSaved', { file: preview.fileName })}</p>
        {refusal ? <p className="finding error">{refusal[words.language].remedy}</p> : null}
        <Findings findings={errors} groups={preview.groups} kind="error" />
        {warnings.length > 0 && (
          <>
            <h3>{words.say('filing.warnings.title', { smart_count: warnings.length })}</h3>
            <Findings findings={warnings} groups={preview.groups} kind="warning" />
          </>
        )}
      </section>
      <aside className="panel" aria-label={words.say('filing.errors.next')}>
        <h2>{words.say('filing.errors.next')}</h2>
        {errors.some(({ cell }) => cell !== null) ? (
          <>
            <p>{words.say('filing.errors.marked')}</p>
            <a className="button" href={`/api/daily-reports/uploads/${preview.id}/marked-file`} download>
              {words.say('filing.errors.download')}
            </a>
          </>
        ) : (
          <TemplateLink districtCode={preview.districtCode} date={preview.date} />
        )}
        <p>{words.say('filing.errors.again')}</p>
        <UploadBox isWaiting={isWaiting} onFile={onFile} />
      </aside>
    </div>
  );
}

/** How many cells have to be corrected; where one cause is in many, that all of them have to be entered anew. */
function titleOf(errors: readonly FindingAnswer[], words: Words): string {
  const cells = errors.reduce((sum, { cells = [] }) => sum + Math.max(1, cells.length), 0);
  const [only, ...others] = errors;
  if (!only || others.length > 0 || cells === 1)
    return words.say('filing.errors.title', { smart_count: cells });
  return only.column === null
    ? words.say('filing.errors.redo', { smart_count: cells })
    : words.say('filing.errors.redoColumn', {
        smart_count: cells,
        column: words.say(`step.${only.column}`),
      });
}
