import { OTHER_FONT } from '../domain/findings.js';
import { ADJUSTMENT_LABELS } from '../domain/read-adjustment.js';
import type { Details, FindingTexts } from './finding-text.js';

const REASONS = Object.values(ADJUSTMENT_LABELS)
  .map((label) => label.vi)
  .join('; ');
const FILL_COUNT = 'Nhập một số nguyên từ 0 trở lên, ví dụ 7850.';
const PLAIN_NUMBER = 'Nhập lại số nguyên, không dùng dấu chấm, dấu phẩy, dấu cách.';
const NOTHING_TO_DO = 'Không cần làm gì.';
const NOTE_IF_RIGHT = 'Nếu đúng, ghi chú lý do rồi nộp; nếu sai, sửa lại ô này.';

/** “thứ nhất”, “thứ tư”: as one says it. */
const ORDINALS = ['', 'nhất', 'hai', 'ba', 'tư', 'năm', 'sáu', 'bảy', 'tám', 'chín', 'mười'];

export const VIETNAMESE_FINDINGS: FindingTexts = {
  'file-of-other-district': (is) => ({
    reason: `Tệp này là biểu mẫu của ${is.area('found')}, không phải của ${is.area('expected')}.`,
    remedy: 'Chọn đúng tệp, hoặc tải biểu mẫu của đơn vị mình.',
  }),
  'file-of-other-date': (is) =>
    is.text('line') === '–'
      ? {
          reason: `Tệp này là biểu mẫu của ngày ${is.date('found')}, không phải ngày ${is.date('expected')}.`,
          remedy: 'Chọn đúng tệp, hoặc tải biểu mẫu của ngày cần nộp.',
        }
      : {
          reason: `Dòng này ghi số liệu của ngày ${is.date('found')}, không phải ngày ${is.date('expected')}.`,
          remedy:
            'Chọn đúng tệp, đúng trang tính; nếu số liệu đúng mà chỉ ghi nhầm ngày, sửa ngày ở dòng này.',
        },
  'template-changed': () => ({
    reason: 'Biểu mẫu đã bị thay đổi hoặc không do hệ thống này tạo ra.',
    remedy: 'Tải lại biểu mẫu của ngày cần nộp, chép số vào các ô màu trắng rồi tải lên.',
  }),
  'several-sheets': (is) => ({
    reason: `Nhiều trang tính cùng có báo cáo: “${is.text('sheets')}”. Không rõ trang nào là số liệu ngày ${is.date('date')}.`,
    remedy: 'Chỉ giữ lại trang của ngày cần nộp, xóa các trang kia, lưu rồi tải lên.',
  }),
  'sheet-of-day': (is) => ({
    reason: `Đọc trang này vì dòng ngày của trang ghi ${is.date('date')}; không đọc trang “${is.text('sheets')}”.`,
    remedy: 'Nếu không đúng, chỉ giữ lại trang cần nộp rồi tải lên.',
  }),
  'sheet-hidden': () => ({
    reason: 'Báo cáo nằm ở trang tính đang bị ẩn nên không được đọc.',
    remedy: 'Bấm chuột phải vào tên trang, chọn Bỏ ẩn (Unhide), kiểm tra số, lưu rồi tải lên.',
  }),
  'legacy-font': (is) =>
    is.text('font') === OTHER_FONT
      ? {
          reason:
            'Chữ Việt trong tệp được gõ bằng một bảng mã cũ, không phải Unicode, nên không đọc được tên cột.',
          remedy:
            'Xem tên phông chữ của tệp trong Excel rồi dùng UniKey (Bộ công cụ – Chuyển mã) chuyển sang Unicode, hoặc chép số vào biểu mẫu tải từ hệ thống.',
        }
      : {
          reason: `Chữ Việt trong tệp được gõ bằng bảng mã ${is.text('font')}, không phải Unicode, nên không đọc được tên cột.`,
          remedy: `Dùng UniKey (Bộ công cụ – Chuyển mã) chuyển từ ${is.text('font')} sang Unicode, hoặc chép số vào biểu mẫu tải từ hệ thống.`,
        },
  'letters-lost': (is) => ({
    reason:
      is.text('how') === 'broken'
        ? 'Chữ Việt trong tệp bị vỡ: tệp đã được mở sai bảng mã rồi lưu lại.'
        : 'Chữ Việt đã bị mất khi lưu tệp: chữ có dấu thành dấu “?”.',
    remedy:
      'Mở lại tệp gốc, chọn Lưu như (Save As) kiểu .xlsx hoặc “CSV UTF-8” rồi tải lên. Chữ đã mất trong tệp này không lấy lại được.',
  }),
  'heading-too-low': (is) => ({
    reason: `Dòng tiêu đề ở dòng ${is.count('row')}, quá thấp: chỉ tìm trong ${is.count('limit')} dòng đầu.`,
    remedy: 'Xóa bớt các dòng phía trên bảng, lưu rồi tải lên.',
  }),
  'heading-unclear': (is) => {
    const isMerged = is.text('range') !== '–';
    const rivals = is.text('rivals');
    const around =
      rivals === '–'
        ? 'có chữ cho thấy đây có thể là số của ngày khác hoặc chỉ là số phát sinh'
        : `có ${rivals}`;
    return {
      reason: isMerged
        ? `Tiêu đề “${is.text('written')}” gộp nhiều cột (${is.text('range')})${rivals === '–' ? '' : `, bên dưới là ${rivals}`}; không rõ cột nào là số lũy kế đến ngày báo cáo.`
        : `Quanh tiêu đề “${is.text('written')}” ${around}; không rõ cột nào là số lũy kế đến ngày báo cáo.`,
      remedy: `${isMerged ? 'Bỏ gộp ô; đặt' : 'Đặt'} tên cột số lũy kế đến ngày báo cáo như trong biểu mẫu; cột của ngày trước thêm chữ “hôm qua”, cột số tăng thêm chữ “trong ngày” ngay trong tên.`,
    };
  },
  'period-above': (is) => ({
    reason: `Ngay trên tên các cột số có ghi “${is.text('written')}”; các cột này được đọc là số lũy kế đến ngày báo cáo.`,
    remedy: 'Nếu đúng là số lũy kế, ghi chú rồi nộp; nếu là số riêng của kỳ đó, nhập lại số lũy kế.',
  }),
  'heading-blank': (is) => ({
    reason: `Cột ${is.text('letters')} có số nhưng không có tên cột.`,
    remedy: 'Ghi tên cột như trong biểu mẫu; nếu là số hôm qua, ghi “hôm qua”; nếu không dùng, xóa cột.',
  }),
  'column-missing': (is) => ({
    reason: `Không tìm thấy cột “${is.text('heading')}”.`,
    remedy: 'Kiểm tra dòng tiêu đề; tên cột phải như trong biểu mẫu.',
  }),
  'column-twice': (is) => ({
    reason: `Có hai cột cùng được hiểu là “${is.text('heading')}”, cột trước ở ${is.text('first')}.`,
    remedy: 'Xóa hoặc đổi tên cột thừa.',
  }),
  'column-understood': (is) => ({
    reason: `Cột “${is.text('written')}” được hiểu là “${is.text('heading')}”.`,
    remedy: 'Nếu không đúng, đổi tên cột như trong biểu mẫu.',
  }),
  'extra-column': (is) => ({
    reason: `Cột “${is.text('written')}” không có trong biểu mẫu nên không được đọc.`,
    remedy: NOTHING_TO_DO,
  }),
  'csv-read-as': (is) => ({
    reason: `Tệp CSV được đọc theo bảng mã ${is.text('encoding')}, ngăn cột bằng ${is.text('separator')}.`,
    remedy: 'Nếu chữ hay cột hiện sai, lưu lại thành .xlsx rồi tải lên.',
  }),
  'dates-from-1904': () => ({
    reason: 'Tệp này đếm ngày từ năm 1904, và được đọc theo cách đó.',
    remedy: 'Nếu ngày hiện sai, tắt mục “Use 1904 date system” trong Excel, sửa lại ngày rồi tải lên.',
  }),
  'sheet-not-read': () => ({
    reason: 'Trang tính này không được đọc.',
    remedy: 'Không cần làm gì nếu số liệu cần nộp không nằm ở trang này.',
  }),
  'merged-cell': (is) => ({
    reason: `Ô bị gộp (${is.text('range')}), không biết số thuộc phường, xã nào.`,
    remedy: 'Bỏ gộp ô và nhập số cho từng phường, xã.',
  }),
  'hidden-row': () => ({
    reason: 'Dòng này đang bị ẩn nhưng vẫn được đọc.',
    remedy: 'Hiện dòng lên và kiểm tra lại số; nếu đúng, ghi chú rồi nộp.',
  }),
  'hidden-column': (is) => ({
    reason: `Cột ${is.text('letters')} “${is.text('heading')}” đang bị ẩn nhưng vẫn được đọc.`,
    remedy: 'Hiện cột lên và kiểm tra lại số; nếu đúng, ghi chú rồi nộp.',
  }),
  'total-row': () => ({ reason: 'Dòng tổng cộng, không được đọc.', remedy: NOTHING_TO_DO }),
  'blank-row': (is) => ({
    reason:
      is.number('zeros') === null
        ? 'Dòng trống, không được đọc.'
        : 'Dòng chỉ có số 0 và không ghi phường, xã nào, không được đọc.',
    remedy: NOTHING_TO_DO,
  }),
  'text-row': () => ({ reason: 'Dòng chữ không có số liệu, không được đọc.', remedy: NOTHING_TO_DO }),
  'heading-repeated': () => ({ reason: 'Dòng tiêu đề lặp lại, không được đọc.', remedy: NOTHING_TO_DO }),
  'column-number-row': () => ({
    reason: 'Dòng đánh số thứ tự cột, không được đọc.',
    remedy: NOTHING_TO_DO,
  }),

  'ward-not-named': () => ({
    reason: 'Dòng này có số liệu nhưng không ghi mã hoặc tên phường, xã.',
    remedy: 'Ghi mã phường, xã như trong biểu mẫu; nếu không phải số liệu báo cáo, xóa số ở dòng này.',
  }),
  'ward-unknown': () => ({
    reason: 'Không có phường, xã nào của đơn vị có mã hoặc tên này.',
    remedy: 'Sửa mã như trong biểu mẫu, hoặc xóa dòng này.',
  }),
  'ward-of-other-district': (is) => ({
    reason: `${is.text('ward')} thuộc ${is.area('district')}, không thuộc đơn vị của bạn.`,
    remedy: 'Xóa dòng này; chỉ báo cáo phường, xã của đơn vị mình.',
  }),
  'ward-not-in-campaign': (is) => ({
    reason: `${is.text('ward')} không tham gia chiến dịch vào ngày này.`,
    remedy: 'Xóa dòng này, hoặc liên hệ Sở Y tế nếu phường, xã có tham gia.',
  }),
  'ward-twice': (is) => ({
    reason:
      is.text('first') === '–'
        ? `${is.text('ward')} xuất hiện hai lần.`
        : `${is.text('ward')} xuất hiện hai lần, lần đầu ở ${is.text('first')}.`,
    remedy: 'Giữ lại một dòng và xóa dòng kia.',
  }),
  'ward-missing': (is) => ({
    reason: `Thiếu ${is.area('ward')}.`,
    remedy: 'Thêm dòng cho phường, xã này; nếu chưa có thay đổi, nhập lại số lũy kế hôm qua.',
  }),
  'ward-name-of-other-district': (is) => ({
    reason: `Tên trên dòng ghi ${is.area('found')}, còn mã ${is.text('code')} là ${is.area('ward')} của ${is.area('district')}: không rõ số của nơi nào.`,
    remedy: 'Sửa mã hoặc tên cho khớp; nếu là số của đơn vị khác, xóa dòng này.',
  }),
  'ward-names-of-others': (is) => ({
    reason: `Tên ở ${is.count('count')}/${is.count('total')} dòng không phải của phường, xã mang mã bên cạnh: không rõ số của nơi nào.`,
    remedy:
      'Kiểm tra tệp có đúng của đơn vị mình không, sửa cột mã hoặc cột tên cho khớp, lưu rồi tải lên; có thể lấy tên và mã từ biểu mẫu.',
  }),
  'ward-name-differs': (is) =>
    is.number('count') === null
      ? {
          reason: `Tên trên dòng không khớp với mã ${is.text('code')} (${is.area('ward')}); cột mã hoặc cột tên có thể đã bị xê dịch.`,
          remedy: 'Kiểm tra số có đúng của phường, xã mang mã này không; nếu đúng, ghi chú rồi nộp.',
        }
      : {
          reason: `Tên ở ${is.count('count')}/${is.count('total')} dòng không khớp với mã phường, xã bên cạnh, hoặc không đọc được.`,
          remedy:
            'Kiểm tra tệp có đúng của đơn vị mình và mỗi dòng có đúng số của phường, xã mang mã đó không; nếu đúng, ghi chú rồi nộp.',
        },
  'ward-understood': (is) => ({
    reason: `Được hiểu là ${is.area('ward')} (${is.text('code')}).`,
    remedy: 'Nếu không đúng, ghi mã phường, xã như trong biểu mẫu.',
  }),

  'blank-cell': () => ({
    reason: 'Ô trống. Để trống không có nghĩa là 0.',
    remedy: 'Nhập số lũy kế; nếu chưa có hồ sơ nào, nhập 0.',
  }),
  'not-a-number': () => ({ reason: 'Không phải là số.', remedy: FILL_COUNT }),
  'letter-in-number': (is) => ({
    reason: `Không phải là số: có chữ ${is.text('letter')} ở vị trí thứ ${ordinal(is.number('position'))}.`,
    remedy: `Có phải ${is.count('suggestion')}?`,
  }),
  'ambiguous-number': (is) => ({
    reason: `Không phải số nguyên; có thể là ${is.count('suggestion')} bị mất dấu ngăn hàng nghìn.`,
    remedy: `${PLAIN_NUMBER} Có phải ${is.count('suggestion')}?`,
  }),
  'two-readings': (is) =>
    is.number('one') === null
      ? {
          reason: 'Đọc được theo hai cách: ba số 0 cuối có thể là phần lẻ hoặc là hàng nghìn.',
          remedy: PLAIN_NUMBER,
        }
      : {
          reason: `Đọc được theo hai cách: ${is.count('one')} (ba số 0 cuối là phần lẻ) hoặc ${is.count('other')} (là hàng nghìn).`,
          remedy: `Nhập lại số nguyên không có dấu: ${is.number('one')} hoặc ${is.number('other')}.`,
        },
  fraction: () => ({ reason: 'Không phải số nguyên. Số hồ sơ phải là số nguyên.', remedy: FILL_COUNT }),
  'mixed-separators': () => ({
    reason: 'Dùng lẫn nhiều loại dấu ngăn cách trong một số.',
    remedy: PLAIN_NUMBER,
  }),
  'uneven-groups': () => ({
    reason: 'Dấu ngăn cách không chia đúng từng nhóm ba chữ số.',
    remedy: PLAIN_NUMBER,
  }),
  negative: () => ({
    reason: 'Số âm. Số lũy kế không thể nhỏ hơn 0.',
    remedy: 'Nhập số lũy kế đến ngày số liệu, không nhập phần tăng, giảm trong ngày.',
  }),
  'too-large': (is) => ({
    reason: `Lớn hơn ${is.count('largest')}, mức lớn nhất có thể có.`,
    remedy: 'Kiểm tra xem có thừa chữ số không.',
  }),
  'excel-error': (is) => ({
    reason: `Công thức trong ô bị lỗi (${is.text('shown')}).`,
    remedy: 'Sửa công thức hoặc nhập thẳng số vào ô.',
  }),
  'formula-without-value': () => ({
    reason: 'Ô chứa công thức nhưng tệp không lưu kết quả của công thức.',
    remedy: 'Mở tệp bằng Excel, lưu lại, hoặc nhập thẳng số vào ô.',
  }),
  'date-in-cell': () => ({
    reason: 'Ô chứa ngày tháng, không phải số hồ sơ.',
    remedy: 'Đổi định dạng ô về dạng số rồi nhập lại số.',
  }),
  'time-in-cell': () => ({
    reason: 'Ô chứa giờ, không phải số hồ sơ.',
    remedy: 'Đổi định dạng ô về dạng số rồi nhập lại số.',
  }),
  'cell-too-narrow': () => ({
    reason: 'Cột quá hẹp khi lưu tệp nên ô chỉ còn các dấu #, không còn số.',
    remedy: 'Mở lại tệp gốc, nới rộng cột cho đến khi thấy số, lưu lại rồi tải lên; hoặc nộp tệp .xlsx.',
  }),
  'true-or-false': () => ({ reason: 'Ô chứa giá trị đúng/sai, không phải số.', remedy: FILL_COUNT }),
  'number-understood': (is) => ({
    reason: `Được hiểu là ${is.count('understood')}.`,
    remedy: 'Nếu không đúng, nhập lại số nguyên, không dùng dấu ngăn cách.',
  }),

  'required-unknown': (is) => ({
    reason: `Chưa có số cần xác thực của ${is.area('ward')}, nên chưa so được với số đã gửi công an.`,
    remedy: 'Báo Sở Y tế bổ sung số cần xác thực; báo cáo vẫn nộp được.',
  }),
  'submitted-above-required': (is) => ({
    reason: `Lớn hơn số cần xác thực (${is.count('required')}).`,
    remedy: 'Sửa ô này; nếu danh sách của Bộ Y tế đã thay đổi, báo Sở Y tế cập nhật số cần xác thực trước.',
  }),
  'verified-above-submitted': (is) => ({
    reason: `Lớn hơn số đã gửi công an (${is.count('submitted')}).`,
    remedy: 'Sửa một trong hai ô, hoặc kiểm tra biên bản bàn giao.',
  }),
  'verified-and-unresolved-above-submitted': (is) => ({
    reason: `Cộng với số công an đã xác thực (${is.count('verified')}) là ${is.count('together')}, lớn hơn số đã gửi công an (${is.count('submitted')}).`,
    remedy: 'Sửa một trong ba ô, hoặc kiểm tra biên bản bàn giao.',
  }),
  'signed-above-signable': (is) => ({
    reason: `Lớn hơn số đủ điều kiện ký (${is.count('signable')} = ${is.count('verified')} đã xác thực + ${is.count('exempt')} không qua công an).`,
    remedy: 'Sửa ô này, hoặc bổ sung số đã xác thực hay số không qua công an.',
  }),
  'signed-above-verified': (is) => ({
    reason: `Lớn hơn số công an đã xác thực (${is.count('verified')}) nhưng vẫn trong số đủ điều kiện ký (${is.count('signable')}).`,
    remedy: 'Được chấp nhận; không cần làm gì nếu số không qua công an là đúng.',
  }),
  'below-earlier': (is) => ({
    reason: `Nhỏ hơn số lũy kế ngày ${is.date('earlierDate')} (${is.count('earlier')}).`,
    remedy: 'Nhập số lũy kế, hoặc chọn lý do ở cột “Điều chỉnh giảm” và ghi chú.',
  }),
  'adjustment-reason-unknown': () => ({
    reason: 'Lý do điều chỉnh giảm không có trong danh mục.',
    remedy: `Chọn một trong: ${REASONS}.`,
  }),
  'adjustment-note-missing': () => ({
    reason: 'Điều chỉnh giảm nhưng chưa có ghi chú.',
    remedy: 'Ghi rõ vì sao giảm ở cột “Ghi chú”.',
  }),
  'adjustment-without-decrease': () => ({
    reason: 'Có lý do điều chỉnh giảm nhưng không số nào giảm.',
    remedy: 'Được chấp nhận; xóa lý do nếu chọn nhầm.',
  }),
  adjusted: (is) => ({
    reason: `Điều chỉnh giảm từ ${is.count('earlier')} (${is.count('increment')}) so với ngày ${is.date('earlierDate')}.`,
    remedy: 'Được chấp nhận; phần giảm hiện ở mục “điều chỉnh”, không tính là kết quả trong ngày.',
  }),
  jump: (is) => ({
    reason: `Tăng ${is.count('increment')}, gấp ${is.count('times')} lần mức thường ngày (trung vị 7 ngày: ${is.count('median')}).`,
    remedy: NOTE_IF_RIGHT,
  }),
  'jump-from-rest': (is) => ({
    reason: `Tăng ${is.count('increment')} trong khi ngày thường không tăng (trung vị 7 ngày: ${is.count('median')}).`,
    remedy: NOTE_IF_RIGHT,
  }),
  'template-untouched': () => ({
    reason: 'Biểu mẫu chưa nhập số nào.',
    remedy: 'Nhập số lũy kế vào các ô trắng, lưu tệp rồi tải lên lại.',
  }),
  'increments-typed': (is) => ({
    reason: `${someWards(is)} nhỏ hơn số ngày ${is.date('date')}${inColumn(is)}: có vẻ đã nhập số trong ngày.`,
    remedy: 'Hãy nhập số lũy kế (số ngày trước cộng số tăng trong ngày).',
  }),
  'increments-adjusted': (is) => ({
    reason: `${someWards(is)} chưa bằng nửa số ngày ${is.date('date')}, dòng nào cũng ghi điều chỉnh giảm: có thể đã nhập số trong ngày.`,
    remedy: 'Nếu là số trong ngày, hãy nhập số lũy kế; nếu đúng là điều chỉnh giảm, ghi chú rồi nộp.',
  }),
  'older-figures': (is) => ({
    reason: `${someWards(is)} nhỏ hơn số ngày ${is.date('date')}${inColumn(is)}: có vẻ là số của một ngày trước đó.`,
    remedy: 'Kiểm tra có chọn đúng tệp không, rồi nhập số lũy kế đến ngày số liệu.',
  }),
  'columns-swapped': (is) => ({
    reason: `Có vẻ hai cột “${is.text('one')}” và “${is.text('other')}” bị nhập đổi chỗ cho nhau.`,
    remedy: 'Kiểm tra và đổi lại số của hai cột.',
  }),
  'same-as-earlier': (is) => ({
    reason: `${someWards(is)} giống hệt số ngày ${is.date('date')}: có vẻ là số liệu của ngày đó.`,
    remedy: 'Nếu đúng là không thay đổi, ghi chú lý do rồi nộp; nếu sai, cập nhật số.',
  }),
  'as-returned': () => ({
    reason: 'Nội dung giống hệt báo cáo vừa bị trả lại.',
    remedy: 'Sửa số theo lý do trả lại; nếu số vẫn đúng, ghi chú giải thích rồi nộp.',
  }),
  unchanged: (is) => ({
    reason: `Không thay đổi ${is.count('days')} ngày liền trong khi còn ${is.count('pending')} hồ sơ chờ công an.`,
    remedy: 'Nếu đúng, ghi chú lý do rồi nộp; nếu sai, cập nhật số.',
  }),
  'later-day-below': (is) => ({
    reason: `Số ngày ${is.date('date')} (${is.count('later')}) sẽ nhỏ hơn số lũy kế trước đó (${is.count('earlier')}).`,
    remedy: `Sửa số đang đính chính, hoặc đính chính cả ngày ${is.date('date')}.`,
  }),
};

/** “Cả 10 phường, xã đều”, “3/10 phường, xã (Phường 01, …)”. */
function someWards(is: Details): string {
  const [count, total] = [is.number('count'), is.number('total')];
  if (count === total) return `Cả ${is.count('total')} phường, xã đều`;
  return `${is.count('count')}/${is.count('total')} phường, xã (${is.text('names')})`;
}

function inColumn(is: Details): string {
  return is.text('heading') === '–' ? '' : ` ở cột “${is.text('heading')}”`;
}

function ordinal(position: number | null): string {
  return ORDINALS[position ?? 0] ?? String(position);
}
