import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { FIGURES } from '../app/live-figures.js';
import { useCampaign } from '../app/session.js';
import { Notices } from '../notices/Notices.js';
import { Nothing } from '../shared/Nothing.js';
import { useDocumentTitle } from '../shared/use-document-title.js';
import { useFocusOnArrival } from '../shared/use-focus-on-arrival.js';
import { useWords } from '../shared/use-words.js';
import { Waiting } from '../shared/Waiting.js';
import { useFilingDays } from './days.js';
import { isFiled } from './filing-day.js';
import { FilingHead } from './FilingHead.js';
import './filing.css';
import { FirstSteps } from './FirstSteps.js';
import { type FilingPlace, useFilingPlace } from './place.js';
import { ReadyFile } from './ReadyFile.js';
import { ReceiptCard } from './ReceiptCard.js';
import { RecentDays } from './RecentDays.js';
import { LeftOutNote, ReturnNote } from './ReturnNote.js';
import { StepBar } from './StepBar.js';
import { isWrong, stepOf } from './steps.js';
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
  const heading = useFocusOnArrival(`${place.uploadId} ${place.reportId}`);
  const problem = submit.problem ?? preview.problem;
  const problemLine = useRef<HTMLParagraphElement>(null);
  useEffect(() => problemLine.current?.focus(), [problem]);
  const where = whereOf(place);
  const [wentOnFrom, setWentOnFrom] = useState<string | null>(null);
  const today = useCampaign()?.today;
  if (place.date === null || today === undefined) return <Waiting lines={10} />;
  const day = days?.find(({ date }) => date === place.date);
  const isClosed = days !== undefined && !day && place.uploadId === null && place.reportId === null;
  const step = stepOf({
    preview: preview.data,
    isFiled: place.reportId !== null || isFiled(day),
    hasGoneOn: wentOnFrom === where,
    isWaiting: submit.isWaiting,
  });
  const isReading = place.uploadId !== null && !preview.data && !preview.problem;
  return (
    <div className="filing">
      <FilingHead
        districtCode={place.districtCode}
        date={place.date}
        days={days ?? []}
        onDistrict={(districtCode) => go({ districtCode })}
        onDay={(date) => go({ date })}
        onReceipt={(reportId) => go({ reportId })}
      />
      {!isClosed && <StepBar current={step} />}
      <div role="alert">
        {problem && (
          <p className="finding error filing-problem" tabIndex={-1} ref={problemLine}>
            {problem.titleIn(words.language)}
          </p>
        )}
      </div>
      {place.reportId === null && day && <ReturnNote day={day} />}
      {place.reportId === null && day && <LeftOutNote day={day} />}
      {place.reportId !== null ? (
        <ReceiptCard reportId={place.reportId} heading={heading} onAgain={() => go({})} />
      ) : isReading ? (
        <Waiting lines={10} />
      ) : preview.data && isWrong(preview.data) ? (
        <WrongFile
          preview={preview.data}
          heading={heading}
          isWaiting={submit.isWaiting}
          onFile={submit.upload}
        />
      ) : preview.data ? (
        <ReadyFile
          key={preview.data.id}
          preview={preview.data}
          heading={heading}
          isWaiting={submit.isWaiting}
          onGoOn={() => setWentOnFrom(where)}
          onFile={(note) => preview.data && submit.file(preview.data, note)}
          onOther={() => {
            setWentOnFrom(whereOf({ ...place, uploadId: null }));
            go({});
          }}
        />
      ) : place.districtCode === null ? (
        <Nothing>{words.say('filing.chooseDistrict')}</Nothing>
      ) : isClosed ? (
        <Nothing>
          {words.say(place.date > today ? 'filing.notYet' : 'filing.closed', {
            date: words.date(place.date),
          })}
        </Nothing>
      ) : (
        <div className="filing-columns">
          <FirstSteps
            districtCode={place.districtCode}
            date={place.date}
            filed={day?.report && day.report.state !== 'returned' ? day.report : null}
            heading={heading}
            isWaiting={submit.isWaiting}
            onDownload={() => setWentOnFrom(where)}
            onFile={submit.upload}
          />
          <div>
            {days ? (
              <RecentDays days={days} shown={place.date} onDay={(date) => go({ date })} />
            ) : (
              <Waiting lines={6} />
            )}
            <Notices />
          </div>
        </div>
      )}
    </div>
  );
}

/** Names what the page is about. */
function whereOf({ districtCode, date, uploadId, reportId }: FilingPlace): string {
  return [districtCode, date, uploadId, reportId].join(' ');
}
