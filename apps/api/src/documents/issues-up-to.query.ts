import type { ReportingDate } from '../domain/reporting-date.js';
import type { Transaction } from '../platform/database.js';
import type { Issue } from './document-changes.js';
import type { ToldOf } from './recordings.query.js';

/** A document, what it tells of, and the issue before it; null when there is none of that id. */
export async function issuesUpTo(
  tx: Transaction,
  id: string,
): Promise<{ told: ToldOf; since: Issue | null; issue: Issue } | null> {
  const [row] = (await tx.query(
    `select document.figures_date::text as "date",
            document.district_code as "districtCode", document.version, document.as_of as "asOf",
            earlier.version as "earlierVersion", earlier.as_of as "earlierAsOf"
       from document
       left join lateral (
              select issue.version, issue.as_of
                from document as issue
               where issue.kind = document.kind and issue.from_date = document.from_date
                 and issue.district_code is not distinct from document.district_code
                 and issue.version is not null and issue.as_of < document.as_of
               order by issue.version desc
               limit 1
            ) as earlier on true
      where document.id = $1`,
    [id],
  )) as Row[];
  if (!row) return null;
  return {
    told: { date: row.date, districtCode: row.districtCode },
    since: row.earlierAsOf && { version: row.earlierVersion, asOf: row.earlierAsOf },
    issue: { version: row.version, asOf: row.asOf },
  };
}

interface Row {
  date: ReportingDate;
  districtCode: string | null;
  version: number | null;
  asOf: Date;
  earlierVersion: number | null;
  earlierAsOf: Date | null;
}
