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
  'daily-report.date-in-future': {
    status: 422,
    vi: 'Ngày số liệu này chưa đến',
    en: 'This reporting date has not come yet',
  },
  'daily-report.date-before-campaign': {
    status: 422,
    vi: 'Ngày số liệu trước ngày bắt đầu chiến dịch',
    en: 'This reporting date lies before the campaign',
  },
  'daily-report.date-is-holiday': {
    status: 422,
    vi: 'Ngày nghỉ, không nhận báo cáo',
    en: 'A holiday: no report is taken for this date',
  },
  'daily-report.no-regime': {
    status: 409,
    vi: 'Chưa có quy định giờ chốt số liệu cho ngày này, xin báo quản trị',
    en: 'No cut-off is set for this date; please tell the administrator',
  },
  'daily-report.has-errors': {
    status: 422,
    vi: 'Báo cáo còn lỗi, chưa nộp được. Xin sửa rồi tải lên lại',
    en: 'The report has errors and was not filed. Please correct it and upload it again',
  },
  'daily-report.warnings-not-accepted': {
    status: 422,
    vi: 'Còn cảnh báo chưa xác nhận. Xin xem từng cảnh báo và ghi chú lý do',
    en: 'Some warnings are not accepted yet. Please look at each and add a note',
  },
  'daily-report.changed-since-preview': {
    status: 409,
    vi: 'Báo cáo của ngày này vừa được nộp hoặc thay đổi, bản của bạn chưa được nộp. Xin xem lại so sánh rồi nộp',
    en: 'The report of this day has just been filed or changed; yours was not filed. Please compare again, then file',
  },
  'daily-report.cannot-move': {
    status: 409,
    vi: 'Báo cáo không còn ở trạng thái cho phép việc này',
    en: 'The report no longer stands where this can be done',
  },
  'upload.file-missing': {
    status: 400,
    vi: 'Chưa chọn tệp để tải lên',
    en: 'No file was sent',
  },
  'upload.cut-off': {
    status: 400,
    vi: 'Tệp tải lên bị đứt giữa chừng, chưa có gì được lưu. Xin tải lên lại',
    en: 'The upload was cut off and nothing was saved. Please upload the file again',
  },
  'upload.too-large': {
    status: 413,
    vi: 'Tệp quá lớn, chưa có gì được lưu',
    en: 'The file is too large; nothing was saved',
  },
  'upload.reader-busy': {
    status: 503,
    vi: 'Hệ thống đang đọc nhiều tệp, tệp của bạn chưa được lưu. Xin chờ một phút rồi tải lên lại',
    en: 'Many files are being read just now; yours was not saved. Please wait a minute and upload it again',
  },
  'upload.not-filable': {
    status: 422,
    vi: 'Tệp này không phải báo cáo của đơn vị và ngày cần nộp, hoặc chưa đọc được',
    en: 'This file is not a report of that district and date, or could not be read',
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
