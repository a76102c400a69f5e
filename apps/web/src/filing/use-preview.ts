import { useQuery } from '@tanstack/react-query';
import type { UploadPreview } from '@api/contract/daily-report.js';
import { ask } from '../app/api.js';
import { ProblemError } from '../app/problem-error.js';

/** An upload against what is in force now. */
export function usePreview(uploadId: string | null) {
  const { data, error, refetch } = useQuery({
    queryKey: ['upload', uploadId],
    queryFn: ({ signal }) => ask<UploadPreview>(`daily-reports/uploads/${uploadId}`, {}, signal),
    enabled: uploadId !== null,
    staleTime: 0,
  });
  return {
    data: uploadId === null ? null : (data ?? null),
    problem: error instanceof ProblemError ? error : null,
    refetch,
  };
}
