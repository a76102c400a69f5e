/**
 * Every refusal a person can act on, in one place: its status and its title in both languages, a name in
 * braces standing for what the details say there. Sent as `application/problem+json`; the console switches on `code`.
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
  'request.as-of-in-future': {
    status: 422,
    vi: 'Thời điểm xem số liệu chưa đến; xin chọn một thời điểm đã qua',
    en: 'The moment the figures are asked for is still to come; choose one that has passed',
  },
  'progress.compared-with-later': {
    status: 422,
    vi: 'Ngày so sánh {compareTo} sau ngày số liệu {date}; xin chọn một ngày trước đó',
    en: 'The date compared with, {compareTo}, lies after the date shown, {date}; choose an earlier one',
  },
  'request.wrong-host': {
    status: 421,
    vi: 'Địa chỉ này không phải của hệ thống. Xin mở đúng địa chỉ được cấp',
    en: 'The system is not known by this address. Please open the one you were given',
  },
  'request.too-large': { status: 413, vi: 'Dữ liệu gửi lên quá lớn', en: 'The request is too large' },
  'request.headers-too-large': {
    status: 431,
    vi: 'Phần đầu của yêu cầu quá lớn; xin xóa cookie của trang này rồi thử lại',
    en: 'The headers of the request are too large; delete the cookies of this site and try again',
  },
  'request.too-slow': {
    status: 408,
    vi: 'Yêu cầu đến quá chậm, chưa có gì được lưu. Xin thử lại',
    en: 'The request came too slowly and nothing was saved. Please try again',
  },
  'request.expectation-failed': {
    status: 417,
    vi: 'Hệ thống không đáp ứng yêu cầu trong phần Expect',
    en: 'What the Expect header asks for is not offered here',
  },
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
  'access.confirmation-required': {
    status: 403,
    vi: 'Việc này cần xác nhận bằng mật khẩu của chính bạn',
    en: 'This needs to be confirmed with your own password',
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
  'access.too-many-calls': {
    status: 429,
    vi: 'Tài khoản này vừa yêu cầu quá nhiều việc tốn kém; xin đợi {retryAfterSeconds} giây rồi thử lại',
    en: 'This account has just asked for too much costly work; please wait {retryAfterSeconds} seconds and try again',
  },
  'access.not-found': { status: 404, vi: 'Không tìm thấy', en: 'Not found' },
  'record.changed-meanwhile': {
    status: 409,
    vi: 'Người khác vừa sửa mục này nên chưa lưu; xin tải lại trang để xem bản mới rồi sửa lại',
    en: 'Somebody else has just changed this, so it was not saved; reload the page to see what it is now and change that',
  },
  'fact.withdrawn': {
    status: 409,
    vi: 'Mục này đã hủy hiệu lực, không sửa được nữa; nếu cần, xin thêm mục mới',
    en: 'This entry was withdrawn and can no longer be changed; add a new one if it is needed',
  },
  'fact.changed-meanwhile': {
    status: 409,
    vi: 'Người khác vừa sửa mục này; xin xem bản mới rồi sửa lại',
    en: 'Somebody else has just changed this entry; please look at the new version and change that',
  },
  'fact.unchanged': {
    status: 422,
    vi: 'Không có gì khác so với bản đang có hiệu lực',
    en: 'Nothing differs from the version in force',
  },
  'fact.of-other-area': {
    status: 422,
    vi: 'Không đổi mã đơn vị của một mục đã có; xin hủy hiệu lực mục này rồi thêm mục mới',
    en: 'The area of an entry cannot be changed; withdraw it and add a new one',
  },
  'fact.period-empty': {
    status: 422,
    vi: 'Ngày kết thúc phải sau ngày bắt đầu',
    en: 'The end must lie after the beginning',
  },
  'fact.changes-past-day': {
    status: 409,
    vi: 'Thay đổi này làm khác đi kết quả đã báo cáo đến ngày {lastDate}; xin chọn ngày sau đó, hoặc ghi rõ đây là đính chính',
    en: 'This alters results reported up to {lastDate}; choose a later day or state it as a correction',
  },
  'fact.before-campaign': {
    status: 422,
    vi: 'Ngày này trước khi chiến dịch bắt đầu ({startDate})',
    en: 'This day lies before the campaign starts ({startDate})',
  },
  'district.unknown': {
    status: 422,
    vi: 'Không có quận, huyện, thành phố mang mã này',
    en: 'There is no district with this code',
  },
  'district.in-use': {
    status: 409,
    vi: 'Đã có phường, xã, tài khoản hoặc báo cáo của quận, huyện này nên không hủy hiệu lực được',
    en: 'Wards, accounts or reports belong to this district, so it cannot be withdrawn',
  },
  'district-version.twice': {
    status: 409,
    vi: 'Mã quận, huyện này đã có; xin sửa mục đó',
    en: 'A district with this code exists already; change that one',
  },
  'briefing-form.day-taken': {
    status: 409,
    vi: 'Đã có thể thức báo cáo tuần áp dụng từ ngày này; xin sửa mục đó',
    en: 'The form of the briefing is already set from this day on; change that entry',
  },
  'briefing-remark.empty': {
    status: 422,
    vi: 'Chưa có nội dung: nhập số văn bản, tồn tại hoặc kiến nghị',
    en: 'There is nothing in it: give the number, the shortcomings or the proposals',
  },
  'briefing-remark.week-taken': {
    status: 409,
    vi: 'Tuần này đã có nhận định, kiến nghị; xin sửa mục đó',
    en: 'Something is already said of this week; change that entry',
  },
  'district-version.name-taken': {
    status: 409,
    vi: 'Đã có quận, huyện khác mang tên này',
    en: 'Another district has this name',
  },
  'district-version.tile-taken': {
    status: 409,
    vi: 'Ô này trên bản đồ đã thuộc quận, huyện khác',
    en: 'Another district has this tile of the map',
  },
  'ward-version.without-district': {
    status: 409,
    vi: 'Có phường, xã thuộc quận, huyện này vào những ngày quận, huyện chưa có hoặc không còn',
    en: 'Wards belong to this district on days on which it does not exist',
  },
  'ward.unknown': {
    status: 422,
    vi: 'Không có phường, xã, thị trấn mang mã này',
    en: 'There is no ward with this code',
  },
  'ward-version.overlap': {
    status: 409,
    vi: 'Khoảng thời gian này chồng lên một giai đoạn khác của cùng phường, xã',
    en: 'This period overlaps another one of the same ward',
  },
  'ward-version.name-taken': {
    status: 409,
    vi: 'Quận, huyện này đã có phường, xã cùng tên trong thời gian đó',
    en: 'The district already has a ward of this name in that time',
  },
  'ward-version.reported-elsewhere': {
    status: 409,
    vi: 'Đã có số liệu do quận, huyện khác báo cáo trong thời gian này; xin chọn ngày chuyển sau các ngày đã báo cáo',
    en: 'Another district has reported for this ward in that time; choose a day after those reported',
  },
  'campaign-member.overlap': {
    status: 409,
    vi: 'Phường, xã này đã tham gia chiến dịch trong thời gian đó',
    en: 'This ward already takes part in that time',
  },
  'campaign-member.without-ward': {
    status: 409,
    vi: 'Có ngày tham gia chiến dịch mà phường, xã chưa có hoặc không còn tên và quận, huyện',
    en: 'The ward would take part on days on which it has no name and no district',
  },
  'campaign-member.reported-outside': {
    status: 409,
    vi: 'Phường, xã đã có số liệu vào những ngày sẽ không còn tham gia chiến dịch',
    en: 'The ward has reported for days on which it would no longer take part',
  },
  'calendar-day.twice': {
    status: 409,
    vi: 'Ngày này đã có trong lịch nghỉ',
    en: 'This day is in the calendar already',
  },
  'deadline.decided-twice': {
    status: 409,
    vi: 'Đã có một thời hạn ban hành cùng ngày; xin sửa thời hạn đó',
    en: 'A deadline decided on that day exists already; change that one',
  },
  'deadline.before-campaign': {
    status: 422,
    vi: 'Thời hạn trước khi chiến dịch bắt đầu ({startDate})',
    en: 'The deadline lies before the campaign starts ({startDate})',
  },
  'deadline.before-decision': {
    status: 422,
    vi: 'Thời hạn trước ngày ban hành văn bản',
    en: 'The deadline lies before the day it was decided',
  },
  'regime.twice': {
    status: 409,
    vi: 'Đã có chế độ báo cáo áp dụng từ ngày này; xin sửa chế độ đó',
    en: 'A regime valid from that day exists already; change that one',
  },
  'regime.out-of-order': {
    status: 422,
    vi: 'Giờ chốt phải trước hạn gửi của quận, huyện; hạn của thành phố không được trước hạn của quận, huyện',
    en: 'The cut-off must lie before the district deadline, and the city deadline not before that',
  },
  'regime.campaign-uncovered': {
    status: 409,
    vi: 'Phải có chế độ báo cáo áp dụng từ ngày bắt đầu chiến dịch',
    en: 'A regime must hold from the first day of the campaign',
  },
  'requirement.twice': {
    status: 409,
    vi: 'Phường, xã này đã có số cần xác thực từ ngày đó; xin sửa số đó',
    en: 'What is required of this ward from that day is set already; change that',
  },
  'requirement.ward-twice': {
    status: 422,
    vi: 'Có phường, xã xuất hiện hai lần trong danh sách',
    en: 'A ward stands twice in the list',
  },
  'requirement.not-member': {
    status: 422,
    vi: 'Có phường, xã không tham gia chiến dịch vào ngày hiệu lực',
    en: 'A ward does not take part in the campaign on the effective date',
  },
  'requirement.below-submitted': {
    status: 409,
    vi: 'Số cần xác thực không có cho ngày đã báo cáo, hoặc nhỏ hơn số đã gửi công an, của các phường, xã sau',
    en: 'What is required of these wards is not set for a day they reported, or lies below what they have submitted',
  },
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
  'document.no-district-edition': {
    status: 422,
    vi: 'Báo cáo giao ban tuần chỉ có bản của thành phố, không có bản riêng cho quận, huyện',
    en: 'The weekly briefing is made for the city only; no district has one of its own',
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
    vi: 'Không thể khóa, đổi vai trò hay cấp lại mật khẩu của chính mình',
    en: 'You cannot disable your own account, change its role or give it a new first password',
  },
  'daily-report.date-in-future': {
    status: 422,
    vi: 'Ngày số liệu {date} chưa đến',
    en: 'The reporting date {date} has not come yet',
  },
  'daily-report.date-before-campaign': {
    status: 422,
    vi: 'Ngày số liệu trước ngày bắt đầu chiến dịch ({startDate})',
    en: 'This reporting date lies before the campaign, which starts on {startDate}',
  },
  'daily-report.date-is-holiday': {
    status: 422,
    vi: 'Ngày {date} là ngày nghỉ, không nhận báo cáo',
    en: '{date} is a holiday: no report is taken for it',
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
  'daily-report.accepted-already': {
    status: 409,
    vi: 'Báo cáo này đã được duyệt, không cần duyệt lần nữa',
    en: 'This report has been accepted already; it need not be accepted once more',
  },
  'daily-report.returned-already': {
    status: 409,
    vi: 'Báo cáo này đã bị trả lại; đơn vị sẽ nộp lại, khi đó xin xem báo cáo mới',
    en: 'This report was returned; its district files it again, and then the new one is looked at',
  },
  'daily-report.replaced-already': {
    status: 409,
    vi: 'Báo cáo này đã được thay bằng lần nộp sau; xin xem lần nộp đó',
    en: 'This report was replaced by a later revision; please look at that one',
  },
  'daily-report.own-filing': {
    status: 409,
    vi: 'Người đã tải lên hoặc nộp báo cáo không được tự duyệt báo cáo đó; xin để người khác duyệt',
    en: 'Who uploaded or filed a report may not accept it; somebody else has to look at it',
  },
  'daily-report.return-on-holiday': {
    status: 409,
    vi: 'Không trả lại được: ngày {date} nay là ngày nghỉ nên đơn vị sẽ không nộp lại được. Xin bỏ ngày nghỉ trước',
    en: 'It cannot be returned: {date} is a holiday now, so it could not be filed again. Take the holiday back first',
  },
  'daily-report.return-breaks-later-day': {
    status: 409,
    vi: 'Chưa trả lại được: có ngày sau sẽ nhỏ hơn số lũy kế trước đó. Xin trả lại các ngày đó trước',
    en: 'It cannot be returned yet: a later day would lie below the cumulative figures before it. Return those days first',
  },
  'upload.file-missing': {
    status: 400,
    vi: 'Chưa chọn tệp để tải lên',
    en: 'No file was sent',
  },
  'upload.several-files': {
    status: 400,
    vi: 'Mỗi lần chỉ nhận một tệp, chưa có gì được lưu. Xin tải lên từng tệp',
    en: 'One file is taken at a time, and nothing was saved. Please upload each by itself',
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
  'upload.quota-used': {
    status: 429,
    vi: 'Tài khoản này đã tải lên hết mức của một ngày ({files} tệp, {megabytes} MB), tệp chưa được lưu. Xin tải lên lại từ 0 giờ hôm sau hoặc báo quản trị',
    en: 'This account has used up what may be uploaded in a day ({files} files, {megabytes} MB); the file was not saved. Please upload it again after midnight, or tell the administrator',
  },
  'upload.not-filable': {
    status: 422,
    vi: 'Tệp này không phải báo cáo của đơn vị và ngày cần nộp, hoặc chưa đọc được',
    en: 'This file is not a report of that district and date, or could not be read',
  },
  'file.missing': {
    status: 500,
    vi: 'Tệp đã lưu không còn trong kho; xin báo quản trị để khôi phục từ bản sao lưu',
    en: 'The stored file is no longer in the store; please ask the administrator to restore it from the backup',
  },
  'file.damaged': {
    status: 500,
    vi: 'Tệp đã lưu không còn nguyên vẹn nên không được gửi ra; xin báo quản trị để khôi phục từ bản sao lưu',
    en: 'The stored file is no longer what was kept and is not given out; please ask the administrator to restore it from the backup',
  },
  'events.too-many-streams': {
    status: 429,
    vi: 'Phiên đăng nhập này đang mở quá nhiều cửa sổ',
    en: 'This session has too many windows open',
  },
  'recipient.address-taken': {
    status: 409,
    vi: 'Địa chỉ này đã có trong danh sách người nhận',
    en: 'This address is already on the list of recipients',
  },
  'recipient.domain-not-allowed': {
    status: 422,
    vi: 'Không được gửi thư đến tên miền của địa chỉ này',
    en: 'Mail may not be sent to the domain of this address',
  },
  'recipient.has-messages': {
    status: 409,
    vi: 'Đã có thư gửi cho người nhận này nên không xóa được. Xin tắt người nhận',
    en: 'Messages were sent to this recipient, so it cannot be deleted. Switch it off instead',
  },
  'schedule.has-runs': {
    status: 409,
    vi: 'Lịch này đã chạy nên không xóa được. Xin tắt lịch',
    en: 'This schedule has run, so it cannot be deleted. Switch it off instead',
  },
  'scheduled-run.has-not-failed': {
    status: 409,
    vi: 'Chỉ chạy lại một lần chạy không thành: lần này đang chờ, đang chạy, đã xong hoặc đã gộp vào lần sau',
    en: 'Only a run that failed is run again: this one waits, runs, is done or was part of a later one',
  },
  'delivery.still-under-way': {
    status: 409,
    vi: 'Thư này đang chờ gửi hoặc đang được gửi',
    en: 'This message is waiting or being sent already',
  },
  'delivery.no-own-address': {
    status: 422,
    vi: 'Tài khoản của bạn chưa có địa chỉ thư điện tử',
    en: 'Your account has no mail address',
  },
  'system.unavailable': {
    status: 503,
    vi: 'Hệ thống tạm thời không dùng được, chưa có gì được lưu. Xin thử lại sau ít phút',
    en: 'The system is unavailable for a moment and nothing was saved. Please try again in a few minutes',
  },
  'system.busy': {
    status: 503,
    vi: 'Nhiều người đang ghi cùng lúc nên chưa đến lượt, chưa có gì được lưu. Xin thử lại sau vài giây',
    en: 'Many are saving at once and your turn did not come; nothing was saved. Please try again in a few seconds',
  },
  'system.disk-full': {
    status: 503,
    vi: 'Ổ đĩa của hệ thống gần đầy (còn {megabytes} MB) nên tạm không ghi được, chưa có gì được lưu; vẫn xem được. Xin báo quản trị',
    en: 'The disk of the system is nearly full ({megabytes} MB left): nothing can be saved for now and nothing was; reading works. Please tell the administrator',
  },
  'system.clock-jumped': {
    status: 503,
    vi: 'Đồng hồ của máy chủ cơ sở dữ liệu vừa nhảy nên tạm không ghi được, chưa có gì được lưu. Xin báo quản trị',
    en: 'The clock of the database’s machine has just jumped, so nothing can be recorded for now and nothing was saved. Please tell the administrator',
  },
  'system.clock-behind': {
    status: 503,
    vi: 'Đồng hồ của máy chủ cơ sở dữ liệu chậm hơn lần ghi gần nhất ({until}) nên tạm không ghi được cho đến lúc đó, chưa có gì được lưu. Xin báo quản trị',
    en: 'The clock of the database’s machine is behind what was recorded last ({until}), so nothing can be recorded until then and nothing was saved. Please tell the administrator',
  },
  'system.outcome-unknown': {
    status: 503,
    vi: 'Mất liên lạc với cơ sở dữ liệu đúng lúc đang lưu nên chưa rõ đã lưu hay chưa. Xin tải lại trang để xem',
    en: 'The database was lost just while saving, so it is not known whether it was saved. Please reload the page to see',
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
