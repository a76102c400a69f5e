import { useQueryClient } from '@tanstack/react-query';
import { FIGURES } from '../app/live-figures.js';
import { Nothing } from '../shared/Nothing.js';
import { useDocumentTitle } from '../shared/use-document-title.js';
import { useWords } from '../shared/use-words.js';
import { Waiting } from '../shared/Waiting.js';
import { useFilingDays } from './days.js';
import { FilingHead } from './FilingHead.js';
import './filing.css';
import { useFilingPlace } from './place.js';
import { ReadyFile } from './ReadyFile.js';
import { ReceiptCard } from './ReceiptCard.js';
import { RecentDays } from './RecentDays.js';
import { StepBar } from './StepBar.js';
import { stepOf } from './steps.js';
import { UploadBox } from './UploadBox.js';
import { usePreview } from './use-preview.js';
import { useSubmit } from './use-submit.js';
import { WrongFile } from './WrongFile.js';

/** A district's report of a day in six steps, from today's workbook to the receipt. */
export function FilingPage() {
  const words = useWords();
  const client = useQueryClient();
  const { place, go } = useFilingPlace();
  const days = useFilingDays(place.districtCode);
  const preview = usePreview(place.uploadId);
  const submit = useSubmit(place, {
    onUploaded: ({ id }) => go({ uploadId: id }),
    onFiled: ({ id }) => {
      void client.invalidateQueries({ queryKey: [FIGURES] });
      go({ reportId: id });
    },
    // The comparison shown is no longer what filing would do.
    onOutdated: () => void preview.refetch(),
  });
  useDocumentTitle(words.say('nav.filing'));
  if (place.date === null) return <Waiting lines={10} />;
  const problem = submit.problem ?? preview.problem;
  const isReading = place.uploadId !== null && !preview.data && !preview.problem;
  return (
    <div className="filing">
      <FilingHead
        districtCode={place.districtCode}
        date={place.date}
        days={days ?? []}
        onDistrict={(districtCode) => go({ districtCode })}
        onDay={(date) => go({ date })}
      />
      <StepBar current={stepOf(preview.data, place.reportId !== null)} />
      <div role="alert">
        {problem && <p className="finding error filing-problem">{problem.titleIn(words.language)}</p>}
      </div>
      {place.reportId !== null ? (
        <ReceiptCard reportId={place.reportId} />
      ) : isReading ? (
        <Waiting lines={10} />
      ) : preview.data && stepOf(preview.data, false) === 'errors' ? (
        <WrongFile preview={preview.data} isWaiting={submit.isWaiting} onFile={submit.upload} />
      ) : preview.data ? (
        <ReadyFile
          key={preview.data.id}
          preview={preview.data}
          isWaiting={submit.isWaiting}
          onFile={(note) => preview.data && submit.file(preview.data, note)}
          onOther={() => go({})}
        />
      ) : place.districtCode === null ? (
        <Nothing>{words.say('filing.chooseDistrict')}</Nothing>
      ) : days && days.every(({ date }) => date !== place.date) ? (
        <Nothing>{words.say('filing.closed', { date: words.date(place.date) })}</Nothing>
      ) : (
        <div className="filing-columns">
          <div className="first-steps">
            <section className="panel" aria-labelledby="template-title">
              <h2 id="template-title">1. {words.say('filing.template.title')}</h2>
              <p>{words.say('filing.template.help')}</p>
              <a
                className="button primary"
                href={`/api/daily-reports/template?districtCode=${place.districtCode}&date=${place.date}`}
                download
              >
                {words.say('filing.template.download', { date: words.date(place.date) })}
              </a>
            </section>
            <section className="panel" aria-labelledby="upload-title">
              <h2 id="upload-title">2. {words.say('filing.upload.title')}</h2>
              <UploadBox isWaiting={submit.isWaiting} onFile={submit.upload} />
            </section>
          </div>
          {days ? <RecentDays days={days} onDay={(date) => go({ date })} /> : <Waiting lines={6} />}
        </div>
      )}
    </div>
  );
}
