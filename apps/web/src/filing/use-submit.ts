import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Receipt, UploadPreview } from '@api/contract/daily-report.js';
import { change } from '../app/api.js';
import { ProblemError } from '../app/problem-error.js';
import type { FilingPlace } from './place.js';

interface Outcomes {
  onUploaded: (preview: UploadPreview) => void;
  onFiled: (receipt: Receipt) => void;
  /** Somebody else filed meanwhile. */
  onOutdated: () => void;
}

/** Sends a file to be read, or files what was read; one at a time, with the server's words where it refuses. */
export function useSubmit({ districtCode, date }: FilingPlace, outcomes: Outcomes) {
  const client = useQueryClient();
  const [isWaiting, setWaiting] = useState(false);
  const [problem, setProblem] = useState<ProblemError | null>(null);

  async function send(work: () => Promise<void>): Promise<void> {
    setWaiting(true);
    setProblem(null);
    try {
      await work();
    } catch (error) {
      const told = error instanceof ProblemError ? error : ProblemError.noAnswer();
      setProblem(told);
      if (told.code === 'daily-report.changed-since-preview') outcomes.onOutdated();
    } finally {
      setWaiting(false);
    }
  }

  return {
    isWaiting,
    problem,
    upload: (file: File) =>
      void send(async () => {
        const form = new FormData();
        form.append('file', file);
        const query = new URLSearchParams({ districtCode: districtCode ?? '', date: date ?? '' });
        const preview = await change<UploadPreview>(
          'POST',
          `daily-reports/uploads?${query.toString()}`,
          form,
        );
        client.setQueryData(['upload', preview.id], preview);
        outcomes.onUploaded(preview);
      }),
    file: (preview: UploadPreview, note: string) =>
      void send(async () => {
        const receipt = await change<Receipt>('POST', 'daily-reports', {
          uploadId: preview.id,
          districtCode: preview.districtCode,
          date: preview.date,
          acceptedWarnings: preview.warnings.map(({ key }) => key),
          note,
          revision: preview.filing.revision,
          inForceState: preview.filing.inForce?.state ?? null,
        });
        outcomes.onFiled(receipt);
      }),
  };
}
