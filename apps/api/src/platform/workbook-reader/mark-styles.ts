import { Refused } from './refused.ts';
import { escapeXml, rewriteXml } from './rewrite-xml.ts';
import { SPREADSHEET } from './workbook-parts.ts';
import { visitXml } from './visit-xml.ts';

/** How a cell is marked, and the looks of the sheet that lists the findings. */
export type Look = 'title' | 'line' | 'heading' | 'text' | 'number' | 'link';
export type Mark = 'error' | 'warning';

const COLOURS: Record<Mark, { fill: string; edge: string }> = {
  error: { fill: 'FFFEF3F2', edge: 'FFB42318' },
  warning: { fill: 'FFFFF8EC', edge: 'FFE0A34A' },
};
const FONTS = [
  { name: 'plain', xml: '<sz val="10"/><name val="Arial"/>' },
  { name: 'bold', xml: '<b/><sz val="10"/><name val="Arial"/>' },
  { name: 'title', xml: '<b/><sz val="14"/><color rgb="FFB42318"/><name val="Arial"/>' },
  { name: 'grey', xml: '<sz val="10"/><color rgb="FF5B6878"/><name val="Arial"/>' },
  { name: 'link', xml: '<u/><sz val="10"/><color rgb="FF0B5CAD"/><name val="Arial"/>' },
] as const;
const WRAPPED = '<alignment vertical="top" wrapText="1"/>';
const LOOKS: Record<Look, { font: (typeof FONTS)[number]['name']; isHeading?: true; alignment: string }> = {
  title: { font: 'title', alignment: '' },
  line: { font: 'grey', alignment: '' },
  heading: { font: 'bold', isHeading: true, alignment: '<alignment vertical="center" wrapText="1"/>' },
  text: { font: 'plain', alignment: WRAPPED },
  number: { font: 'plain', alignment: '<alignment vertical="top"/>' },
  link: { font: 'link', alignment: WRAPPED },
};
const TEXT_FORMAT = 49;

/** The styles of a workbook, to which marked ones are added: each keeps its font, format, alignment and lock. */
export class MarkStyles {
  readonly #part: Buffer;
  readonly #counts = { fonts: 0, fills: 0, borders: 0 };
  /** Fills by which a cell was marked earlier. */
  readonly #ownFills = new Set<string>();
  /** Of each cell style: its attributes, and what it holds. */
  readonly #styles: { attributes: Record<string, string>; inside: string }[] = [];
  readonly #added: string[] = [];
  readonly #known = new Map<string, number>();
  #prefix = '';

  constructor(part: Buffer) {
    this.#part = part;
    visitXml(part, SPREADSHEET, {
      open: ({ name, depth, parent, attributes }) => {
        if (depth === 3 && parent === 'fonts') this.#counts.fonts += 1;
        if (depth === 3 && parent === 'fills') this.#counts.fills += 1;
        if (depth === 3 && parent === 'borders') this.#counts.borders += 1;
        const isOwn = Object.values(COLOURS).some((colour) => colour.fill === attributes['rgb']);
        if (name === 'fgColor' && parent === 'patternFill' && isOwn)
          this.#ownFills.add(String(this.#counts.fills - 1));
        if (depth === 3 && parent === 'cellXfs' && name === 'xf')
          this.#styles.push({ attributes, inside: '' });
        const style = this.#styles.at(-1);
        if (depth === 4 && parent === 'xf' && style && ['alignment', 'protection'].includes(name)) {
          const pairs = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeXml(value)}"`);
          style.inside += `<${name}${pairs.join('')}/>`;
        }
      },
    });
    const { fonts, fills, borders } = this.#counts;
    if (fonts * fills * borders * this.#styles.length === 0)
      throw new Refused('broken-workbook', { part: 'styles' });
  }

  /** The style that looks like `style` and is marked. */
  marked(style: number, mark: Mark): number {
    const { attributes, inside } = this.#styles[style] ?? this.#styles[0] ?? { attributes: {}, inside: '' };
    const at = mark === 'error' ? 0 : 1;
    const own = { fillId: this.#counts.fills + at, borderId: this.#counts.borders + at };
    const pairs = Object.entries({ ...attributes, ...own, applyFill: 1, applyBorder: 1 });
    return this.#add(
      `<xf${pairs.map(([key, value]) => ` ${key}="${escapeXml(String(value))}"`).join('')}>${inside}</xf>`,
    );
  }

  /** The style before it was marked, as far as it can be told: the one alike but for fill and border. */
  unmarked(style: number): number {
    const marked = this.#styles[style];
    if (!marked || !this.#ownFills.has(marked.attributes['fillId'] ?? '')) return style;
    const alike = this.#styles.findIndex(
      ({ attributes, inside }) =>
        inside === marked.inside &&
        !this.#ownFills.has(attributes['fillId'] ?? '') &&
        ['numFmtId', 'fontId'].every((key) => attributes[key] === marked.attributes[key]),
    );
    return alike < 0 ? style : alike;
  }

  look(look: Look): number {
    const { font, isHeading, alignment } = LOOKS[look];
    const ids = {
      numFmtId: look === 'number' ? 0 : TEXT_FORMAT,
      fontId: this.#counts.fonts + FONTS.findIndex(({ name }) => name === font),
      fillId: isHeading ? this.#counts.fills + 2 : 0,
      borderId: look === 'title' || look === 'line' ? 0 : this.#counts.borders + 2,
    };
    const pairs = Object.entries({
      ...ids,
      xfId: 0,
      applyNumberFormat: 1,
      applyFont: 1,
      applyFill: 1,
      applyBorder: 1,
      applyAlignment: 1,
    });
    return this.#add(`<xf${pairs.map(([key, value]) => ` ${key}="${value}"`).join('')}>${alignment}</xf>`);
  }

  #add(xml: string): number {
    const known = this.#known.get(xml);
    if (known !== undefined) return known;
    this.#added.push(xml);
    const index = this.#styles.length + this.#added.length - 1;
    this.#known.set(xml, index);
    return index;
  }

  write(): Buffer {
    const fill = (rgb: string) =>
      `<fill><patternFill patternType="solid"><fgColor rgb="${rgb}"/></patternFill></fill>`;
    const border = (rgb: string, style: string) => {
      const edge = (side: string) => `<${side} style="${style}"><color rgb="${rgb}"/></${side}>`;
      return `<border>${['left', 'right', 'top', 'bottom'].map(edge).join('')}<diagonal/></border>`;
    };
    const more: Record<string, string[]> = {
      fonts: FONTS.map(({ xml }) => `<font>${xml}</font>`),
      fills: [fill(COLOURS.error.fill), fill(COLOURS.warning.fill), fill('FFE9EEF3')],
      borders: [
        border(COLOURS.error.edge, 'medium'),
        border(COLOURS.warning.edge, 'medium'),
        border('FFCFD7E0', 'thin'),
      ],
      cellXfs: this.#added,
    };
    return rewriteXml(this.#part, {
      open: ({ name, prefix, depth, attributes }) => {
        if (depth === 1) this.#prefix = prefix;
        const added = depth === 2 ? more[name]?.length : undefined;
        if (added !== undefined && attributes['count'] !== undefined) {
          attributes['count'] = String(Number(attributes['count']) + added);
        }
        return undefined;
      },
      close: ({ name, depth }) => (depth === 2 ? prefixed((more[name] ?? []).join(''), this.#prefix) : ''),
    });
  }
}

/** Elements under the prefix of the part they are written into. */
export function prefixed(xml: string, prefix: string): string {
  return prefix === '' ? xml : xml.replace(/<(\/?)(?=[a-zA-Z])/g, `<$1${prefix}`);
}
