import { districtVersion, wardVersion } from '../../apps/api/src/contract/area.js';
import { briefingForm } from '../../apps/api/src/contract/briefing-form.js';
import { briefingRemark } from '../../apps/api/src/contract/briefing-remark.js';
import { calendarDay } from '../../apps/api/src/contract/calendar-day.js';
import { campaignEvent } from '../../apps/api/src/contract/campaign-event.js';
import { campaignMember } from '../../apps/api/src/contract/campaign-member.js';
import { deadline } from '../../apps/api/src/contract/deadline.js';
import { regime } from '../../apps/api/src/contract/regime.js';
import { requirement } from '../../apps/api/src/contract/requirement.js';

export const HOLIDAY = { date: '2022-05-19', reason: 'Nghỉ theo thông báo của Sở' };
export const NEW_DEADLINE = {
  deadlineDate: '2022-06-30',
  decidedOn: '2022-05-07',
  document: 'Công văn thử',
  reason: 'Lùi thời hạn',
};
export const REGIME = {
  validFrom: '2022-05-09',
  cutOff: '19:00',
  districtDeadline: '19:30',
  cityDeadline: '20:00',
  legalBasis: 'Công văn thử',
  reason: 'Chốt muộn hơn',
};
export const EVENT = {
  date: '2022-05-06',
  title: 'Hệ thống ký số quá tải',
  titleEn: 'Signing overloaded',
  reason: 'Ghi lại',
};
export const MEMBER = { wardCode: '27118', validFrom: '2022-05-10', reason: 'Bổ sung vào chiến dịch' };
export const REQUIREMENT = {
  wardCode: '26734',
  effectiveDate: '2022-05-10',
  required: 12_000,
  document: 'Danh sách bổ sung',
  reason: 'Bộ Y tế gửi thêm',
};
export const DISTRICT = {
  districtCode: '799',
  name: 'Huyện Mới',
  kind: 'Huyện',
  population: 0,
  latitude: 10.9,
  longitude: 106.5,
  tileRow: 0,
  tileColumn: 1,
  validFrom: '2022-06-01',
  validUntil: null,
  document: 'Nghị quyết thử',
  reason: 'Thành lập',
};
export const WARD = {
  wardCode: '26734',
  name: 'Phường Tân Định Mới',
  kind: 'Phường',
  districtCode: '760',
  population: 23_258,
  validFrom: '2022-06-01',
  document: 'Nghị quyết thử',
  reason: 'Đổi tên',
};

export const BRIEFING_FORM = {
  validFrom: '2022-05-09',
  symbol: 'BC-SYT',
  authority: 'KT. GIÁM ĐỐC',
  signerTitle: 'PHÓ GIÁM ĐỐC',
  signerName: 'Nguyễn Văn Thử',
  recipients: 'Bộ Y tế\nLưu: VT',
  reason: 'Đổi người ký',
};
export const REMARK = {
  week: '2022-05-02',
  number: '123',
  shortcomings: 'Hệ thống ký số quá tải',
  proposals: 'Đề nghị nâng cấp',
  reason: 'Nhận định của tuần',
};

/** Each kind of dated fact with a new fact, a field to change in it, the field's new value, and what the contract says of such a fact. */
export const KINDS = [
  ['calendar-days', HOLIDAY, 'date', '2022-05-20', calendarDay],
  ['deadlines', NEW_DEADLINE, 'deadlineDate', '2022-07-15', deadline],
  ['regimes', REGIME, 'cutOff', '18:30', regime],
  ['briefing-forms', BRIEFING_FORM, 'signerName', 'Trần Thị Thử', briefingForm],
  ['briefing-remarks', REMARK, 'proposals', 'Đề nghị bổ sung thiết bị ký số', briefingRemark],
  ['campaign-events', EVENT, 'title', 'Nền tảng tiêm chủng quá tải', campaignEvent],
  ['campaign-members', MEMBER, 'validUntil', '2022-06-10', campaignMember],
  ['requirements', REQUIREMENT, 'required', 12_500, requirement],
  ['district-versions', DISTRICT, 'name', 'Huyện Mới Hơn', districtVersion],
  ['ward-versions', WARD, 'name', 'Phường Tân Định 2', wardVersion],
] as const;
