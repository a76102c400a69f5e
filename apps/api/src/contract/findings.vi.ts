import { ADJUSTMENT_LABELS } from '../domain/read-adjustment.js';
import { VIETNAMESE_FILE_FINDINGS } from './file-findings.vi.js';
import type { Details, FindingTexts } from './finding-text.js';
import { VIETNAMESE_WARD_FINDINGS } from './ward-findings.vi.js';

const REASONS = Object.values(ADJUSTMENT_LABELS)
  .map((label) => label.vi)
  .join('; ');
const FILL_COUNT = 'Nhập một số nguyên từ 0 trở lên, ví dụ 7850.';
const PLAIN_NUMBER = 'Nhập lại số nguyên, không dùng dấu chấm, dấu phẩy, dấu cách.';
const NOTE_IF_RIGHT = 'Nếu đúng, ghi chú lý do rồi nộp; nếu sai, sửa lại ô này.';

/** “thứ nhất”, “thứ tư”: as one says it. */
const ORDINALS = ['', 'nhất', 'hai', 'ba', 'tư', 'năm', 'sáu', 'bảy', 'tám', 'chín', 'mười'];

export const VIETNAMESE_FINDINGS: FindingTexts = {
  ...VIETNAMESE_FILE_FINDINGS,
  ...VIETNAMESE_WARD_FINDINGS,

  'blank-cell': () => ({
    reason: 'Ô trống. Để trống không có nghĩa là 0.',
    remedy: 'Nhập số lũy kế; nếu chưa có hồ sơ nào, nhập 0.',
  }),
  'digits-cut': () => ({
    reason: 'Số bị viết rút gọn (dạng 1,23E+04) nên các chữ số sau đã mất.',
    remedy: 'Định dạng ô là số không có phần lẻ (Number, 0), nhập lại đủ các chữ số rồi lưu.',
  }),
  'not-a-number': () => ({ reason: 'Không phải là số.', remedy: FILL_COUNT }),
  'letter-in-number': (is) => ({
    reason: `Không phải là số: có chữ ${is.text('letter')}${is.knows('position') ? ` ở vị trí thứ ${ordinal(is.number('position'))}` : ''}.`,
    remedy: is.knows('suggestion') ? `Có phải ${is.count('suggestion')}?` : FILL_COUNT,
  }),
  'ambiguous-number': (is) => ({
    reason: `Không phải số nguyên; có thể ${is.knows('suggestion') ? `là ${is.count('suggestion')} ` : ''}bị mất dấu ngăn hàng nghìn.`,
    remedy: is.knows('suggestion') ? `${PLAIN_NUMBER} Có phải ${is.count('suggestion')}?` : PLAIN_NUMBER,
  }),
  'two-readings': (is) =>
    !is.knows('one', 'other')
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
  'odd-sign': (is) => ({
    reason: `Trong số có ký tự “${is.text('sign')}”, không rõ là số nào.`,
    remedy: 'Xóa ô và gõ lại số nguyên; số của chú thích thì ghi ở cột “Ghi chú”.',
  }),
  'struck-out': () => ({
    reason: 'Chữ trong ô bị gạch ngang: không rõ số này còn dùng hay đã bỏ.',
    remedy: 'Bỏ gạch ngang nếu số còn dùng; nếu không, nhập số đúng hoặc xóa dòng.',
  }),
  'shown-otherwise': (is) => ({
    reason: is.knows('stored')
      ? `Ô hiện “${is.text('shown')}”, còn số lưu trong ô là ${is.count('stored')}: không rõ số nào đúng.`
      : 'Định dạng của ô làm hiện ra số khác với số lưu trong ô.',
    remedy: 'Chọn định dạng General (Chung) cho ô, xem lại số rồi lưu và tải lên.',
  }),
  'formula-stale': (is) => ({
    reason: is.knows('stored', 'gives')
      ? `Tệp lưu kết quả ${is.count('stored')}, còn công thức trong ô cho ${is.count('gives')}: số chưa được tính lại.`
      : 'Kết quả lưu trong tệp khác với kết quả của công thức: số chưa được tính lại.',
    remedy: 'Mở tệp bằng Excel, bấm Ctrl+Alt+F9 để tính lại, xem lại số, lưu rồi tải lên.',
  }),
  'formula-unchecked': (is) => ({
    reason:
      is.number('count') === 1
        ? `Ô ${is.text('names')} là công thức mà hệ thống không tính lại được, nên không biết số đang lưu có đúng là kết quả mới nhất không.`
        : `${is.count('count')} ô số liệu là công thức mà hệ thống không tính lại được (${is.text('names')}), nên không biết số đang lưu có đúng là kết quả mới nhất không.`,
    remedy:
      'Mở tệp bằng Excel, bấm Ctrl+Alt+F9 và xem lại số; nếu đúng, ghi chú rồi nộp, hoặc dán lại thành giá trị (Paste Values).',
  }),
  'formula-uncalculated': (is) => ({
    reason:
      is.number('count') === 1
        ? `Ô ${is.text('names')} là công thức, mà tệp này do một chương trình ghi ra và chưa được tính lần nào: mở tệp có thể thấy số khác.`
        : `${is.count('count')} ô số liệu là công thức (${is.text('names')}), mà tệp này do một chương trình ghi ra và chưa được tính lần nào: mở tệp có thể thấy số khác.`,
    remedy: 'Mở tệp bằng Excel, xem lại số, bấm lưu rồi tải lên.',
  }),
  'figure-unseen': (is) => ({
    reason:
      is.number('count') === 1
        ? `Người mở tệp không nhìn thấy số ở ô ${is.text('names')} (chữ trùng màu nền, chữ quá nhỏ, bị định dạng hoặc hình che), nhưng số vẫn được đọc.`
        : `Người mở tệp không nhìn thấy số ở ${is.count('count')} ô (${is.text('names')}): chữ trùng màu nền, chữ quá nhỏ, bị định dạng hoặc hình che, nhưng số vẫn được đọc.`,
    remedy:
      'Làm cho số hiện ra (đổi màu, cỡ chữ, bỏ định dạng hoặc hình che) và xem lại; nếu đúng, ghi chú rồi nộp.',
  }),
  'number-understood': (is) => ({
    reason: `Được hiểu là ${is.knows('understood') ? is.count('understood') : 'số nguyên, bỏ dấu ngăn cách'}.`,
    remedy: 'Nếu không đúng, nhập lại số nguyên, không dùng dấu ngăn cách.',
  }),

  'required-unknown': (is) => ({
    reason: `Chưa có số cần xác thực của ${is.text('ward') === '–' ? 'phường, xã' : is.area('ward')}, nên chưa so được với số đã gửi công an.`,
    remedy: 'Báo Sở Y tế bổ sung số cần xác thực; báo cáo vẫn nộp được.',
  }),
  'submitted-above-required': (is) => ({
    reason: `Lớn hơn số cần xác thực${is.inBrackets('required')}.`,
    remedy: 'Sửa ô này; nếu danh sách của Bộ Y tế đã thay đổi, báo Sở Y tế cập nhật số cần xác thực trước.',
  }),
  'verified-above-submitted': (is) => ({
    reason: `Lớn hơn số đã gửi công an${is.inBrackets('submitted')}.`,
    remedy: 'Sửa một trong hai ô, hoặc kiểm tra biên bản bàn giao.',
  }),
  'verified-and-unresolved-above-submitted': (is) => ({
    reason: `Cộng với số công an đã xác thực${is.inBrackets('verified')}${is.knows('together') ? ` là ${is.count('together')}, lớn` : ' thì lớn'} hơn số đã gửi công an${is.inBrackets('submitted')}.`,
    remedy: 'Sửa một trong ba ô, hoặc kiểm tra biên bản bàn giao.',
  }),
  'signed-above-signable': (is) => ({
    reason: is.knows('signable', 'verified', 'exempt')
      ? `Lớn hơn số đủ điều kiện ký (${is.count('signable')} = ${is.count('verified')} đã xác thực + ${is.count('exempt')} không qua công an).`
      : 'Lớn hơn số đủ điều kiện ký (đã xác thực + không qua công an).',
    remedy: 'Sửa ô này, hoặc bổ sung số đã xác thực hay số không qua công an.',
  }),
  'signed-above-verified': (is) => ({
    reason: `Lớn hơn số công an đã xác thực${is.inBrackets('verified')} nhưng vẫn trong số đủ điều kiện ký${is.inBrackets('signable')}.`,
    remedy: 'Được chấp nhận; không cần làm gì nếu số không qua công an là đúng.',
  }),
  'below-earlier': (is) => ({
    reason: `Nhỏ hơn số lũy kế ngày ${is.date('earlierDate')}${is.inBrackets('earlier')}.`,
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
    reason: `Điều chỉnh giảm${is.knows('earlier', 'increment') ? ` từ ${is.count('earlier')} (${is.count('increment')})` : ''} so với ngày ${is.date('earlierDate')}.`,
    remedy: 'Được chấp nhận; phần giảm hiện ở mục “điều chỉnh”, không tính là kết quả trong ngày.',
  }),
  jump: (is) => ({
    reason: is.knows('increment', 'times', 'median')
      ? `Tăng ${is.count('increment')}, gấp ${is.count('times')} lần mức thường ngày (trung vị 7 ngày: ${is.count('median')}).`
      : 'Tăng gấp hơn 3 lần mức thường ngày (trung vị 7 ngày).',
    remedy: NOTE_IF_RIGHT,
  }),
  'jump-from-rest': (is) => ({
    reason: is.knows('increment', 'median')
      ? `Tăng ${is.count('increment')} trong khi ngày thường không tăng (trung vị 7 ngày: ${is.count('median')}).`
      : 'Tăng nhiều trong khi ngày thường không tăng (trung vị 7 ngày).',
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
    reason: is.knows('days', 'pending')
      ? `Không thay đổi ${is.count('days')} ngày liền trong khi còn ${is.count('pending')} hồ sơ chờ công an.`
      : 'Không thay đổi nhiều ngày liền trong khi còn hồ sơ chờ công an.',
    remedy: 'Nếu đúng, ghi chú lý do rồi nộp; nếu sai, cập nhật số.',
  }),
  'later-day-below': (is) => ({
    reason: `Số ngày ${is.date('date')}${is.inBrackets('later')} sẽ nhỏ hơn số lũy kế trước đó${is.inBrackets('earlier')}.`,
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
