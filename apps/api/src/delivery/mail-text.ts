/** A mail before it becomes HTML and plain text: both are made from this, so both say the same. */
export interface MailText {
  language: 'vi' | 'en';
  /** 'DỮ LIỆU MINH HỌA' in a demonstration; null otherwise. */
  label: string | null;
  /** 'Kính gửi: …'; null in a preview for nobody in particular. */
  salutation: string | null;
  title: string;
  /** The one message, in a sentence. */
  message: string;
  /** Each headline figure with what it is a share of, and how it changed. */
  figures: { name: string; value: string; share: string; change: string }[];
  sentences: string[];
  tables: MailTable[];
  /** What is attached, or where to find what was too large. */
  attachments: { text: string; url: string | null }[];
  link: { text: string; url: string };
  /** How the letter ends, and in whose name. */
  closing: string[];
  /** 'Số liệu đến 16:00 ngày …' */
  freshness: string;
  /** Why one gets this mail. */
  footer: string;
  /** What the picture shows, for those who do not see it. */
  picture: string;
}

export interface MailTable {
  caption: string;
  /** The first names the area; the others hold numbers, right-aligned. */
  columns: MailColumn[];
  rows: string[][];
  /** The last line, of all of them together. */
  total: string[];
}

export interface MailColumn {
  head: string;
  /** Whether a telephone shows it, too: three columns are all its width has room for. */
  isKept: boolean;
}

/** The mail for a reader without HTML. */
export function plainText(mail: MailText): string {
  const figures = mail.figures.map(
    (figure) => `${figure.name}: ${figure.value} (${figure.share}), ${figure.change}`,
  );
  const parts = [
    mail.label,
    mail.salutation,
    mail.title,
    mail.message,
    mail.freshness,
    figures.join('\n'),
    mail.sentences.join('\n'),
    ...mail.tables.map(textTable),
    mail.attachments.map(({ text, url }) => (url === null ? text : `${text}: ${url}`)).join('\n'),
    `${mail.link.text}: ${mail.link.url}`,
    mail.closing.join('\n'),
    mail.footer,
  ];
  return `${parts.filter((part) => part !== null && part !== '').join('\n\n')}\n`;
}

/** Columns under one another in a fixed-width font; counted in characters as one sees them. */
function textTable(table: MailTable): string {
  const lines = [table.columns.map(({ head }) => head), ...table.rows, table.total];
  const widths = table.columns.map((_, column) =>
    Math.max(...lines.map((line) => lengthOf(line[column] ?? ''))),
  );
  const text = lines.map((line) =>
    line
      .map((cell, column) => {
        const padding = ' '.repeat((widths[column] ?? 0) - lengthOf(cell));
        return column === 0 ? cell + padding : padding + cell;
      })
      .join('  ')
      .trimEnd(),
  );
  return [table.caption, ...text].join('\n');
}

function lengthOf(cell: string): number {
  return [...cell.normalize('NFC')].length;
}
