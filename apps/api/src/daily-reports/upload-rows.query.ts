import { districts } from '../areas/districts.query.js';
import type { UploadQuery, UploadRow } from '../contract/daily-report.js';
import type { Listed } from '../contract/list.js';
import { callersDistrict, type Transaction } from '../platform/database.js';

const SORTED_BY: Record<UploadQuery['sort'], string> = {
  uploadedAt: 'uploaded_at',
  date: 'reporting_date',
  districtCode: 'district_place',
  state: 'state',
};

/** Files as they came, refused ones too; a page of those the caller may see. */
export async function uploadRows(tx: Transaction, query: UploadQuery): Promise<Listed<UploadRow>> {
  const rows = (await tx.query(
    `with matching as (
       -- Districts stand in the official order.
       select *, array_position($8::text[], district_code) as district_place from upload
        where ($1::text is null or district_code = $1)
          and ($2::date is null or reporting_date >= $2)
          and ($3::date is null or reporting_date <= $3)
          and ($4::text is null or state = $4)
          and ($7::text is null or district_code = $7)
     )
     select counted.total               as "total",
            upload.id                   as "id",
            upload.district_code        as "districtCode",
            district.name               as "districtName",
            upload.reporting_date::text as "date",
            upload.state                as "state",
            upload.file_name            as "fileName",
            upload.file_hash            as "fileHash",
            stored_file.size            as "fileSize",
            upload.uploaded_at          as "uploadedAt",
            upload.uploaded_by_name     as "uploadedByName"
       from (select count(*)::int as total from matching) as counted
       left join lateral (
         select * from matching
          order by ${SORTED_BY[query.sort]} ${query.order === 'asc' ? 'asc' : 'desc'}, id
          limit $5 offset $6
       ) as upload on true
       left join district on district.code = upload.district_code
       left join stored_file on stored_file.hash = upload.file_hash
      order by upload.${SORTED_BY[query.sort]} ${query.order === 'asc' ? 'asc' : 'desc'}, upload.id`,
    [
      ...[query.districtCode, query.from, query.to, query.state].map((value) => value ?? null),
      ...[query.perPage, (query.page - 1) * query.perPage],
      callersDistrict(tx),
      (await districts(tx)).map(({ code }) => code),
    ],
  )) as (Omit<UploadRow, 'id' | 'uploadedAt'> & { id: string | null; total: number; uploadedAt: Date })[];
  return {
    rows: rows.flatMap(({ total: _, id, ...row }) =>
      id === null ? [] : [{ ...row, id, uploadedAt: row.uploadedAt.toISOString() }],
    ),
    total: rows[0]?.total ?? 0,
  };
}
