import type { Transaction } from '../platform/database.js';
import type { PublishedDocument } from '../documents/publication.js';

export interface DocumentToSend extends PublishedDocument {
  /** In bytes. */
  size: number;
  mediaType: string;
}

/** A published document and its file; null when there is none of that id. */
export async function documentToSend(tx: Transaction, id: string): Promise<DocumentToSend | null> {
  const [document] = (await tx.query(
    `select document.id, document.kind, document.district_code as "districtCode",
            document.from_date::text as "from", document.until_date::text as "until", document.version,
            document.figures_date::text as "figuresDate", document.as_of as "asOf", document.file_name as "fileName", document.file_hash as "fileHash",
            file.size, file.media_type as "mediaType"
       from document
       join stored_file as file on file.hash = document.file_hash
      where document.id = $1`,
    [id],
  )) as DocumentToSend[];
  return document ?? null;
}
