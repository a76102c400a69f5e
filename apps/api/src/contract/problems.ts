/**
 * Every refusal a person can act on, in one place: its status and its title in both languages.
 * Sent as `application/problem+json`; the console switches on `code`.
 */
export const PROBLEMS = {
  'request.invalid': { status: 400, vi: 'Yêu cầu không hợp lệ', en: 'The request is not valid' },
  'request.idempotency-key-missing': {
    status: 400,
    vi: 'Thiếu khóa chống lặp (Idempotency-Key)',
    en: 'The Idempotency-Key header is missing',
  },
  'request.idempotency-key-reused': {
    status: 422,
    vi: 'Khóa chống lặp đã dùng cho một yêu cầu khác',
    en: 'This Idempotency-Key was used for another request',
  },
  'request.in-progress': {
    status: 409,
    vi: 'Yêu cầu này đang được xử lý, xin đợi',
    en: 'This request is being worked on; please wait',
  },
  'request.outcome-unknown': {
    status: 409,
    vi: 'Yêu cầu này đã được lưu nhưng câu trả lời bị mất. Xin tải lại trang để xem kết quả',
    en: 'This request was saved but its answer was lost. Please reload the page to see the result',
  },
  'request.forged': {
    status: 403,
    vi: 'Yêu cầu không đến từ trang này',
    en: 'The request did not come from this site',
  },
  'request.too-large': { status: 413, vi: 'Dữ liệu gửi lên quá lớn', en: 'The request is too large' },
  'access.not-signed-in': { status: 401, vi: 'Xin đăng nhập', en: 'Please sign in' },
  'access.forbidden': {
    status: 403,
    vi: 'Tài khoản này không được làm việc này',
    en: 'This account may not do that',
  },
  'access.password-change-required': {
    status: 403,
    vi: 'Xin đổi mật khẩu lần đầu trước khi tiếp tục',
    en: 'Please change your first password before going on',
  },
  'access.wrong-credentials': {
    status: 401,
    vi: 'Tên đăng nhập hoặc mật khẩu không đúng',
    en: 'The username or the password is wrong',
  },
  'access.too-many-attempts': {
    status: 429,
    vi: 'Đã thử sai nhiều lần, xin đợi rồi thử lại',
    en: 'Too many wrong attempts; please wait before trying again',
  },
  'access.not-found': { status: 404, vi: 'Không tìm thấy', en: 'Not found' },
  'campaign.not-loaded': {
    status: 503,
    vi: 'Chưa có dữ liệu chiến dịch, xin báo quản trị',
    en: 'The campaign is not loaded yet; please tell the administrator',
  },
  'document.not-yet': {
    status: 422,
    vi: 'Chưa thể làm báo cáo cho ngày hoặc thời điểm này: ngoài thời gian chiến dịch hoặc chưa đến',
    en: 'No report can be made for this date or moment: outside the campaign, or still to come',
  },
  'document.newer-published': {
    status: 409,
    vi: 'Đã phát hành phiên bản với số liệu mới hơn; không phát hành thêm phiên bản theo thời điểm cũ hơn',
    en: 'A version with later figures is already published; a version as of an earlier moment is not added',
  },
  'password.refused': {
    status: 422,
    vi: 'Mật khẩu mới chưa đủ an toàn: ít nhất 12 ký tự, không phải tên đăng nhập, mật khẩu cũ hay mật khẩu thông dụng',
    en: 'The new password is not safe enough: at least 12 characters, and not the username, the old password or a common one',
  },
  'user.username-taken': {
    status: 409,
    vi: 'Tên đăng nhập này đã có người dùng',
    en: 'This username is taken',
  },
  'user.last-administrator': {
    status: 409,
    vi: 'Phải còn ít nhất một quản trị đang hoạt động',
    en: 'At least one active administrator must remain',
  },
  'user.own-account': {
    status: 409,
    vi: 'Không thể khóa hoặc đổi vai trò của chính mình',
    en: 'You cannot disable your own account or change its role',
  },
  'system.unavailable': {
    status: 503,
    vi: 'Hệ thống tạm thời không dùng được, chưa có gì được lưu. Xin thử lại sau ít phút',
    en: 'The system is unavailable for a moment and nothing was saved. Please try again in a few minutes',
  },
  'system.defect': {
    status: 500,
    vi: 'Hệ thống gặp lỗi, chưa có gì được lưu. Xin báo quản trị kèm mã yêu cầu',
    en: 'The system failed and nothing was saved. Please tell the administrator the request id',
  },
} as const satisfies Record<string, { status: number; vi: string; en: string }>;

export type ProblemCode = keyof typeof PROBLEMS;

/** The body of a refusal (RFC 9457), with its title in both languages. */
export interface ProblemBody {
  type: string;
  code: ProblemCode;
  status: number;
  title: string;
  titleEn: string;
  details: Record<string, unknown>;
  requestId: string;
}
