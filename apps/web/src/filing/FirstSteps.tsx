import type { FilingDay } from '@api/contract/daily-report.js';
import type { ReportingDate } from '@api/domain/reporting-date.js';
import type { Ref } from 'react';
import { useWords } from '../shared/use-words.js';
import { TemplateLink } from './TemplateLink.js';
import { UploadBox } from './UploadBox.js';

interface FirstStepsProps {
  districtCode: string;
  date: ReportingDate;
  /** The revision that stands, which a new one would replace. */
  filed: FilingDay['report'];
  heading: Ref<HTMLHeadingElement>;
  isWaiting: boolean;
  onDownload: () => void;
  onFile: (file: File) => void;
}

/** Steps 1 and 2: the day's workbook, and the way back for it when it is filled in. */
export function FirstSteps(props: FirstStepsProps) {
  const { districtCode, date, filed, heading, isWaiting, onDownload, onFile } = props;
  const words = useWords();
  return (
    <div className="first-steps">
      {filed && (
        <p className="finding">
          {words.say('filing.again', { revision: filed.revision, next: filed.revision + 1 })}
        </p>
      )}
      <section className="panel" aria-labelledby="template-title">
        <h2 id="template-title">1. {words.say('filing.template.title')}</h2>
        <p>{words.say('filing.template.help')}</p>
        <TemplateLink districtCode={districtCode} date={date} onDownload={onDownload} />
      </section>
      <section className="panel" aria-labelledby="upload-title">
        <h2 id="upload-title" ref={heading} tabIndex={-1}>
          2. {words.say('filing.upload.title')}
        </h2>
        <UploadBox isWaiting={isWaiting} onFile={onFile} />
      </section>
    </div>
  );
}
