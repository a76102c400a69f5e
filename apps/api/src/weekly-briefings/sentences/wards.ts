import type { WardsAnswer } from '../../contract/progress.js';
import { isStandingStill } from '../../progress/standing-still.js';
import type { Message } from './message.js';
import { listedByName, twoDigits } from './phrases.js';

/** What the slowest wards have in common. */
export function slowMessage(rows: readonly WardsAnswer['rows'][number][]): Message {
  const silent = rows.filter(({ hasReportedInWeek }) => !hasReportedInWeek);
  const still = rows.filter((row) => isStandingStill(row));
  const districts = new Map<string, number>();
  for (const { area } of rows) {
    const name = area.districtName ?? '';
    districts.set(name, (districts.get(name) ?? 0) + 1);
  }
  const most = Math.max(...districts.values());
  const where = [...districts].filter(([, wards]) => wards === most).map(([name]) => name);
  const among = (count: number) => `${twoDigits(count)}/${twoDigits(rows.length)} phường, xã chậm nhất`;
  const unreported = `Có ${among(silent.length)} không báo cáo trong tuần`;
  const lead =
    still.length > 0
      ? `Có ${among(still.length)} không ký thêm hồ sơ nào trong tuần`
      : silent.length > 0
        ? unreported
        : `Cả ${twoDigits(rows.length)} phường, xã chậm nhất đều có ký thêm trong tuần`;
  const text = [
    ...(still.length > 0 && silent.length > 0 ? [`${unreported}.`] : []),
    ...(most > 1 ? [`Tập trung tại ${listedByName(where)} (${twoDigits(most)} phường, xã).`] : []),
  ];
  return { lead, text: text.join(' ') };
}
