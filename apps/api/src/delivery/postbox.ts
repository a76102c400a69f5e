import { Inject, Injectable } from '@nestjs/common';
import type { AttemptReason } from '../contract/delivery.js';
import type { Language } from '../domain/format.js';
import { localMoment } from '../domain/moments.js';
import { system } from '../platform/actor.js';
import { Clock } from '../platform/clock.js';
import { CONFIG, type Config } from '../platform/config.js';
import { Database } from '../platform/database.js';
import { FileStore } from '../platform/files.js';
import { Problem } from '../platform/problem.js';
import { noticeMail, noticeWords } from '../notices/notice.mail.js';
import { composeMessage, type MessageParts } from './compose-message.js';
import { type DocumentToSend, documentToSend } from './document-to-send.query.js';
import { mailFacts } from './mail-facts.js';
import { escapeHtml, htmlOf, PICTURE_ID } from './mail-layout.js';
import type { MailText } from './mail-text.js';
import { isAllowedAddress } from './message-id.js';
import { type MessageToSend, messageToSend } from './message-to-send.query.js';
import { addressedTo, progressMail } from './progress.mail.js';
import { progressPicture } from './progress-picture.js';

const ACTOR = system('mail');

/** Files of a mail together; larger ones are fetched after signing in. */
const LARGEST_ATTACHMENTS = 8 * 1024 * 1024;

export interface OpenedMessage {
  /** Why it may not go out; null when it may. */
  refusal: AttemptReason | null;
  eml: Buffer;
  /** The envelope's addresses. */
  from: string;
  to: string;
}

/** Mails kept in memory: a document's city and 22 districts in one language, and a few more. */
const REMEMBERED = 30;

interface Written {
  mail: MailText;
  picture: Buffer;
  /** Whether the document's file goes along. */
  attached: boolean;
}

/** Makes messages: the one of an outbox row, composed once and then kept, and previews of it. */
@Injectable()
export class Postbox {
  /** What a mail about a document says to a scope in a language: never anything else, for the document has its moment. */
  private readonly written = new Map<string, Written>();

  constructor(
    private readonly database: Database,
    private readonly files: FileStore,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** The message's bytes: the same ones at every attempt, and for whoever looks at it afterwards. */
  async open(messageId: string): Promise<OpenedMessage> {
    const message = await this.database.reading(ACTOR, (tx) => messageToSend(tx, messageId));
    if (!message) throw new Problem('access.not-found');
    return {
      refusal: this.refusalOf(message),
      eml: message.emlHash === null ? await this.compose(message) : await this.files.read(message.emlHash),
      from: addressOf(this.config.MAIL_FROM),
      to: message.address,
    };
  }

  /**
   * The HTML of a mail about a document, its picture within: for a reader of the city or of a district, and
   * under the name of one person where it is given.
   */
  async preview(
    documentId: string,
    districtCode: string | null,
    language: Language,
    name: string | null = null,
  ): Promise<string> {
    const { mail, picture } = await this.write(await this.documentOf(documentId), districtCode, language);
    const source = `data:image/png;base64,${picture.toString('base64')}`;
    return (await htmlOf(name === null ? mail : addressedTo(name, mail))).replaceAll(
      `cid:${PICTURE_ID}`,
      source,
    );
  }

  /** The same of a message about a notice: its few lines, as plain text. */
  async previewNotice(messageId: string): Promise<string | null> {
    const message = await this.database.reading(ACTOR, (tx) => messageToSend(tx, messageId));
    if (!message?.notice) return null;
    return `<pre style="white-space: pre-wrap; overflow-wrap: anywhere">${escapeHtml(noticeWords(message.notice, message.name, this.consoleUrl()))}</pre>`;
  }

  private async compose(message: MessageToSend): Promise<Buffer> {
    const head = {
      from: this.config.MAIL_FROM,
      to: { name: message.name, address: message.address },
      messageId: message.messageId,
      date: this.clock.now(),
    };
    if (message.notice)
      return this.keep(message, await noticeMail(message.notice, { ...head, consoleUrl: this.consoleUrl() }));
    return this.keep(message, await this.aboutDocument(message, head));
  }

  private async aboutDocument(
    message: MessageToSend,
    head: Pick<MessageParts, 'from' | 'to' | 'messageId' | 'date'>,
  ): Promise<Buffer> {
    const document = await this.documentOf(message.documentId ?? '');
    const { mail, picture, attached } = await this.write(document, message.districtCode, message.language);
    return composeMessage({
      ...head,
      subject: message.subject,
      text: addressedTo(message.name, mail),
      picture,
      attachments: attached
        ? [
            {
              fileName: document.fileName,
              mediaType: document.mediaType,
              bytes: await this.files.read(document.fileHash),
            },
          ]
        : [],
    });
  }

  /** The bytes that are the message from now on. */
  private async keep(message: MessageToSend, eml: Buffer): Promise<Buffer> {
    const placed = await this.files.place(eml);
    const hash = await this.database.within(ACTOR, async (tx) => {
      const composed = await this.files.note(tx, placed, 'message/rfc822', this.clock.now());
      // Somebody else may have composed it meanwhile; theirs is then the message.
      const [[kept]] = (await tx.query(
        `update outbox_message set eml_hash = coalesce(eml_hash, $2) where id = $1 returning eml_hash as "hash"`,
        [message.id, composed],
      )) as [{ hash: string }[], number];
      return kept?.hash === composed ? null : (kept?.hash ?? null);
    });
    return hash === null ? eml : this.files.read(hash);
  }

  private async write(
    document: DocumentToSend,
    districtCode: string | null,
    language: Language,
  ): Promise<Written> {
    const key = [document.id, districtCode, language].join();
    const known = this.written.get(key);
    if (known) return known;
    if (this.written.size >= REMEMBERED) this.written.clear();
    const written = await this.writeAnew(document, districtCode, language);
    this.written.set(key, written);
    return written;
  }

  private async writeAnew(
    document: DocumentToSend,
    districtCode: string | null,
    language: Language,
  ): Promise<Written> {
    const facts = await this.database.reading(ACTOR, (tx) => mailFacts(tx, document, districtCode, language));
    const console = this.consoleUrl();
    const picture = progressPicture(facts.series, facts.progress, language);
    // A document goes along only with mail of its own scope: the city's is not for a reader of one district.
    const isOwn = document.districtCode === districtCode;
    const attached = isOwn && document.size + picture.length <= LARGEST_ATTACHMENTS;
    const elsewhere = [{ name: document.fileName, url: `${console}/documents/${document.id}/show` }];
    const mail = progressMail({
      ...facts,
      attached: attached ? [document.fileName] : [],
      tooLarge: isOwn && !attached ? elsewhere : [],
      consoleUrl: `${console}/?ngay=${facts.progress.freshness.date}&biet-luc=${localMoment(document.asOf)}`,
    });
    return { mail, picture, attached };
  }

  private consoleUrl(): string {
    return this.config.PUBLIC_URL ?? `http://localhost:${this.config.PORT}`;
  }

  private async documentOf(id: string): Promise<DocumentToSend> {
    const document = await this.database.reading(ACTOR, (tx) => documentToSend(tx, id));
    if (!document) throw new Problem('access.not-found');
    return document;
  }

  private refusalOf(message: MessageToSend): AttemptReason | null {
    if (!message.isStillWanted) return 'recipient-changed';
    return isAllowedAddress(message.address, this.config.MAIL_ALLOWED_DOMAINS) ? null : 'domain-not-allowed';
  }
}

/** 'Name <user@domain>' or 'user@domain' as a bare address. */
function addressOf(mailbox: string): string {
  return /<([^<>]+)>\s*$/.exec(mailbox)?.[1] ?? mailbox.trim();
}
