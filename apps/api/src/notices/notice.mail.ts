import { createTransport } from 'nodemailer';
import { type Notice, noticeText } from '../contract/notice.js';

interface NoticeMail {
  from: string;
  to: { name: string; address: string };
  messageId: string;
  date: Date;
  consoleUrl: string;
}

/** What a mail about a notice says, as plain text. */
export function noticeWords(
  said: Pick<Notice, 'kind' | 'details'>,
  name: string,
  consoleUrl: string,
): string {
  const { title, more } = noticeText(said, 'vi');
  return `${[`Kính gửi: ${name}`, `${title}.`, ...more, `Mở hệ thống: ${consoleUrl}`].join('\n\n')}\n`;
}

/** The mail about a notice (RFC 5322): a few lines of plain text, nothing attached. */
export async function noticeMail(said: Pick<Notice, 'kind' | 'details'>, mail: NoticeMail): Promise<Buffer> {
  const transport = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
  const { message } = await transport.sendMail({
    ...{ from: mail.from, to: mail.to, messageId: mail.messageId, date: mail.date },
    subject: noticeText(said, 'vi').title,
    headers: {
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'All',
      'Content-Language': 'vi',
    },
    text: noticeWords(said, mail.to.name, mail.consoleUrl),
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  if (!Buffer.isBuffer(message)) throw new Error('The message was not composed.');
  return message;
}
