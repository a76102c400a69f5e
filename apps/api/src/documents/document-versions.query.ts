import type { PublishedDocument } from './publication.js';
import type { DocumentKind } from '../domain/documents.js';
import type { ReportingDate } from '../domain/reporting-date.js';
import type { Transaction } from '../platform/database.js';

export interface DocumentVersion extends PublishedDocument {
  figuresHash: string;
}

/** Every version of the documents of one kind about one day or week, the city's and the districts'; oldest first, reprints last. */
export function documentVersions(
  tx: Transaction,
  kind: DocumentKind,
  from: ReportingDate,
): Promise<DocumentVersion[]> {
  return tx.query(
    `select ${COLUMNS}
       from document
      where kind = $1 and from_date = $2
      order by district_code nulls first, version nulls last, as_of`,
    [kind, from],
  );
}

/** The documents that answered an order, the city's first; none when it was not answered yet. */
export function orderedDocuments(
  tx: Transaction,
  kind: DocumentKind,
  orderKey: string,
): Promise<DocumentVersion[]> {
  return tx.query(
    `select ${COLUMNS}
       from document
      where id in (select document_id from document_order where kind = $1 and order_key = $2)
      order by district_code nulls first`,
    [kind, orderKey],
  );
}

const COLUMNS = `id, kind, district_code as "districtCode", from_date::text as "from", until_date::text as "until",
            version, figures_date::text as "figuresDate", as_of as "asOf", file_name as "fileName", file_hash as "fileHash",
            figures_hash as "figuresHash"`;
