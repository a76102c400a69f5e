import { districts } from '../areas/districts.query.js';
import type { DailyReportQuery, DailyReportRow } from '../contract/daily-report.js';
import type { Listed } from '../contract/list.js';
import { readReceiptCode } from '../domain/receipt.js';
import { callersDistrict, type Transaction } from '../platform/database.js';

type Filter = Partial<Omit<DailyReportQuery, 'page' | 'perPage' | 'sort' | 'order'>> & { id?: string };

const SORTED_BY: Record<DailyReportQuery['sort'], string> = {
  filedAt: 'filed_at',
  date: 'reporting_date',
  districtCode: 'district_place',
  revision: 'revision',
  state: 'state',
  timeliness: 'timeliness',
};

/** The reports the caller may see, with what they add up to; a page of them. */
export async function dailyReportRows(
  tx: Transaction,
  query: Filter & Pick<DailyReportQuery, 'page' | 'perPage' | 'sort' | 'order'>,
): Promise<Listed<DailyReportRow>> {
  const rows = (await tx.query(
    `with matching as (
       -- Districts stand in the official order.
       select *, array_position($12::text[], district_code) as district_place from daily_report
        where ($1::uuid is null or id = $1)
          and ($2::text is null or district_code = $2)
          and ($3::date is null or reporting_date >= $3)
          and ($4::date is null or reporting_date <= $4)
          and ($5::text is null or state = $5)
          and ($6::text is null or timeliness = $6)
          and ($7::boolean is null or (superseded_at is null) = $7)
          and ($8::text is null or receipt_code = $8)
          and ($11::text is null or district_code = $11)
     )
     select counted.total               as "total",
            report.id                   as "id",
            report.receipt_code         as "receiptCode",
            report.district_code        as "districtCode",
            district.name               as "districtName",
            report.reporting_date::text as "date",
            report.revision             as "revision",
            report.timeliness           as "timeliness",
            report.filed_at             as "filedAt",
            report.filed_by_name        as "filedByName",
            report.note                 as "note",
            sums.wards                  as "wards",
            jsonb_build_object(
              'submitted', sums.submitted, 'verified', sums.verified, 'unresolved', sums.unresolved,
              'exempt', sums.exempt, 'signed', sums.signed) as "totals",
            report.rows_hash            as "rowsHash",
            report.upload_id            as "uploadId",
            report.state                as "state",
            report.superseded_at        as "supersededAt",
            report.reviewed_at          as "reviewedAt",
            report.reviewed_by_name     as "reviewedByName",
            report.review_note          as "reviewNote",
            upload.file_name            as "fileName"
       from (select count(*)::int as total from matching) as counted
       left join lateral (
         select * from matching
          order by ${SORTED_BY[query.sort]} ${query.order === 'asc' ? 'asc' : 'desc'}, revision desc, id
          limit $9 offset $10
       ) as report on true
       left join district on district.code = report.district_code
       left join upload on upload.id = report.upload_id
       left join lateral (
         select count(*)::int as wards, sum(submitted)::float8 as submitted, sum(verified)::float8 as verified,
                sum(unresolved)::float8 as unresolved, sum(exempt)::float8 as exempt, sum(signed)::float8 as signed
           from figure where figure.report_id = report.id
       ) as sums on true
      order by report.${SORTED_BY[query.sort]} ${query.order === 'asc' ? 'asc' : 'desc'}, report.revision desc, report.id`,
    [
      ...[query.id, query.districtCode, query.from, query.to, query.state, query.timeliness],
      query.inForce,
      query.receiptCode && (readReceiptCode(query.receiptCode) ?? query.receiptCode),
      ...[query.perPage, (query.page - 1) * query.perPage],
      callersDistrict(tx),
      (await districts(tx)).map(({ code }) => code),
    ].map((value) => value ?? null),
  )) as Row[];
  return {
    rows: rows.flatMap(({ total: _, id, ...row }) =>
      id === null
        ? []
        : [
            {
              ...row,
              id,
              filedAt: row.filedAt.toISOString(),
              supersededAt: row.supersededAt?.toISOString() ?? null,
              reviewedAt: row.reviewedAt?.toISOString() ?? null,
            },
          ],
    ),
    total: rows[0]?.total ?? 0,
  };
}

/** One report; null when the caller may not see it. */
export async function dailyReportById(tx: Transaction, id: string): Promise<DailyReportRow | null> {
  const { rows } = await dailyReportRows(tx, { id, page: 1, perPage: 1, sort: 'filedAt', order: 'desc' });
  return rows[0] ?? null;
}

type Row = Omit<DailyReportRow, 'id' | 'filedAt' | 'supersededAt' | 'reviewedAt'> & {
  /** Null where a page past the last one is asked for. */
  id: string | null;
  total: number;
  filedAt: Date;
  supersededAt: Date | null;
  reviewedAt: Date | null;
};
