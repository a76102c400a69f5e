import type { Workbook, Worksheet } from 'exceljs';
import { burnUp } from '../../charts/burn-up.js';
import { burnUpOf } from '../../charts/burn-up-of.js';
import { funnel } from '../../charts/funnel.js';
import { paceGauge } from '../../charts/pace-gauge.js';
import { ranking } from '../../charts/ranking.js';
import { tileMap } from '../../charts/tile-map.js';
import type { AreaRow } from '../../contract/progress.js';
import { bandTold, funnelOf, paceGaugeOf, rankingOf, tileMapOf } from '../../documents/progress-charts.js';
import { inText } from '../../domain/area-names.js';
import { formatCount, formatDate, formatPercent } from '../../domain/format.js';
import { pngOf } from '../../platform/pictures.js';
import type { WorkbookOfDay } from '../workbook-of-day.js';
import { HEAD_ROWS, write } from './page.js';
import { noteStyle, sectionStyle } from './style.js';

export const CHARTS_FROZEN_ROW = HEAD_ROWS;
/** Twenty columns of 55 pixels: as wide as the pictures. */
export const CHARTS_WIDTHS = Array<number>(20).fill(7.14);
const WIDTH = 1100;
/** Of a row nobody gave a height, in pixels. */
const ROW = 20;

interface Picture {
  /** The message, and below it what is measured. */
  title: string;
  subtitle: string;
  svg: string;
  width: number;
  height: number;
  /** Pixels from the left edge, for two beside each other. */
  left: number;
}

/** The pictures of the day, each with its message as text above it; their figures stand in the other sheets. */
export function fillCharts(workbook: Workbook, sheet: Worksheet, day: WorkbookOfDay): void {
  let row = HEAD_ROWS + 2;
  for (const page of pagesOf(day)) {
    for (const band of page) {
      const height = Math.max(...band.map((picture) => picture.height));
      for (const picture of band) addPicture(workbook, sheet, row, picture);
      row += 2 + Math.ceil(height / ROW) + 1;
    }
    sheet.getRow(row - 2).addPageBreak();
  }
}

function addPicture(workbook: Workbook, sheet: Worksheet, row: number, picture: Picture): void {
  const column = picture.left / (WIDTH / CHARTS_WIDTHS.length);
  write(sheet, row, column + 1, picture.title).style = sectionStyle;
  write(sheet, row + 1, column + 1, picture.subtitle).style = noteStyle;
  const image = workbook.addImage({
    // The library asks for its own kind of buffer.
    buffer: pngOf(picture.svg) as unknown as ArrayBuffer & Buffer,
    extension: 'png',
  });
  sheet.addImage(image, {
    tl: { col: column, row: row + 1 },
    ext: { width: picture.width, height: picture.height },
    editAs: 'oneCell',
  });
}

/** Pages of bands, one below the other, of pictures beside each other. */
function pagesOf(day: WorkbookOfDay): Picture[][][] {
  const [left, right] = [
    { width: WIDTH / 2 - 25, height: 180 },
    { width: WIDTH / 2 - 55, height: 100 },
  ];
  const waiting: Picture = {
    ...{ ...left, left: 0 },
    title: 'Số hồ sơ tồn theo từng khâu',
    subtitle: 'Lũy kế từng bước, phần còn chờ và số ngày hồ sơ đến lượt đã chờ',
    svg: funnel(funnelOf(day.progress, left)),
  };
  const tempo: Picture = {
    ...{ ...right, left: WIDTH - right.width },
    title: 'Tốc độ đang đạt và tốc độ cần đạt',
    subtitle: 'Hồ sơ mỗi ngày',
    svg: paceGauge(paceGaugeOf(day.progress, right)),
  };
  const districts = districtPictures(day);
  return [[[burnUpPicture(day)], [waiting, tempo]], ...(districts.length > 0 ? [[districts]] : [])];
}

function burnUpPicture({ series, progress }: WorkbookOfDay): Picture {
  const { atDeadline } = progress.forecast;
  const { totals } = progress;
  const band = bandTold(progress.forecast);
  const frame = { width: WIDTH, height: 360 };
  const share = atDeadline && formatPercent(atDeadline.expected, totals.required);
  return {
    ...frame,
    left: 0,
    title: atDeadline
      ? `Với tốc độ hiện nay, đến hạn ${formatDate(atDeadline.date)} ký được khoảng ${formatCount(atDeadline.expected)} hồ sơ (${share})`
      : totals.signed === null
        ? 'Chưa có số liệu'
        : `Đã ký số ${formatCount(totals.signed)}/${formatCount(totals.required)} hồ sơ (${formatPercent(totals.signed, totals.required)})`,
    subtitle: [
      'Hồ sơ lũy kế so với số cần xác thực',
      'nét liền: đã làm',
      'nét đứt: kế hoạch',
      ...(band === null ? [] : [band]),
    ].join('; '),
    svg: burnUp(burnUpOf(series, progress, frame)),
  };
}

function districtPictures({ districts }: WorkbookOfDay): Picture[] {
  if (!districts || districts.length === 0) return [];
  const [left, right] = [
    { width: 605, height: 500 },
    { width: 440, height: 460 },
  ];
  return [
    {
      ...left,
      left: 0,
      title: extremesOf(districts),
      subtitle: 'Tỷ lệ hồ sơ đã ký số so với số cần xác thực; thay đổi thứ hạng so với tuần trước',
      svg: ranking(rankingOf(districts, left)),
    },
    {
      ...right,
      left: 660,
      title: 'Tỷ lệ ký số theo địa bàn',
      subtitle: 'Tỷ lệ đã ký số; viền đỏ: nhóm thấp nhất',
      svg: tileMap(tileMapOf([...districts], right)),
    },
  ];
}

function extremesOf(rows: readonly AreaRow[]): string {
  const ranked = rows
    .filter(({ ranks }) => (ranks?.signed.rank ?? null) !== null)
    .sort((a, b) => (a.ranks?.signed.rank ?? 0) - (b.ranks?.signed.rank ?? 0));
  const [best, worst] = [ranked[0], ranked.at(-1)];
  if (!best || !worst) return 'Chưa xếp hạng được quận, huyện';
  const told = ({ area, totals }: AreaRow) =>
    `${inText(area.name)} ${formatPercent(totals.signed, totals.required)}`;
  return `Cao nhất: ${told(best)}; thấp nhất: ${told(worst)}`;
}
