import type { Notice } from '../contract/notice.js';
import type { Language } from '../domain/format.js';
import { OVERSEERS } from '../domain/roles.js';
import type { Transaction } from '../platform/database.js';

export interface MessageToSend {
  id: string;
  name: string;
  address: string;
  districtCode: string | null;
  language: Language;
  /** What it is about: a document, or a notice. */
  documentId: string | null;
  notice: Pick<Notice, 'kind' | 'details'> | null;
  subject: string;
  messageId: string;
  /** The bytes as composed; null before the first attempt. */
  emlHash: string | null;
  /**
   * Whether it may still go to that address with that content: the recipient is switched on, is to get such
   * documents and has kept address and scope; the user's account is open, may still ask for copies and has
   * kept its address.
   */
  isStillWanted: boolean;
}

/** A message of the outbox with what decides whether it may go out; null when there is none of that id. */
export async function messageToSend(tx: Transaction, id: string): Promise<MessageToSend | null> {
  const [message] = (await tx.query(
    `select message.id, message.name, message.address, message.district_code as "districtCode", message.language,
            message.document_id as "documentId", message.subject,
            case when notice.id is not null then jsonb_build_object('kind', notice.kind, 'details', notice.details) end
              as "notice", message.message_id as "messageId",
            message.eml_hash as "emlHash",
            coalesce(
              case when message.recipient_id is not null
                   then recipient.enabled and recipient.address = message.address
                    and recipient.district_code is not distinct from message.district_code
                    and document.kind = any (recipient.document_kinds)
                   else account.disabled_at is null
                    and (lower(account.email) = message.address or notice.kind = 'account-changed')
                    and (account.role = any ($2) or notice.id is not null) end,
              false) as "isStillWanted"
       from outbox_message as message
       left join document on document.id = message.document_id
       left join notice on notice.id = message.notice_id
       left join recipient on recipient.id = message.recipient_id
       left join user_account as account on account.id = message.user_id
      where message.id = $1`,
    [id, OVERSEERS],
  )) as MessageToSend[];
  return message ?? null;
}
