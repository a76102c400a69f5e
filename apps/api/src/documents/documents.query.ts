import { districts } from '../areas/districts.query.js';
import type { DocumentRow, DocumentsAnswer, DocumentsQuery } from '../contract/document.js';
import { callersDistrict, type Transaction } from '../platform/database.js';
import { isoText } from '../platform/iso-text.js';

/** One page of the published documents the caller may see. */
export async function documents(tx: Transaction, query: DocumentsQuery): Promise<DocumentsAnswer> {
  const filter = [query.kind ?? null, query.districtCode ?? null, query.date ?? null, callersDistrict(tx)];
  const names = (await districts(tx)).map(({ code }) => code);
  const rows = (await tx.query(
    `select ${COLUMNS}
       from ${TABLES}
      where ${MATCHES}
      order by ${SORTED_BY[query.sort]} ${query.order}, document.made_at desc,
               array_position($7::text[], document.district_code) nulls first, document.id
      limit $5 offset $6`,
    [...filter, query.perPage, (query.page - 1) * query.perPage, names],
  )) as DocumentRow[];
  const [counted] = (await tx.query(
    `select count(*)::int as "total" from document where ${MATCHES}`,
    filter,
  )) as { total: number }[];
  return { rows, total: counted?.total ?? 0 };
}

/** Those of the given documents the caller may see; the city's first. */
export function documentsById(tx: Transaction, ids: readonly string[]): Promise<DocumentRow[]> {
  return tx.query(
    `select ${COLUMNS}
       from ${TABLES}
      where document.id = any($1) and ($2::text is null or document.district_code = $2)
      order by document.district_code nulls first`,
    [ids, callersDistrict(tx)],
  );
}

const TABLES = `document
       join stored_file as file on file.hash = document.file_hash
       left join district on district.code = document.district_code`;

const MATCHES = `($1::text is null or document.kind = $1)
        and ($2::text is null or coalesce(document.district_code, 'city') = $2)
        and ($3::date is null or (document.from_date <= $3 and document.until_date > $3))
        and ($4::text is null or document.district_code = $4)`;

const COLUMNS = `document.id,
            document.kind,
            document.district_code          as "districtCode",
            district.name                   as "districtName",
            document.from_date::text        as "from",
            document.until_date::text       as "until",
            document.version,
            document.version is not null and not exists (
              select from document as later
               where later.kind = document.kind and later.from_date = document.from_date
                 and later.district_code is not distinct from document.district_code
                 and later.version > document.version
            )                               as "isLatest",
            ${isoText('document.as_of')}   as "asOf",
            ${isoText('document.made_at')} as "madeAt",
            document.made_by_name           as "madeBy",
            document.file_name              as "fileName",
            file.media_type                 as "mediaType",
            file.size,
            document.file_hash              as "fileHash",
            document.figures_hash           as "figuresHash"`;

/** Districts in the official order. */
const SORTED_BY: Record<DocumentsQuery['sort'], string> = {
  from: 'document.from_date',
  kind: 'document.kind',
  districtCode: 'array_position($7::text[], document.district_code)',
  version: 'document.version',
  asOf: 'document.as_of',
  madeAt: 'document.made_at',
};
