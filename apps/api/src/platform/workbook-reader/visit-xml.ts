import { TextDecoder } from 'node:util';
import { SaxesParser } from 'saxes';
import { Refused } from './refused.ts';

/** An element as a visitor sees it: its name without prefix, how deep it lies (the root is 1) and in what. */
export type Visit = {
  name: string;
  depth: number;
  parent: string;
  /** By name as written. Those a workbook is read by have no prefix, but for `r:id`. */
  attributes: Record<string, string>;
  namespaces: ReadonlyMap<string, string>;
};

export type XmlVisitor = {
  open(visit: Visit): void;
  text?(text: string): void;
  close?(name: string, depth: number): void;
};

const MAXIMUM_DEPTH = 64;
/** Excel declares some 30. Each declaration costs a copy of all in force. */
const MAXIMUM_NAMESPACES = 200;
const CHUNK_BYTES = 64 * 1024;
const ENCODINGS = /^(utf-?8|utf-?16(le|be)?|us-ascii)$/i;

/**
 * Walks an XML part, showing only elements of the given namespaces, whatever prefix the writer chose for them
 * (`<row>`, `<x:row>`); a foreign element is passed over with all it holds. A DOCTYPE is refused: no writer of
 * workbooks needs one, and entities are what XML attacks are made of.
 *
 * Prefixes are resolved here because saxes, asked to do it, takes half as long again.
 */
export function visitXml(bytes: Buffer, shown: ReadonlySet<string>, visitor: XmlVisitor): void {
  const parser = new SaxesParser({ xmlns: false, position: false });
  const path: { name: string; outerNamespaces: ReadonlyMap<string, string> }[] = [];
  let namespaces: ReadonlyMap<string, string> = new Map();
  let foreignDepth = 0;

  parser.on('error', (error) => {
    throw new Refused('broken-xml', { reason: error.message });
  });
  parser.on('doctype', () => {
    throw new Refused('xml-doctype');
  });
  parser.on('xmldecl', ({ encoding }) => {
    if (encoding !== undefined && !ENCODINGS.test(encoding)) throw new Refused('broken-xml', { encoding });
  });
  parser.on('opentag', ({ name: written, attributes }) => {
    const depth = path.length + 1;
    if (depth > MAXIMUM_DEPTH) throw new Refused('broken-xml', { reason: 'too deep' });
    const outerNamespaces = namespaces;
    namespaces = declared(attributes, outerNamespaces);
    const colon = written.indexOf(':');
    const name = written.slice(colon + 1);
    if (foreignDepth === 0 && !shown.has(namespaceOf(written.slice(0, Math.max(0, colon)), namespaces))) {
      foreignDepth = depth;
    }
    if (foreignDepth === 0) {
      visitor.open({ name, depth, parent: path.at(-1)?.name ?? '', attributes, namespaces });
    }
    path.push({ name, outerNamespaces });
  });
  parser.on('closetag', () => {
    const depth = path.length;
    const closed = path.pop();
    if (!closed) return;
    if (foreignDepth === 0) visitor.close?.(closed.name, depth);
    if (foreignDepth === depth) foreignDepth = 0;
    namespaces = closed.outerNamespaces;
  });
  const text = (content: string) => {
    if (foreignDepth === 0) visitor.text?.(content);
  };
  if (visitor.text) {
    parser.on('text', text);
    parser.on('cdata', text);
  }

  const decoder = new TextDecoder(encodingOf(bytes), { fatal: true });
  for (let start = 0; start < bytes.length; start += CHUNK_BYTES) {
    const end = start + CHUNK_BYTES;
    parser.write(decode(decoder, bytes.subarray(start, end), end < bytes.length));
  }
  parser.close();
}

/** XML Schema's boolean. */
export function isTrue(value: string | undefined): boolean {
  return value === '1' || value === 'true';
}

/** The namespaces by prefix inside an element; the default one has the prefix ''. */
function declared(attributes: Record<string, string>, outer: ReadonlyMap<string, string>) {
  let inner: Map<string, string> | undefined;
  for (const name in attributes) {
    if (!name.startsWith('xmlns') || (name.length > 5 && name[5] !== ':')) continue;
    inner ??= new Map(outer);
    inner.set(name.slice(6), attributes[name] ?? '');
    if (inner.size > MAXIMUM_NAMESPACES) throw new Refused('broken-xml', { reason: 'too many namespaces' });
  }
  return inner ?? outer;
}

function namespaceOf(prefix: string, namespaces: ReadonlyMap<string, string>): string {
  const namespace = namespaces.get(prefix);
  if (namespace === undefined && prefix !== '') throw new Refused('broken-xml', { prefix: prefix });
  return namespace ?? '';
}

function encodingOf(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return 'utf-8';
}

function decode(decoder: TextDecoder, chunk: Buffer, stream: boolean): string {
  try {
    return decoder.decode(chunk, { stream });
  } catch {
    throw new Refused('broken-xml', { reason: 'encoding' });
  }
}
