import { createHash } from 'node:crypto';

/**
 * The Message-ID of a message: the same occasion and person give the same one, so that a job done twice queues
 * nothing twice, and a message sent twice because the server's answer was lost is one message to the
 * receiving side (RFC 5322 §3.6.4).
 */
export function messageIdOf(occasion: string, personId: string, mailFrom: string): string {
  const hash = createHash('sha256').update(`${occasion}\n${personId}`).digest('hex').slice(0, 32);
  return `<${hash}@${domainOf(mailFrom)}>`;
}

/** The part after the @ of 'Name <user@domain>' or 'user@domain'. */
export function domainOf(address: string): string {
  return /@([^\s<>@]+)>?\s*$/.exec(address)?.[1]?.toLowerCase() ?? 'localhost';
}

/** Whether mail may go to an address at all (MAIL_ALLOWED_DOMAINS); an empty list allows every domain. */
export function isAllowedAddress(address: string, allowedDomains: string): boolean {
  const domains = allowedDomains
    .split(',')
    .map((domain) => domain.trim().toLowerCase())
    .filter((domain) => domain !== '');
  return domains.length === 0 || domains.includes(domainOf(address));
}
