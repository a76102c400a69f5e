import type { AuditAction, AuditSubject, FactNoun, FactVerb } from '@api/contract/audit-entry.js';

const FACTS: Record<FactNoun, string> = {
  'ward-version': 'tên và địa bàn phường, xã',
  'district-version': 'quận, huyện, thành phố',
  'campaign-member': 'phường, xã tham gia',
  requirement: 'số cần xác thực',
  deadline: 'thời hạn chiến dịch',
  regime: 'giờ chốt và hạn gửi',
  'calendar-day': 'ngày nghỉ',
  'campaign-event': 'sự kiện',
  'briefing-form': 'thể thức báo cáo tuần',
  'briefing-remark': 'nhận định, kiến nghị tuần',
};

/** The words of the audit log: what was done, and to what. */
export const auditVi = {
  auditAction: {
    'user.sign-in': 'Đăng nhập',
    'user.sign-in-refused': 'Đăng nhập bị từ chối',
    'user.sign-out': 'Đăng xuất',
    'user.sign-out-everywhere': 'Đăng xuất khỏi mọi thiết bị',
    'user.password-change': 'Đổi mật khẩu',
    'user.password-change-refused': 'Đổi mật khẩu bị từ chối',
    'user.reset-password': 'Cấp mật khẩu mới',
    'user.confirm': 'Xác nhận bằng mật khẩu',
    'user.confirm-refused': 'Xác nhận bằng mật khẩu bị từ chối',
    'user.create': 'Mở tài khoản',
    'user.change': 'Sửa tài khoản',
    'user.disable': 'Khóa tài khoản',
    'user.enable': 'Mở lại tài khoản',
    'daily-report.upload': 'Tải lên báo cáo ngày',
    'daily-report.file': 'Nộp báo cáo ngày',
    'daily-report.accept': 'Duyệt báo cáo ngày',
    'daily-report.return': 'Trả lại báo cáo ngày',
    'figures.verify': 'Đối chiếu số liệu với báo cáo và tệp đã nộp',
    'access.refuse': 'Bị từ chối (gộp theo loại và thời gian)',
    'document.publish': 'Phát hành báo cáo',
    'delivery.resend': 'Gửi lại thư',
    'delivery.send-to-me': 'Gửi thử thư cho mình',
    'schedule.add': 'Thêm lịch gửi',
    'schedule.change': 'Sửa lịch gửi',
    'schedule.remove': 'Xóa lịch gửi',
    'scheduled-run.run-again': 'Chạy lại một lần phát hành theo lịch',
    'recipient.add': 'Thêm người nhận thư',
    'recipient.change': 'Sửa người nhận thư',
    'recipient.remove': 'Xóa người nhận thư',
    'campaign.load': 'Nạp dữ liệu ban đầu của chiến dịch',
    'campaign.shift-clock': 'Đặt đồng hồ của dữ liệu minh họa',
    'campaign.hold': 'Ghi nhận nguyên trạng dữ liệu để đối chiếu về sau',
    'requirement.set-list': 'Đặt danh sách số cần xác thực',
    ...factActions(FACTS, { add: 'Thêm', replace: 'Sửa', withdraw: 'Hủy hiệu lực' }),
  } satisfies Record<AuditAction, string>,
  auditSubject: {
    user: 'Tài khoản',
    'daily-report': 'Báo cáo ngày',
    upload: 'Tệp tải lên',
    document: 'Báo cáo phát hành',
    delivery: 'Thư',
    schedule: 'Lịch gửi',
    'scheduled-run': 'Lần phát hành theo lịch',
    recipient: 'Người nhận thư',
    campaign: 'Chiến dịch',
    'ward-version': 'Phường, xã',
    'district-version': 'Quận, huyện',
    'campaign-member': 'Phường, xã tham gia',
    requirement: 'Số cần xác thực',
    deadline: 'Thời hạn chiến dịch',
    regime: 'Giờ chốt và hạn gửi',
    'calendar-day': 'Ngày nghỉ',
    'campaign-event': 'Sự kiện',
    'briefing-form': 'Thể thức báo cáo tuần',
    'briefing-remark': 'Nhận định, kiến nghị tuần',
  } satisfies Record<AuditSubject, string>,
  auditActor: {
    'sign-in': 'Trang đăng nhập',
    schedule: 'Lịch gửi',
    'follow-up': 'Theo dõi số liệu mới',
    'load-campaign': 'Nạp dữ liệu ban đầu',
    'fill-database': 'Nạp dữ liệu ban đầu',
    'load-schedules': 'Nạp dữ liệu ban đầu',
    'first-password': 'Dòng lệnh cấp mật khẩu',
    demonstration: 'Dữ liệu minh họa',
    migrate: 'Nâng cấp hệ thống',
    'verify-figures': 'Đối chiếu số liệu hằng đêm',
  },
  figuresCheck: {
    agree:
      'Đối chiếu số liệu gần nhất, %{moment}: %{figures} số liệu của %{reports} báo cáo khớp với báo cáo, nhật ký và tệp đã nộp.',
    differ:
      'Đối chiếu số liệu gần nhất, %{moment}: %{faults} khác biệt. Các lệnh verify-figures và verify-audit liệt kê tất cả.',
  },
  audit: {
    changed: 'Những gì đã thay đổi',
    field: 'Mục',
    recorded: 'Nguyên văn trong nhật ký',
  },
};

export type AuditMessages = typeof auditVi;

export function factActions(
  facts: Record<FactNoun, string>,
  verbs: Record<FactVerb, string>,
): Record<`${FactNoun}.${FactVerb}`, string> {
  return Object.fromEntries(
    Object.entries(facts).flatMap(([noun, fact]) =>
      Object.entries(verbs).map(([verb, done]) => [`${noun}.${verb}`, `${done} ${fact}`]),
    ),
  ) as Record<`${FactNoun}.${FactVerb}`, string>;
}
