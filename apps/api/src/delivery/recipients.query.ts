import type { DocumentKind } from '../domain/documents.js';
import type { Language } from '../domain/format.js';
import type { Transaction } from '../platform/database.js';

export interface ActiveRecipient {
  id: string;
  name: string;
  address: string;
  /** What this person may see: a district, or the city when null. */
  districtCode: string | null;
  districtName: string | null;
  language: Language;
}

/** Who is to get the documents of a kind now. */
export function activeRecipients(tx: Transaction, kind: DocumentKind): Promise<ActiveRecipient[]> {
  return tx.query(
    `select recipient.id, recipient.name, recipient.address, recipient.district_code as "districtCode",
            district.name as "districtName", recipient.language
       from recipient
       left join district on district.code = recipient.district_code
      where recipient.enabled and $1 = any (recipient.document_kinds)
      order by recipient.address`,
    [kind],
  );
}

/** The districts somebody is to get the documents of a kind for. */
export async function districtsWithRecipients(tx: Transaction, kind: DocumentKind): Promise<string[]> {
  const recipients = await activeRecipients(tx, kind);
  const codes = recipients.flatMap(({ districtCode }) => (districtCode === null ? [] : [districtCode]));
  return [...new Set(codes)].sort();
}
