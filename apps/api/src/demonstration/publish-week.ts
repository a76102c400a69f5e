import type { INestApplicationContext } from '@nestjs/common';
import { DocumentDispatch } from '../delivery/dispatch-documents.js';
import { RecipientsService } from '../delivery/recipients.service.js';
import { orderKeyOf } from '../documents/document-maker.js';
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
  const dispatch = app.get(DocumentDispatch, { strict: false });
  const orderedBy = system('demonstration');
  // An occasion each: a recipient gets one message an occasion.
  const [day, week] = [orderKeyOf('demonstration', 'day'), orderKeyOf('demonstration', 'week')];
  await dispatch.dispatch('daily-workbook', { orderKey: day, orderedBy, from: LAST_DATE });
  await dispatch.dispatch('weekly-briefing', { orderKey: week, orderedBy, from: weekOf(LAST_DATE).from });
}
