import type { UPLOAD_STATES, UploadPreview } from '../contract/daily-report.js';
import type { UploadRefusal } from '../contract/upload-refusals.js';
import type { ReportingDate } from '../domain/reporting-date.js';
import type { ReportState } from '../domain/report-states.js';
import { callersDistrict, type Transaction } from '../platform/database.js';
import type { ReportReading } from './read-daily-report.js';

/** What filing a file would do, as its sender was told: which revision it becomes, and the report it replaces. */
export interface Promised {
  revision: number;
  /** Of the report in force; null when there is none. */
  inForceState?: ReportState | null | undefined;
}

/** What is kept of a file that was read, and what its sender was promised. */
export type KeptReading = (ReportReading & Promised) | { refusal: UploadRefusal };

export interface KeptUpload {
  id: string;
  districtCode: string;
  date: ReportingDate;
  state: (typeof UPLOAD_STATES)[number];
  fileName: string;
  fileHash: string;
  fileSize: number;
  uploadedAt: Date;
  uploadedByName: string;
  reading: KeptReading;
  /** What its sender saw on filing it; null before. */
  filedPreview: UploadPreview | null;
}

/** An upload the caller may see; null for any other. */
export async function keptUpload(tx: Transaction, id: string): Promise<KeptUpload | null> {
  const [row] = (await tx.query(
    `select upload.id                   as "id",
            upload.district_code        as "districtCode",
            upload.reporting_date::text as "date",
            upload.state                as "state",
            upload.file_name            as "fileName",
            upload.file_hash            as "fileHash",
            stored_file.size            as "fileSize",
            upload.uploaded_at          as "uploadedAt",
            upload.uploaded_by_name     as "uploadedByName",
            upload.reading              as "reading",
            upload.filed_preview        as "filedPreview"
       from upload
       join stored_file on stored_file.hash = upload.file_hash
      where upload.id = $1 and ($2::text is null or upload.district_code = $2)`,
    [id, callersDistrict(tx)],
  )) as KeptUpload[];
  return row ?? null;
}
