import type { INestApplicationContext } from '@nestjs/common';
import { briefingRemarks } from '../areas/briefing-remarks.js';
import { DatedFacts } from '../areas/dated-facts.service.js';
import { DocumentDispatch } from '../delivery/dispatch-documents.js';
import { RecipientsService } from '../delivery/recipients.service.js';
import { orderKeyOf } from '../documents/publication.js';
import { DOCUMENT_KINDS } from '../domain/documents.js';
import { instantOf, weekOf } from '../domain/reporting-date.js';
import { type Person, system } from '../platform/actor.js';
import { Clock } from '../platform/clock.js';
import { LAST_DATE } from './city-story.js';

/** Addresses that reach nobody (RFC 2606), two offices of the city and two of districts. */
export const RECIPIENTS = [
  { name: 'Văn phòng Sở Y tế', address: 'van-phong@so-y-te.example', districtCode: null },
  { name: 'Phòng Nghiệp vụ Y', address: 'nghiep-vu-y@so-y-te.example', districtCode: null },
  { name: 'Trung tâm Y tế Quận 1', address: 'quan-1@trung-tam-y-te.example', districtCode: '760' },
  {
    name: 'Trung tâm Y tế huyện Bình Chánh',
    address: 'binh-chanh@trung-tam-y-te.example',
    districtCode: '785',
  },
] as const;

/** What the campaign complained of, as the Department published it. */
const REMARK = {
  week: weekOf(LAST_DATE).from,
  number: null,
  shortcomings: [
    'Khối lượng dữ liệu cần xác thực rất lớn so với nhân lực của trạm y tế.',
    'Hệ thống ký số chưa ổn định, quá tải khi nhiều cơ sở ký cùng lúc.',
    'Máy tính của nhiều trạm y tế có hệ điều hành cũ, cấu hình thấp, chưa đáp ứng yêu cầu ký số.',
  ].join('\n'),
  proposals: [
    'Đề nghị Bộ Y tế nâng cấp hệ thống ký số và hỗ trợ ký theo lô.',
    'Trung tâm y tế các quận, huyện, thành phố Thủ Đức tập trung nhân lực ký số, ưu tiên phường, xã có tỷ lệ thấp.',
  ].join('\n'),
  reason: 'Nhận định, kiến nghị của tuần (minh họa)',
  document: null,
};

/**
 * At 18:00 of the last day: the daily workbook of the day and the briefing of its week, published and
 * their mail in the outbox.
 */
export async function publishWeek(app: INestApplicationContext, administrator: Person): Promise<void> {
  app.get(Clock).standAt(instantOf(LAST_DATE, '18:00'));
  const recipients = app.get(RecipientsService, { strict: false });
  for (const recipient of RECIPIENTS) {
    const documentKinds = [...DOCUMENT_KINDS];
    await recipients.add(administrator, { ...recipient, documentKinds, language: 'vi', enabled: true });
  }
  await app.get(DatedFacts, { strict: false }).add(administrator, briefingRemarks, REMARK);
  const dispatch = app.get(DocumentDispatch, { strict: false });
  const orderedBy = system('demonstration');
  // An occasion each: a recipient gets one message an occasion.
  const [day, week] = [orderKeyOf('demonstration', 'day'), orderKeyOf('demonstration', 'week')];
  await dispatch.dispatch('daily-workbook', { orderKey: day, orderedBy, from: LAST_DATE });
  await dispatch.dispatch('weekly-briefing', { orderKey: week, orderedBy, from: weekOf(LAST_DATE).from });
}
