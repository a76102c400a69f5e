import { SaxesParser } from 'saxes';
import { Refused } from './refused.ts';

/** An element on its way through: its attributes may be changed in place. */
export type PassingTag = {
  /** Without its prefix. */
  name: string;
  prefix: string;
  depth: number;
  parent: string;
  attributes: Record<string, string>;
};

export type XmlEdit = {
  /** Text to write before the element, or instead of it and all it holds. */
  open?(tag: PassingTag): string | { instead: string } | undefined;
  /** Text to write inside an element, before its end. */
  close?(tag: Omit<PassingTag, 'attributes'>): string;
};

/** Leaves an element out with all it holds. */
export const DROPPED = { instead: '' } as const;

/** An XML part written again, element by element, with an edit applied; all the rest stays what it says. UTF-8. */
export function rewriteXml(part: Buffer, edit: XmlEdit): Buffer {
  const parser = new SaxesParser({ xmlns: false, position: false });
  const path: Omit<PassingTag, 'attributes'>[] = [];
  const written = ['<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'];
  let dropped = 0;
  parser.on('error', (error) => {
    throw new Refused('broken-xml', { reason: error.message });
  });
  parser.on('doctype', () => {
    throw new Refused('xml-doctype');
  });
  parser.on('opentag', ({ name: whole, attributes }) => {
    const colon = whole.indexOf(':');
    const depth = path.length + 1;
    const tag = {
      name: whole.slice(colon + 1),
      prefix: whole.slice(0, colon + 1),
      depth,
      parent: path.at(-1)?.name ?? '',
    };
    path.push(tag);
    if (dropped > 0) return;
    const passing = { ...tag, attributes: { ...attributes } };
    const before = edit.open?.(passing);
    if (typeof before === 'object') {
      written.push(before.instead);
      dropped = depth;
      return;
    }
    const pairs = Object.entries(passing.attributes).map(([name, value]) => ` ${name}="${escapeXml(value)}"`);
    written.push(before ?? '', `<${whole}${pairs.join('')}>`);
  });
  parser.on('closetag', ({ name: whole }) => {
    const tag = path.pop();
    if (!tag) return;
    if (dropped > 0) {
      if (dropped === tag.depth) dropped = 0;
      return;
    }
    written.push(edit.close?.(tag) ?? '', `</${whole}>`);
  });
  const text = (content: string) => {
    if (dropped === 0 && path.length > 0) written.push(escapeXml(content));
  };
  parser.on('text', text);
  parser.on('cdata', text);
  parser.write(textOf(part)).close();
  return Buffer.from(written.join(''));
}

/**
 * A relationship as an attribute, under the prefix that the part's root has for them; a declaration of its own where
 * the root has none.
 */
export function relationshipAttribute(root: Record<string, string>, id: string, namespace: string): string {
  const declared = Object.entries(root).find(
    ([name, value]) => name.startsWith('xmlns:') && value === namespace,
  );
  return declared ? `${declared[0].slice(6)}:id="${id}"` : `xmlns:r="${namespace}" r:id="${id}"`;
}

/** Text as it may stand between tags and in attributes. */
export function escapeXml(text: string): string {
  return text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/[\r\n\t]/g, (sign) => `&#${sign.charCodeAt(0)};`)
    .replace(/[^\r\n\t\P{Control}]|[\p{Surrogate}\ufffe\uffff]/gu, '\ufffd');
}

function textOf(part: Buffer): string {
  if (part[0] === 0xff && part[1] === 0xfe) return part.toString('utf16le').slice(1);
  if (part[0] === 0xfe && part[1] === 0xff) return Buffer.from(part).swap16().toString('utf16le').slice(1);
  return part.toString('utf8').replace(/^\ufeff/, '');
}
