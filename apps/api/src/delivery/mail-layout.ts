import type { MailTable, MailText } from './mail-text.js';

/** The Content-ID of the one picture. */
export const PICTURE_ID = 'burn-up@campaign';

/** The mail as HTML that Outlook, Gmail and old clients show alike. Nothing in it is fetched from anywhere. */
export async function htmlOf(mail: MailText): Promise<string> {
  const layout = await compiled();
  const parts: Record<string, string> = {
    language: mail.language,
    title: escapeHtml(mail.title),
    salutation: mail.salutation === null ? '' : escapeHtml(mail.salutation),
    label: mail.label === null ? '' : `<b style="color:${ALERT}">${escapeHtml(mail.label)}</b>`,
    message: escapeHtml(mail.message),
    figures: mail.figures.map(figureRow).join(''),
    sentences: mail.sentences.map(escapeHtml).join('<br>'),
    picture: pictureOf(mail.picture),
    tables: mail.tables.map(htmlTable).join(''),
    attachments: mail.attachments
      .map(({ text, url }) => (url === null ? escapeHtml(text) : linkTo(url, text)))
      .join('<br>'),
    link: linkTo(mail.link.url, mail.link.text),
    closing: mail.closing.map(escapeHtml).join('<br>'),
    freshness: escapeHtml(mail.freshness),
    footer: escapeHtml(mail.footer),
  };
  return layout.replace(/\{\{(\w+)\}\}/g, (_, name: string) => parts[name] ?? '');
}

export function escapeHtml(text: string): string {
  return text.normalize('NFC').replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}

// Outlook does not know &apos;.
const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const INK = '#14202e';
const MUTED = '#55616f';
const GRID = '#e4e9ef';
const BLUE = '#0b4f9e';
const ALERT = '#b42318';
const WIDTH = 720;
const PICTURE_WIDTH = 560;

/** Numbers and names of areas are not broken. */
const ONE_LINE = 'white-space:nowrap';

/**
 * The columns a telephone has no room for. They are shown where the reader's program says that it is wide; one
 * that says nothing, or drops the rule, shows the three that matter.
 */
const HIDDEN = 'display:none;mso-hide:all';
const SHOWN_WHERE_WIDE =
  '@media only screen and (min-width:600px) { .wide { display: table-cell !important; } }';

/** Fonts every machine has: MJML's own default would fetch one from a third party. */
const FONTS = "'Segoe UI', Roboto, Arial, sans-serif";

const LAYOUT = `<mjml>
  <mj-head>
    <mj-title>{{title}}</mj-title>
    <mj-preview>{{message}}</mj-preview>
    <mj-attributes>
      <mj-all font-family="${FONTS}" color="${INK}" />
      <mj-text font-size="14px" line-height="21px" padding="6px 16px" />
      <mj-table font-size="13px" line-height="18px" padding="6px 16px" />
      <mj-section padding="4px 0" background-color="#ffffff" />
    </mj-attributes>
    <mj-style>${SHOWN_WHERE_WIDE}</mj-style>
  </mj-head>
  <mj-body width="${WIDTH}px" background-color="#f4f6f8">
    <mj-section><mj-column>
      <mj-text>{{label}}</mj-text>
      <mj-text>{{salutation}}</mj-text>
      <mj-text font-size="20px" line-height="28px" font-weight="600">{{title}}</mj-text>
      <mj-text font-size="15px">{{message}}</mj-text>
      <mj-text font-size="12px" line-height="18px" color="${MUTED}">{{freshness}}</mj-text>
      <mj-table>{{figures}}</mj-table>
      <mj-text>{{sentences}}</mj-text>
      <mj-text>{{picture}}</mj-text>
      <mj-text>{{tables}}</mj-text>
      <mj-text>{{attachments}}</mj-text>
      <mj-text>{{link}}</mj-text>
      <mj-text>{{closing}}</mj-text>
      <mj-text font-size="12px" line-height="18px" color="${MUTED}">{{footer}}</mj-text>
    </mj-column></mj-section>
  </mj-body>
</mjml>`;

let layout: Promise<string> | null = null;

/** Compiled once per process, on the first mail: loading MJML takes half a second. */
function compiled(): Promise<string> {
  layout ??= compile();
  return layout;
}

async function compile(): Promise<string> {
  const { default: mjml2html } = await import('mjml');
  const { html } = await mjml2html(LAYOUT, { validationLevel: 'strict', fonts: {} });
  // MJML lets words break between letters, and a narrow table then sets a name one letter below the other.
  return html.replaceAll('lang="und"', 'lang="{{language}}"').replace(/\s*word-break:\s*break-word;?/g, '');
}

/** One under the other: a number is never broken, and its share and change stand under its name. */
function figureRow(figure: MailText['figures'][number]): string {
  const about = `${escapeHtml(figure.share)}<br>${escapeHtml(figure.change)}`;
  return `<tr style="border-bottom:1px solid ${GRID}">
<td style="padding:6px 0">${escapeHtml(figure.name)}<br><span style="font-size:12px;color:${MUTED}">${about}</span></td>
<td align="right" style="padding:6px 0 6px 8px;font-size:20px;font-weight:600;${ONE_LINE}">${escapeHtml(figure.value)}</td></tr>`;
}

function linkTo(url: string, text: string): string {
  return `<a href="${escapeHtml(url)}" style="color:${BLUE}">${escapeHtml(text)}</a>`;
}

/** With what it shows in words, for readers without pictures. */
function pictureOf(description: string): string {
  return `<img src="cid:${PICTURE_ID}" width="${PICTURE_WIDTH}" alt="${escapeHtml(description)}" style="width:100%;max-width:${PICTURE_WIDTH}px;height:auto;border:0">`;
}

function htmlTable(table: MailTable): string {
  const line = (cells: readonly string[], tag: 'th' | 'td', style: string) => {
    const written = cells.map((cell, column) => {
      const [align, padding] = column === 0 ? ['left', '3px 6px 3px 0'] : ['right', '3px 0 3px 6px'];
      const kept = table.columns[column]?.isKept === true;
      const look = `padding:${padding}${tag === 'td' ? `;${ONE_LINE}` : ''}${kept ? '' : `;${HIDDEN}`}`;
      return `<${tag}${kept ? '' : ' class="wide"'} align="${align}" style="${look}">${escapeHtml(cell)}</${tag}>`;
    });
    return `<tr style="border-bottom:1px solid ${GRID};${style}">${written.join('')}</tr>`;
  };
  const heads = table.columns.map(({ head }) => head);
  return [
    `<div style="padding:12px 0 3px;font-weight:600">${escapeHtml(table.caption)}</div>`,
    '<table border="0" cellpadding="0" cellspacing="0" width="100%" style="border-collapse:collapse;font-size:13px;line-height:18px">',
    line(heads, 'th', `color:${MUTED};vertical-align:bottom`),
    ...table.rows.map((row) => line(row, 'td', '')),
    line(table.total, 'td', 'font-weight:600'),
    '</table>',
  ].join('');
}
