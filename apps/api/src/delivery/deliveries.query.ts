import type { DeliveriesQuery, DeliveryAnswer, DeliveryRow } from '../contract/delivery.js';
import type { Listed } from '../contract/list.js';
import type { Transaction } from '../platform/database.js';
import { isoText } from '../platform/iso-text.js';

/** One page of the messages, the latest first. */
export async function deliveries(tx: Transaction, query: DeliveriesQuery): Promise<Listed<DeliveryRow>> {
  const filter = [query.state ?? null, query.recipientId ?? null, query.documentId ?? null];
  const rows = (await tx.query(
    `${DELIVERY}
      where ${MATCHES}
      order by ${SORTED_BY[query.sort]} ${query.order} nulls last, message.id
      limit $4 offset $5`,
    [...filter, query.perPage, (query.page - 1) * query.perPage],
  )) as DeliveryRow[];
  const [counted] = (await tx.query(
    `select count(*)::int as "total" from outbox_message as message where ${MATCHES}`,
    filter,
  )) as { total: number }[];
  return { rows, total: counted?.total ?? 0 };
}

/** One message; null when there is none of that id. */
export async function deliveryOf(tx: Transaction, id: string): Promise<DeliveryRow | null> {
  const [row] = (await tx.query(`${DELIVERY} where message.id = $1`, [id])) as DeliveryRow[];
  return row ?? null;
}

/** What happened to a message, oldest first. */
export function deliveryLog(tx: Transaction, id: string): Promise<DeliveryAnswer['log']> {
  return tx.query(
    `select ${isoText('at')} as "at", state, reason, server_answer as "serverAnswer"
       from delivery_attempt where message_id = $1 order by id`,
    [id],
  );
}

const DELIVERY = `
     select message.id, message.recipient_id as "recipientId", message.user_id as "userId", message.name,
            message.address, message.district_code as "districtCode", district.name as "districtName",
            message.language, message.document_id as "documentId", document.kind as "documentKind",
            document.from_date::text as "documentFrom", document.version as "documentVersion", message.subject,
            message.message_id as "messageId", message.repeats_id as "repeatsId", message.state,
            message.attempts,
            case when message.state in ('queued', 'failed') then ${isoText('message.next_attempt_at')} end
              as "nextAttemptAt",
            ${isoText('message.queued_at')} as "queuedAt", ${isoText('message.settled_at')} as "settledAt",
            (select server_answer from delivery_attempt where message_id = message.id
              order by id desc limit 1) as "lastAnswer"
       from outbox_message as message
       left join document on document.id = message.document_id
       left join district on district.code = message.district_code`;

const MATCHES = `($1::text is null or message.state = $1)
        and ($2::uuid is null or message.recipient_id = $2)
        and ($3::uuid is null or message.document_id = $3)`;

const SORTED_BY: Record<DeliveriesQuery['sort'], string> = {
  queuedAt: 'message.queued_at',
  settledAt: 'message.settled_at',
  address: 'message.address',
  state: 'message.state',
};
