import { createTransport } from 'nodemailer';
import { htmlOf, PICTURE_ID } from './mail-layout.js';
import { type MailText, plainText } from './mail-text.js';

export interface MessageParts {
  from: string;
  to: { name: string; address: string };
  subject: string;
  messageId: string;
  date: Date;
  text: MailText;
  picture: Buffer;
  attachments: { fileName: string; mediaType: string; bytes: Buffer }[];
}

/** The message as it goes over the wire (RFC 5322, CRLF): plain text, HTML with its one picture, files. */
export async function composeMessage(parts: MessageParts): Promise<Buffer> {
  const transport = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
  const { message } = await transport.sendMail({
    from: parts.from,
    to: parts.to,
    subject: parts.subject,
    messageId: parts.messageId,
    date: parts.date,
    headers: {
      // No holiday notice shall answer a machine (RFC 3834).
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'All',
      'Content-Language': parts.text.language,
    },
    text: plainText(parts.text),
    html: await htmlOf(parts.text),
    attachments: [
      {
        filename: 'tien-do.png',
        contentType: 'image/png',
        content: parts.picture,
        cid: PICTURE_ID,
        contentDisposition: 'inline',
      },
      ...parts.attachments.map(({ fileName, mediaType, bytes }) => ({
        filename: fileName,
        contentType: mediaType,
        content: bytes,
      })),
    ],
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  if (!Buffer.isBuffer(message)) throw new Error('The message was not composed.');
  return message;
}
