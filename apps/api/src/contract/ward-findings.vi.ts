import type { Details, FindingTexts } from './finding-text.js';

/** What is said of the wards of rows: which they are, and whether the figures are theirs. */
export const VIETNAMESE_WARD_FINDINGS = {
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
    reason: `Thiếu ${is.text('ward') === '–' ? 'dòng của phường, xã' : is.area('ward')}.`,
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
    reason:
      is.text('ward') === '–'
        ? 'Mã hoặc tên viết khác biểu mẫu, được hiểu là phường, xã của đơn vị.'
        : `Được hiểu là ${is.area('ward')} (${is.text('code')}).`,
    remedy: 'Nếu không đúng, ghi mã phường, xã như trong biểu mẫu.',
  }),
  'odd-sign-in-name': (is) => ({
    reason: `Mã hoặc tên có ký tự “${is.text('sign')}”; dòng này được đọc là ${is.text('ward') === '–' ? 'một phường, xã của đơn vị' : is.area('ward')}.`,
    remedy: 'Nếu đúng, ghi chú rồi nộp; nếu không, xóa ký tự này và ghi lại mã, tên như trong biểu mẫu.',
  }),
  'required-of-other-wards': (is) => ({
    reason: `Số cần xác thực ở ${is.count('count')}/${is.count('total')} dòng là số của phường, xã khác (${is.text('names')}): các cột số có thể đã lệch dòng so với tên.`,
    remedy:
      'Kiểm tra từng dòng có đúng số của phường, xã đó không; nếu chỉ cột “Cần xác thực” bị lệch, sửa cột này hoặc ghi chú rồi nộp.',
  }),
  'required-overwritten': (is) => ({
    reason: `Cột “Cần xác thực” đã bị sửa. ${requiredDiffers(is)}`,
    remedy:
      'Kiểm tra số ở các cột kia có đúng của phường, xã đó không, và có nhập nhầm vào cột “Cần xác thực” không; nếu đúng, ghi chú rồi nộp. Nếu số cần xác thực đã thay đổi, báo Sở Y tế cập nhật.',
  }),
  'required-differs': (is) => ({
    reason: requiredDiffers(is),
    remedy: 'Không cần làm gì; nếu số cần xác thực đã thay đổi, báo Sở Y tế cập nhật.',
  }),
} satisfies Partial<FindingTexts>;

function requiredDiffers(is: Details): string {
  return is.knows('stated', 'required')
    ? `Số cần xác thực của ${is.area('names')} trong tệp là ${is.count('stated')}, còn hệ thống đang có ${is.count('required')}. Số trong tệp không được dùng.`
    : `Số cần xác thực ở ${is.count('count')}/${is.count('total')} dòng (${is.text('names')}) khác với số hệ thống đang có. Số trong tệp không được dùng.`;
}
