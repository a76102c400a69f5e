/** One part of a message, decoded. */
export interface MailPart {
  /** 'text/plain' */
  type: string;
  headers: Map<string, string>;
  bytes: Buffer;
  parts: MailPart[];
}

export interface ReadMail {
  headers: Map<string, string>;
  text: string;
  html: string;
  /** The pictures within the HTML, by Content-ID. */
  pictures: Map<string, Buffer>;
  attachments: { fileName: string; bytes: Buffer }[];
}

/** Reads a message as a mail program does: headers unfolded, encoded words and parts decoded (RFC 2045–2047). */
export function readMail(raw: string): ReadMail {
  const root = partOf(raw);
  const parts = flat(root);
  const contentOf = (type: string) => parts.find((part) => part.type === type)?.bytes.toString('utf8') ?? '';
  const isAttached = (part: MailPart) => part.headers.get('content-disposition')?.startsWith('attachment');
  return {
    headers: root.headers,
    text: contentOf('text/plain').replaceAll('\r\n', '\n'),
    html: contentOf('text/html'),
    pictures: new Map(
      parts
        .filter((part) => part.type.startsWith('image/'))
        .map((part) => [(part.headers.get('content-id') ?? '').replace(/^<|>$/g, ''), part.bytes]),
    ),
    attachments: parts.filter(isAttached).map((part) => ({
      fileName: /filename="?([^";]+)"?/.exec(part.headers.get('content-disposition') ?? '')?.[1] ?? '',
      bytes: part.bytes,
    })),
  };
}

function partOf(raw: string): MailPart {
  const [head = '', ...rest] = raw.split('\r\n\r\n');
  const body = rest.join('\r\n\r\n');
  const headers = headersOf(head);
  const contentType = headers.get('content-type') ?? 'text/plain';
  const boundary = /boundary="?([^";]+)"?/.exec(contentType)?.[1];
  return {
    type: contentType.split(';')[0]?.trim() ?? '',
    headers,
    bytes: decoded(body, headers.get('content-transfer-encoding') ?? '7bit'),
    parts: boundary === undefined ? [] : sectionsOf(body, boundary).map(partOf),
  };
}

function sectionsOf(body: string, boundary: string): string[] {
  return `\r\n${body}`
    .split(`\r\n--${boundary}`)
    .slice(1)
    .filter((section) => !section.startsWith('--'))
    .map((section) => section.replace(/^\r\n/, ''));
}

function headersOf(head: string): Map<string, string> {
  const lines = head.replace(/\r\n[ \t]+/g, ' ').split('\r\n');
  return new Map(
    lines.map((line) => {
      const [name = '', ...value] = line.split(':');
      return [name.toLowerCase(), words(value.join(':').trim())];
    }),
  );
}

function words(value: string): string {
  return value
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?utf-8\?([qb])\?([^?]*)\?=/gi, (_, kind: string, text: string) =>
      kind.toLowerCase() === 'b'
        ? Buffer.from(text, 'base64').toString('latin1')
        : text
            .replaceAll('_', ' ')
            .replace(/=([0-9a-f]{2})/gi, (__, hex: string) => String.fromCharCode(parseInt(hex, 16))),
    )
    .replace(/[\u0080-\u00ff]+/g, (bytes) => Buffer.from(bytes, 'latin1').toString('utf8'));
}

function decoded(body: string, encoding: string): Buffer {
  if (encoding === 'base64') return Buffer.from(body, 'base64');
  if (encoding !== 'quoted-printable') return Buffer.from(body, 'utf8');
  const text = body
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(text, 'latin1');
}

function flat(part: MailPart): MailPart[] {
  return [part, ...part.parts.flatMap(flat)];
}
