import { OTHER_FONT } from '../domain/findings.js';
import type { Details, FindingTexts } from './finding-text.js';

const NOTHING_TO_DO = 'Không cần làm gì.';

/** What is said of a file, of its sheet and of its rows. */
export const VIETNAMESE_FILE_FINDINGS = {
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
  'sheet-of-other-day': (is) => ({
    reason:
      is.text('line') === '–'
        ? `Tên ${is.text('where') === 'file' ? 'tệp' : 'trang tính'} ghi ngày ${is.date('found')}, không phải ngày ${is.date('expected')}.`
        : `${placeWord(is)} có thể ghi số liệu của ngày ${is.date('found')}, không phải ngày ${is.date('expected')}.`,
    remedy: 'Kiểm tra đây có phải số liệu của ngày cần nộp không; nếu đúng, ghi chú rồi nộp.',
  }),
  'sheet-of-other-district': (is) => ({
    reason: `${placeWord(is)} ghi ${is.area('found')}, không phải ${is.area('expected')}.`,
    remedy: 'Kiểm tra đây có phải tệp của đơn vị mình không; nếu đúng, ghi chú rồi nộp.',
  }),
  'unit-not-one': () => ({
    reason: 'Dòng này ghi đơn vị tính không phải là một hồ sơ, nên số trong bảng không phải là số hồ sơ.',
    remedy: 'Nhập đủ số hồ sơ và ghi đơn vị tính là “hồ sơ”; nếu chỉ ghi nhầm, sửa dòng này.',
  }),
  'figures-denied': (is) => ({
    reason:
      is.text('what') === 'rounded'
        ? `${placeWord(is)} ghi số liệu đã làm tròn, không phải số hồ sơ chính xác.`
        : is.text('what') === 'unit'
          ? `${placeWord(is)} ghi đơn vị tính là nghìn, trăm, chục hồ sơ hoặc phần trăm.`
          : `${placeWord(is)} ghi số liệu không phải là số lũy kế.`,
    remedy:
      'Nhập đủ số hồ sơ lũy kế đến ngày báo cáo; nếu số trong bảng đã đúng mà chỉ ghi nhầm, sửa hoặc xóa chữ này.',
  }),
  'figures-doubted': (is) => ({
    reason: `${placeWord(is)} cho thấy đây có thể là ${DOUBTED[is.text('what')] ?? 'số liệu khác'}.`,
    remedy:
      'Kiểm tra các cột có phải số lũy kế đến ngày báo cáo không; nếu đúng, ghi chú rồi nộp; nếu không, nhập lại số.',
  }),
  'note-doubts': (is) => ({
    reason: `${is.text('where') === 'box' ? 'Hộp chữ trên trang tính' : 'Chữ ghi ở đây'} cho thấy số có thể là ${DOUBTED[is.text('what')] ?? 'số liệu khác'}.`,
    remedy: 'Kiểm tra lại số; nếu đúng, ghi chú rồi nộp; nếu không, sửa số, sửa ghi chú rồi tải lên.',
  }),
  'text-box': () => ({
    reason: 'Trên trang tính có hộp chữ; chữ và số trong hộp không được đọc.',
    remedy: 'Không cần làm gì nếu số liệu trong bảng đã đúng.',
  }),
  'weekday-differs': (is) => ({
    reason: `Dòng này ghi “${is.text('written')}”, nhưng ngày ${is.date('date')} là ${is.text('weekday')}: có thể ghi nhầm ngày.`,
    remedy: 'Kiểm tra đây có phải số liệu của ngày cần nộp không; nếu đúng, ghi chú rồi nộp.',
  }),
  'title-of-period': (is) => ({
    reason: `${placeWord(is)} ghi “${is.text('written')}”, và không dòng nào ghi ngày ${is.date('expected')}: có thể là số liệu của kỳ khác.`,
    remedy:
      'Kiểm tra đây có phải số lũy kế đến ngày cần nộp không; nếu đúng, ghi chú rồi nộp, hoặc ghi ngày số liệu vào dòng này.',
  }),
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
        : `Chữ Việt đã bị mất khi lưu tệp: chữ có dấu thành dấu “${is.text('letter')}”.`,
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
  'column-alike': (is) => ({
    reason: `Cột “${is.text('written')}” có số nhưng không được đọc; tên gần giống cột “${is.text('heading')}”, là cột được đọc.`,
    remedy: 'Nếu cột được đọc là đúng, ghi chú rồi nộp; nếu không, đổi tên cột như trong biểu mẫu.',
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
  'sheet-corrects': (is) => ({
    reason: `Trang “${is.text('sheet')}” ghi số khác cho ${is.area('ward')} (ô ${is.text('theirs')}) so với số được đọc (dòng ${is.text('ours')}); trang đó không được đọc.`,
    remedy: 'Nếu số được đọc là đúng, ghi chú rồi nộp; nếu không, sửa số trong bảng rồi tải lên.',
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
  'total-differs': (is) => ({
    reason: is.knows('stated', 'sum')
      ? `Dòng tổng ghi ${is.count('stated')}, còn cộng các phường, xã là ${is.count('sum')}.`
      : 'Số ở dòng tổng khác với số cộng các phường, xã.',
    remedy:
      'Kiểm tra từng phường, xã rồi sửa ô sai, hoặc sửa dòng tổng; nếu là công thức, mở bằng Excel, bấm Ctrl+Alt+F9, lưu rồi tải lên.',
  }),
  'total-stale': (is) => ({
    reason: is.knows('stated', 'sum')
      ? `Công thức của dòng tổng cho ${is.count('sum')}, đúng bằng số cộng các phường, xã; tệp còn lưu kết quả cũ (${is.count('stated')}).`
      : 'Công thức của dòng tổng cho đúng số cộng các phường, xã; tệp còn lưu kết quả cũ.',
    remedy: NOTHING_TO_DO,
  }),
  'blank-row': (is) => ({
    reason:
      is.number('zeros') === null
        ? 'Dòng trống, không được đọc.'
        : 'Dòng chỉ có số 0 và không ghi phường, xã nào, không được đọc.',
    remedy: NOTHING_TO_DO,
  }),
  'text-row': () => ({ reason: 'Dòng chữ không có số liệu, không được đọc.', remedy: NOTHING_TO_DO }),
  'heading-repeated': () => ({ reason: 'Dòng tiêu đề lặp lại, không được đọc.', remedy: NOTHING_TO_DO }),
  'heading-moved': (is) => ({
    reason: `Dòng tiêu đề lặp lại ở đây có cột “${is.text('heading')}”, trong khi ở đầu bảng cột này là cột ${is.text('letters')}: các dòng bên dưới xếp cột khác bên trên.`,
    remedy: 'Xếp các cột của cả bảng theo cùng một thứ tự, lưu rồi tải lên.',
  }),
  'table-of-other-day': (is) => ({
    reason: `Từ đây bảng ghi số liệu khác (“${is.text('written')}”), không phải số lũy kế đến ngày báo cáo.`,
    remedy: 'Chỉ để lại bảng số lũy kế của ngày báo cáo, xóa bảng kia, lưu rồi tải lên.',
  }),
  'sum-under-ward': (is) => ({
    reason: `Dòng “${is.text('written')}” nằm ngay dưới một phường, xã và có số khác; không rõ dòng nào là số lũy kế.`,
    remedy: 'Mỗi phường, xã chỉ để một dòng, ghi số lũy kế đến ngày báo cáo.',
  }),
  'row-too-long': () => ({
    reason: 'Dòng này nhiều ô hơn dòng tiêu đề: có thể dấu phẩy trong số hay trong chữ đã làm lệch cột.',
    remedy: 'Bỏ dấu ngăn cách trong số rồi tải lên, hoặc lưu tệp thành .xlsx.',
  }),
  'column-number-row': () => ({
    reason: 'Dòng đánh số thứ tự cột, không được đọc.',
    remedy: NOTHING_TO_DO,
  }),
} satisfies Partial<FindingTexts>;

/** What the figures may be instead of those asked for. */
const DOUBTED: Record<string, string> = {
  increments: 'số phát sinh trong ngày',
  earlier: 'số của ngày trước',
  estimated: 'số chưa chính thức',
  wrong: 'số chưa đúng',
  rounded: 'số đã làm tròn',
  unit: 'số tính bằng nghìn, trăm, chục hoặc phần trăm',
  'not-cumulative': 'số không lũy kế',
};

function placeWord(is: Details): string {
  if (is.text('where') === 'sheet') return 'Tên trang tính';
  if (is.text('where') === 'file') return 'Tên tệp';
  return is.text('where') === 'page' ? 'Đầu trang hoặc chân trang in' : 'Dòng này';
}
