import { Inject, Injectable } from '@nestjs/common';
import type { Listed } from '../contract/list.js';
import { type Notice, type NoticeDetails, type NoticeQuery, noticeText } from '../contract/notice.js';
import { messageIdOf } from '../delivery/message-id.js';
import type { Person } from '../platform/actor.js';
import { Clock } from '../platform/clock.js';
import { CONFIG, type Config } from '../platform/config.js';
import { callersDistrict, Database, type Transaction } from '../platform/database.js';
import { isoText } from '../platform/iso-text.js';

/** Whom a notice is for: a district's reporters, or one person, also at an address that was theirs until now. */
type For = { districtCode: string } | { userId: string; formerAddress?: string | null };

/** Tells a district or a person what was done in their name or to their account: in the console, and by mail. */
@Injectable()
export class Notices {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Those for the caller and, for a reporter, the own district; the latest first. */
  list(caller: Person, { page, perPage, order }: NoticeQuery): Promise<Listed<Notice>> {
    return this.database.reading(caller, async (tx) => {
      const rows = (await tx.query(
        `select id, ${isoText('at')} as "at", kind, district_code as "districtCode", details,
                count(*) over ()::int as "total"
           from notice
          where user_id = $1 or district_code = $2
          order by at ${order}, id limit $3 offset $4`,
        [caller.id, callersDistrict(tx), perPage, (page - 1) * perPage],
      )) as (Notice & { total: number })[];
      return { rows: rows.map(({ total: _, ...row }) => row), total: rows[0]?.total ?? 0 };
    });
  }

  /** In the transaction of what it tells of: kept together or undone together. */
  async tell(tx: Transaction, whom: For, kind: Notice['kind'], details: NoticeDetails): Promise<void> {
    const now = this.clock.now();
    const [district, user] = 'districtCode' in whom ? [whom.districtCode, null] : [null, whom.userId];
    const [row] = (await tx.query(
      `insert into notice (at, kind, district_code, user_id, details) values ($1, $2, $3, $4, $5) returning id`,
      [now, kind, district, user, JSON.stringify(details)],
    )) as { id: string }[];
    if (!row) throw new Error('The notice was not kept.');
    const former = 'userId' in whom ? (whom.formerAddress ?? null) : null;
    const people = (await tx.query(
      `select id, full_name as "name", lower(trim(coalesce($3, email))) as "address"
         from user_account
        where (id = $1 or (role = 'district-reporter' and district_code = $2)) and disabled_at is null
          and trim(coalesce($3, email, '')) <> ''`,
      [user, district, former],
    )) as { id: string; name: string; address: string }[];
    const { title } = noticeText({ kind, details }, 'vi');
    for (const person of people) {
      await tx.query(
        `insert into outbox_message (user_id, name, address, district_code, language, notice_id, subject, message_id,
                                     state, attempts, queued_at, next_attempt_at)
         values ($1, $2, $3, $4, 'vi', $5, $6, $7, 'queued', 0, $8, $8)`,
        [
          ...[person.id, person.name, person.address, district, row.id, title],
          messageIdOf(`notice ${row.id}`, person.id, this.config.MAIL_FROM),
          now,
        ],
      );
    }
  }
}
