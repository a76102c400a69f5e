import { textWidth } from '../../apps/api/src/charts/text-width.js';

export interface SvgText {
  content: string;
  left: number;
  top: number;
  width: number;
  height: number;
  fill: string;
}

/** Every text of a picture with the box it fills: what a reader sees, read back from what was drawn. */
export function textsOf(svg: string): SvgText[] {
  return [...svg.matchAll(/<text ([^>]*)>([^<]*)<\/text>/g)].map(([, written = '', escaped = '']) => {
    const attribute = (name: string) => new RegExp(` ${name}="([^"]*)"`).exec(` ${written}`)?.[1] ?? '';
    const content = unescape(escaped);
    const size = Number(attribute('font-size'));
    const width = textWidth(content, size, attribute('font-weight') === '600' ? 600 : 400);
    const shift = { middle: width / 2, end: width }[attribute('text-anchor')] ?? 0;
    const [left, base] = [Number(attribute('x').split(' ')[0]) - shift, Number(attribute('y'))];
    return { content, left, top: base - 0.74 * size, width, height: 0.74 * size, fill: attribute('fill') };
  });
}

/** The pairs of texts that stand on one another: none in a picture fit to be shown. */
export function overlapsOf(svg: string): [string, string][] {
  const texts = textsOf(svg).filter(({ content }) => content !== '');
  return texts.flatMap((one, index) =>
    texts
      .slice(index + 1)
      .filter(
        (other) =>
          one.left < other.left + other.width &&
          other.left < one.left + one.width &&
          one.top < other.top + other.height &&
          other.top < one.top + one.height,
      )
      .map((other): [string, string] => [one.content, other.content]),
  );
}

/** The texts that reach out of the picture by more than a pixel. */
export function cutTextsOf(svg: string): string[] {
  const [, width = 0, height = 0] = (/^<svg[^>]* width="([\d.]+)" height="([\d.]+)"/.exec(svg) ?? []).map(
    Number,
  );
  return textsOf(svg)
    .filter(
      (text) =>
        text.left < -1 ||
        text.left + text.width > width + 1 ||
        text.top < -1 ||
        text.top + text.height > height + 1,
    )
    .map(({ content }) => content);
}

export function countOf(svg: string, pattern: RegExp): number {
  return [...svg.matchAll(pattern)].length;
}

function unescape(text: string): string {
  const names: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
  return text.replace(/&(\w+);/g, (whole, name: string) => names[name] ?? whole);
}
