import type { MailTable, MailText } from './mail-text.js';

/** The Content-ID of the one picture. */
export const PICTURE_ID = 'burn-up@campaign';

/** The mail as HTML that Outlook, Gmail and old clients show alike. Nothing in it is fetched from anywhere. */
export async function htmlOf(mail: MailText): Promise<string> {
  const layout = await compiled();
  const parts: Record<string, string> = {
    language: mail.language,
    title: escapeHtml(mail.title),
    label: mail.label === null ? '' : `<b style="color:${ALERT}">${escapeHtml(mail.label)}</b>`,
    message: escapeHtml(mail.message),
    figures: mail.figures.map(figureRow).join(''),
    sentences: mail.sentences.map(escapeHtml).join('<br>'),
    picture: pictureOf(mail.picture),
    tables: mail.tables.map(htmlTable).join(''),
    attachments: mail.attachments.map(escapeHtml).join('<br>'),
    link: `<a href="${escapeHtml(mail.link.url)}" style="color:${BLUE}">${escapeHtml(mail.link.text)}</a>`,
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

/** Fonts every machine has: MJML's own default would fetch one from a third party. */
const FONTS = "'Segoe UI', Roboto, Arial, sans-serif";

const LAYOUT = `<mjml>
  <mj-head>
    <mj-title>{{title}}</mj-title>
    <mj-preview>{{message}}</mj-preview>
    <mj-attributes>
      <mj-all font-family="${FONTS}" color="${INK}" />
      <mj-text font-size="14px" line-height="21px" padding="6px 24px" />
      <mj-table font-size="13px" line-height="18px" padding="6px 24px" />
      <mj-section padding="4px 0" background-color="#ffffff" />
    </mj-attributes>
  </mj-head>
  <mj-body width="${WIDTH}px" background-color="#f4f6f8">
    <mj-section><mj-column>
      <mj-text>{{label}}</mj-text>
      <mj-text font-size="20px" line-height="28px" font-weight="600">{{title}}</mj-text>
      <mj-text font-size="15px">{{message}}</mj-text>
      <mj-table>{{figures}}</mj-table>
      <mj-text>{{sentences}}</mj-text>
      <mj-text>{{picture}}</mj-text>
      <mj-table>{{tables}}</mj-table>
      <mj-text>{{attachments}}</mj-text>
      <mj-text>{{link}}</mj-text>
      <mj-text font-size="12px" line-height="18px" color="${MUTED}">{{freshness}}<br />{{footer}}</mj-text>
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
  return html.replaceAll('lang="und"', 'lang="{{language}}"');
}

function figureRow(figure: MailText['figures'][number]): string {
  return `<tr style="border-bottom:1px solid ${GRID}">
<td style="padding:4px 0">${escapeHtml(figure.name)}</td>
<td align="right" style="padding:4px 8px;font-size:17px;font-weight:600">${escapeHtml(figure.value)}</td>
<td align="right" style="padding:4px 8px">${escapeHtml(figure.share)}</td>
<td align="right" style="padding:4px 0;color:${MUTED}">${escapeHtml(figure.change)}</td></tr>`;
}

/** With what it shows in words, for readers without pictures. */
function pictureOf(description: string): string {
  return `<img src="cid:${PICTURE_ID}" width="${WIDTH - 48}" alt="${escapeHtml(description)}" style="width:100%;max-width:${WIDTH - 48}px;height:auto;border:0">`;
}

function htmlTable(table: MailTable): string {
  const line = (cells: string[], tag: 'th' | 'td', style: string) => {
    const written = cells.map(
      (cell, column) =>
        `<${tag} align="${column === 0 ? 'left' : 'right'}" style="padding:3px 6px${column > 0 && tag === 'td' ? ';white-space:nowrap' : ''}">${escapeHtml(cell)}</${tag}>`,
    );
    return `<tr style="border-bottom:1px solid ${GRID};${style}">${written.join('')}</tr>`;
  };
  const caption = `<tr><td colspan="${table.columns.length}" style="padding:12px 6px 3px;font-weight:600">${escapeHtml(table.caption)}</td></tr>`;
  return [
    caption,
    line(table.columns, 'th', `color:${MUTED}`),
    ...table.rows.map((row) => line(row, 'td', '')),
    line(table.total, 'td', 'font-weight:600'),
  ].join('');
}
