import { palette } from './palette.js';
import { fitText, type Weight } from './text-width.js';
import type { Language } from '../domain/format.js';

/** What every chart is told: its size in pixels, the reader's language, a name for those who cannot see it. */
export interface ChartFrame {
  width: number;
  height: number;
  language?: Language;
  /** Spoken by screen readers; the page or document prints its own title. */
  description?: string;
  /** No text is smaller, in pixels: 12 on a screen. On paper, where a pixel is larger, it is left out. */
  leastText?: number;
}

/** The size of a text in a frame: as small as it would like to be, but for what the frame asks at least. */
export function sizeIn({ leastText = 0 }: Pick<ChartFrame, 'leastText'>, size: number): number {
  return Math.max(leastText, size);
}

export interface TextStyle {
  size?: number;
  weight?: Weight;
  fill?: string;
  anchor?: 'start' | 'middle' | 'end';
}

type Attributes = Record<string, string | number | undefined>;

/** Presentation attributes only, no `style` and no ids: safe under a strict CSP and many times on one page. */
export function element(name: string, attributes: Attributes, ...children: string[]): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${typeof value === 'number' ? round(value) : escapeText(value ?? '')}"`)
    .join('');
  return children.length === 0 ? `<${name}${written}/>` : `<${name}${written}>${children.join('')}</${name}>`;
}

/** Text with its baseline at `y`. Numbers are lined up by anchoring their end. */
export function text(x: number, y: number, content: string, style: TextStyle = {}): string {
  return element(
    'text',
    {
      x,
      y,
      'font-size': style.size ?? 10,
      'font-weight': style.weight === 600 ? 600 : undefined,
      fill: style.fill ?? palette.ink,
      'text-anchor': style.anchor === 'start' ? undefined : style.anchor,
    },
    escapeText(content),
  );
}

/** Text cut with '…' where it is wider than its room; a tooltip then holds it whole. */
export function fittedText(x: number, y: number, content: string, width: number, style: TextStyle): string {
  const fitted = fitText(content, width, style.size ?? 10, style.weight);
  const written = text(x, y, fitted, style);
  return fitted === content ? written : element('g', {}, tooltip(content), written);
}

/** What a pointer resting on the surrounding element shows. */
export function tooltip(content: string): string {
  return element('title', {}, escapeText(content));
}

export function line(x1: number, y1: number, x2: number, y2: number, attributes: Attributes = {}): string {
  return element('line', { x1, y1, x2, y2, stroke: palette.grid, ...attributes });
}

export function rect(x: number, y: number, width: number, height: number, attributes: Attributes): string {
  return element('rect', { x, y, width: Math.max(0, width), height: Math.max(0, height), ...attributes });
}

/** A link when there is somewhere to go, its content alone when there is not (documents and mail). */
export function linked(href: string | undefined, name: string, ...children: string[]): string {
  if (href === undefined) return children.join('');
  return element('a', { href, 'aria-label': name }, ...children);
}

/** The whole picture. With links inside it is a group, so that they can be reached; else one image. */
export function picture(frame: ChartFrame, children: readonly string[]): string {
  const body = children.join('');
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width: frame.width,
      height: frame.height,
      viewBox: `0 0 ${round(frame.width)} ${round(frame.height)}`,
      'font-family': 'Be Vietnam Pro',
      role: frame.description && (body.includes('<a ') ? 'group' : 'img'),
      'aria-label': frame.description,
    },
    body,
  );
}

/**
 * Text as XML: NFC (decomposed marks are drawn beside their letter), the five
 * reserved characters escaped, control characters that XML forbids left out.
 */
export function escapeText(content: string): string {
  return content
    .normalize('NFC')
    .replace(FORBIDDEN, '')
    .replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}

const FORBIDDEN = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;
const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

export function round(value: number): number {
  return Math.round(value * 100) / 100;
}
