import { SHARE_LIMITS } from '../../charts/share-classes.js';
import { shortAreaName } from '../../charts/short-area-name.js';
import { tileMap } from '../../charts/tile-map.js';
import { formatCount, formatDate, formatShare } from '../../domain/format.js';
import type { BriefingFacts } from '../briefing-facts.js';
import { comparedStepOf, STEP_WORDS } from '../compared-step.js';
import { chart, note, type Section, TEXT_WIDTH, together, told } from './page-parts.js';
import { lowestClassMessage } from '../sentences/districts.js';

/** The districts' shares on the tile-grid map of the city. */
export function mapSection({ districts, progress, date }: BriefingFacts): Section {
  const step = comparedStepOf(progress);
  const tiles = districts.map(({ area, tileRow, tileColumn, totals }) => ({
    name: shortAreaName(area.name),
    row: tileRow,
    column: tileColumn,
    value: totals.percentTenths[step],
  }));
  const limits = SHARE_LIMITS.cumulative[step];
  return {
    title: `Tỷ lệ ${STEP_WORDS[step].deed} theo địa bàn (sơ đồ ô)`,
    body: [
      together(
        told(lowestClassMessage(districts, step, limits[0])),
        chart(
          tileMap({
            ...{ width: TEXT_WIDTH, height: 214, tiles, limits },
            format: (tenths) => formatShare(tenths),
          }),
        ),
        note(
          `Tỷ lệ ${STEP_WORDS[step].deed} trên số hồ sơ cần xác thực, ${formatCount(tiles.length)} đơn vị, đến ngày ${formatDate(date)}. ` +
            'Mỗi ô một quận, huyện, đặt theo vị trí tương đối; khung đỏ gạch chéo: nhóm thấp nhất; ranh giới các nhóm không đổi theo ngày.',
        ),
      ),
    ],
  };
}
