import { element, picture } from '@api/charts/svg.js';
import { framedPicture } from './framed-picture.js';

const chart = element('svg', { xmlns: 'http://www.w3.org/2000/svg', width: 400, height: 200 }, '<rect/>');

describe('framedPicture', () => {
  it('puts the message above the chart and what it counts below', () => {
    const picture = framedPicture({
      title: 'Ký chậm',
      subtitle: 'Hồ sơ',
      source: 'Số liệu đến 16:00',
      picture: chart,
    });
    const order = ['Ký chậm', 'Hồ sơ', '<rect/>'].map((text) => picture.indexOf(text));
    expect(order).toEqual([...order].sort((a, b) => a - b));
    expect(picture).toContain('Số liệu đến 16:00');
    expect(picture).toMatch(/^<svg[^>]* width="432"/);
  });

  it('says between the picture and its source what is said under it on the page', () => {
    const picture = framedPicture({
      ...{ title: 'Ký chậm', subtitle: 'Hồ sơ', source: 'Số liệu', picture: chart },
      note: 'Dự kiến xong: 19/10/2022',
    });
    const heightOf = (text: string) =>
      Number(new RegExp(`<text x="16" y="([\\d.]+)"[^>]*>${text}`).exec(picture)?.[1]);
    const [title, note, source] = ['Ký chậm', 'Dự kiến xong: 19/10/2022', 'Số liệu'].map(heightOf);
    expect(note).toBeGreaterThan((title ?? 0) + 200);
    expect(source).toBeGreaterThan(note ?? Infinity);
  });

  it('names fonts to fall back on for every text, those of the chart too', () => {
    const set = picture({ width: 400, height: 200 }, ['<text>chữ</text>']);
    expect(set).toContain('font-family="Be Vietnam Pro"');
    const framed = framedPicture({ title: 'a', subtitle: 'b', source: 'c', picture: set });
    expect(framed.match(/font-family="[^"]*"/g)).toEqual([
      'font-family="Be Vietnam Pro, Segoe UI, Arial, sans-serif"',
    ]);
  });

  it('breaks a long message into lines and grows by them', () => {
    const heightOf = (title: string) =>
      Number(
        / height="([\d.]+)"/.exec(framedPicture({ title, subtitle: 'x', source: 'y', picture: chart }))?.[1],
      );
    expect(heightOf('Ký số phải nhanh gấp nhiều lần mới kịp hạn '.repeat(3)) - heightOf('Ngắn')).toBe(38);
  });

  it('keeps what people wrote from becoming markup', () => {
    const picture = framedPicture({ title: '<script>', subtitle: '&', source: '"', picture: chart });
    expect(picture).not.toContain('<script>');
  });
});
