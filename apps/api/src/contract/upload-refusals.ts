import { formatCount, formatTenths, type Language } from '../domain/format.js';

type RefusalText = Record<Language, { title: string; remedy: string }>;

/**
 * Every reason an uploaded file is not read, in the words of the person who uploaded it:
 * what is wrong with the file, and what to do now. `{name}` is filled from the refusal's details.
 */
export const UPLOAD_REFUSALS = {
  'empty-file': {
    vi: { title: 'Tệp rỗng', remedy: 'Tệp không có nội dung. Mở lại tệp trên máy, lưu rồi tải lên lần nữa.' },
    en: {
      title: 'The file is empty',
      remedy: 'Open the file on your computer, save it and upload it again.',
    },
  },
  'too-large': {
    vi: {
      title: 'Tệp quá lớn ({megabytes} MB)',
      remedy: 'Tệp tải lên tối đa {limit} MB. Dùng biểu mẫu tải từ hệ thống, bỏ ảnh và các trang không cần.',
    },
    en: {
      title: 'The file is too large ({megabytes} MB)',
      remedy:
        'At most {limit} MB. Use the workbook downloaded here; remove pictures and sheets you do not need.',
    },
  },
  'unsupported-type': {
    vi: {
      title: 'Không nhận loại tệp này ({type})',
      remedy: 'Mở tệp bằng Excel, chọn "Lưu Như (Save As)" .xlsx (Excel Workbook) hoặc .csv rồi tải lên.',
    },
    en: {
      title: 'This type of file is not accepted ({type})',
      remedy: 'Open it in Excel, choose "Save as" .xlsx (Excel Workbook) or .csv, and upload that.',
    },
  },
  'not-a-spreadsheet': {
    vi: {
      title: 'Tệp {type} không phải là bảng tính',
      remedy:
        'Không đọc được số liệu từ loại tệp này. Nộp tệp Excel (.xlsx) có số liệu; nếu không có, tải biểu mẫu của ngày cần nộp và nhập số.',
    },
    en: {
      title: 'A {type} file is not a spreadsheet',
      remedy:
        'Figures cannot be read from it. Upload the Excel file (.xlsx) that holds them; without one, download the workbook of the day and enter them.',
    },
  },
  'no-file-ending': {
    vi: {
      title: 'Tên tệp không có phần đuôi nên không biết là loại tệp nào',
      remedy:
        'Đặt lại tên tệp có đuôi .csv nếu là văn bản, hoặc mở bằng Excel và lưu thành .xlsx, rồi tải lên.',
    },
    en: {
      title: 'The file name has no ending, so its type is not known',
      remedy:
        'Rename it to end in .csv if it is text, or open it in Excel, save it as .xlsx, and upload that.',
    },
  },
  'wrong-ending': {
    vi: {
      title: 'Không nhận tệp có đuôi {ending}',
      remedy:
        'Chỉ đọc tệp có đuôi .xlsx hoặc .csv (cả .xlsm không có macro, .tsv và .txt). Nếu đây là bảng tính, mở bằng Excel, chọn "Lưu Như (Save As)" .xlsx rồi tải lên; nếu không, chọn đúng tệp báo cáo.',
    },
    en: {
      title: 'Files that end in {ending} are not accepted',
      remedy:
        'Files are read that end in .xlsx or .csv (and .xlsm without macros, .tsv, .txt). If it is a workbook, open it in Excel, choose "Save as" .xlsx, and upload that; else choose the right file.',
    },
  },
  'not-a-workbook': {
    vi: {
      title: 'Tệp không phải là bảng tính Excel',
      remedy: 'Tên tệp là bảng tính nhưng nội dung không phải. Chọn đúng tệp báo cáo .xlsx rồi tải lên lại.',
    },
    en: {
      title: 'The file is not an Excel workbook',
      remedy: 'It is named as one, but holds something else. Choose the right .xlsx report and upload it.',
    },
  },
  'old-xls': {
    vi: {
      title: 'Tệp Excel kiểu cũ (.xls)',
      remedy: 'Mở tệp bằng Excel, chọn "Lưu Như (Save As)" .xlsx (Excel Workbook) rồi tải lên.',
    },
    en: {
      title: 'An old Excel file (.xls)',
      remedy: 'Open it in Excel, choose "Save as" .xlsx (Excel Workbook), and upload that.',
    },
  },
  'password-protected': {
    vi: {
      title: 'Tệp có mật khẩu mở',
      remedy: 'Mở tệp, bỏ mật khẩu (Tệp > Thông tin > Bảo vệ sổ làm việc > Mã hóa), lưu rồi tải lên.',
    },
    en: {
      title: 'The file needs a password to open',
      remedy: 'Open it, remove the password (File > Info > Protect Workbook > Encrypt), save and upload it.',
    },
  },
  'macro-workbook': {
    vi: {
      title: 'Tệp có macro',
      remedy: 'Lưu lại thành .xlsx (Excel Workbook) không macro rồi tải lên.',
    },
    en: {
      title: 'The file contains macros',
      remedy: 'Save it as .xlsx (Excel Workbook) without macros, and upload that.',
    },
  },
  'external-links': {
    vi: {
      title: 'Tệp lấy số liệu từ tệp hoặc nguồn khác',
      remedy:
        'Trong Excel chọn Dữ liệu > Sửa liên kết > Ngắt liên kết (Data > Edit Links > Break Link) và xóa kết nối dữ liệu, lưu rồi tải lên.',
    },
    en: {
      title: 'The file takes figures from another file or source',
      remedy: 'In Excel choose Data > Edit Links > Break Link, remove data connections, save and upload it.',
    },
  },
  'embedded-files': {
    vi: {
      title: 'Tệp có chứa tệp khác bên trong',
      remedy: 'Xóa các đối tượng được nhúng (tệp đính kèm, nút điều khiển), lưu rồi tải lên.',
    },
    en: {
      title: 'The file has other files inside',
      remedy: 'Delete the embedded objects (attachments, controls), save and upload it.',
    },
  },
  'zip-bomb': {
    vi: {
      title: 'Tệp phình ra quá lớn khi mở',
      remedy:
        'Thường do kẻ khung, tô màu kéo xuống đến dòng cuối của trang tính. Xóa các dòng trống dưới báo cáo rồi lưu, hoặc chép số liệu sang biểu mẫu mới tải từ hệ thống.',
    },
    en: {
      title: 'The file grows far too large when opened',
      remedy:
        'Often borders or colours reach down to the last row of a sheet. Delete the empty rows below the report and save, or copy the figures into a freshly downloaded workbook.',
    },
  },
  'broken-zip': {
    vi: {
      title: 'Tệp bị hỏng hoặc tải lên chưa hết',
      remedy: 'Kiểm tra tệp mở được trên máy rồi tải lên lại; nếu mạng chậm, chờ tải xong mới rời trang.',
    },
    en: {
      title: 'The file is damaged or was cut off',
      remedy:
        'Check that it opens on your computer and upload it again; on a slow line, wait until it is done.',
    },
  },
  'xml-doctype': {
    vi: {
      title: 'Tệp có nội dung không được phép',
      remedy: 'Tệp không do Excel lưu ra. Chép số liệu sang biểu mẫu mới tải từ hệ thống rồi tải lên.',
    },
    en: {
      title: 'The file holds content that is not allowed',
      remedy:
        'Excel did not save it so. Copy the figures into a freshly downloaded workbook and upload that.',
    },
  },
  'broken-xml': {
    vi: {
      title: 'Nội dung bảng tính bị hỏng',
      remedy: 'Mở tệp bằng Excel, để Excel sửa, lưu lại rồi tải lên.',
    },
    en: { title: 'The workbook is damaged', remedy: 'Open it in Excel, let it repair, save and upload it.' },
  },
  'broken-workbook': {
    vi: {
      title: 'Cấu trúc bảng tính bị hỏng',
      remedy: 'Mở tệp bằng Excel, để Excel sửa, lưu lại rồi tải lên.',
    },
    en: {
      title: 'The structure of the workbook is damaged',
      remedy: 'Open it in Excel, let it repair, save and upload it.',
    },
  },
  'broken-csv': {
    vi: {
      title: 'Tệp CSV sai cấu trúc ở dòng {line}',
      remedy: 'Kiểm tra dấu ngoặc kép ở dòng đó, hoặc lưu tệp thành .xlsx rồi tải lên.',
    },
    en: {
      title: 'The CSV file is malformed at line {line}',
      remedy: 'Check the quotation marks on that line, or save the file as .xlsx and upload that.',
    },
  },
  'unknown-encoding': {
    vi: {
      title: 'Không đọc được bảng mã chữ Việt của tệp',
      remedy: 'Mở lại tệp gốc bằng Excel, lưu thành .xlsx hoặc "CSV UTF-8" rồi tải lên.',
    },
    en: {
      title: 'The text encoding of the file is not known',
      remedy: 'Open the original in Excel, save it as .xlsx or "CSV UTF-8", and upload that.',
    },
  },
  'too-many-sheets': {
    vi: {
      title: 'Quá nhiều trang tính ({count})',
      remedy: 'Tối đa {limit} trang. Xóa các trang không thuộc báo cáo, lưu rồi tải lên.',
    },
    en: {
      title: 'Too many sheets ({count})',
      remedy: 'At most {limit}. Delete the sheets that are not part of the report, save and upload it.',
    },
  },
  'too-many-rows': {
    vi: {
      title: 'Có dữ liệu ở dòng {row}, quá xa',
      remedy: 'Chỉ đọc đến dòng {limit}. Xóa các ô có dữ liệu bên dưới báo cáo, lưu rồi tải lên.',
    },
    en: {
      title: 'There is data in row {row}, too far down',
      remedy: 'Rows are read up to {limit}. Delete the cells below the report, save and upload it.',
    },
  },
  'too-many-columns': {
    vi: {
      title: 'Có dữ liệu ở cột {column}, quá xa',
      remedy: 'Chỉ đọc đến cột {limit}. Xóa các ô có dữ liệu bên phải báo cáo, lưu rồi tải lên.',
    },
    en: {
      title: 'There is data in column {column}, too far right',
      remedy: 'Columns are read up to {limit}. Delete the cells right of the report, save and upload it.',
    },
  },
  'too-many-cells': {
    vi: {
      title: 'Quá nhiều ô có dữ liệu',
      remedy: 'Tối đa {limit} ô. Chỉ giữ lại báo cáo, xóa các trang và ô khác, lưu rồi tải lên.',
    },
    en: {
      title: 'Too many cells hold data',
      remedy: 'At most {limit}. Keep only the report, delete other sheets and cells, save and upload it.',
    },
  },
  'too-many-merged-ranges': {
    vi: {
      title: 'Quá nhiều vùng ô gộp',
      remedy: 'Tối đa {limit} vùng. Bỏ gộp ô (Merge & Center), lưu rồi tải lên.',
    },
    en: {
      title: 'Too many merged ranges',
      remedy: 'At most {limit}. Unmerge the cells (Merge & Center), save and upload it.',
    },
  },
  'cell-too-long': {
    vi: {
      title: 'Có ô chứa quá nhiều chữ',
      remedy: 'Tối đa {limit} ký tự một ô. Rút gọn nội dung ô, lưu rồi tải lên.',
    },
    en: {
      title: 'A cell holds too much text',
      remedy: 'At most {limit} characters in a cell. Shorten it, save and upload it.',
    },
  },
  'too-much-text': {
    vi: {
      title: 'Tệp chứa quá nhiều chữ',
      remedy: 'Tối đa {limit} ký tự cả tệp. Chỉ giữ lại báo cáo, lưu rồi tải lên.',
    },
    en: {
      title: 'The file holds too much text',
      remedy: 'At most {limit} characters in all. Keep only the report, save and upload it.',
    },
  },
  'no-data': {
    vi: {
      title: 'Không thấy số liệu nào trong tệp',
      remedy: 'Mở tệp kiểm tra đã nhập và lưu số liệu chưa, rồi tải lên lại.',
    },
    en: {
      title: 'No data was found in the file',
      remedy: 'Open it, check that the figures were entered and saved, and upload it again.',
    },
  },
  'too-slow': {
    vi: {
      title: 'Đọc tệp quá lâu nên đã dừng',
      remedy: 'Chép số liệu sang biểu mẫu mới tải từ hệ thống rồi tải lên.',
    },
    en: {
      title: 'Reading the file took too long and was stopped',
      remedy: 'Copy the figures into a freshly downloaded workbook and upload that.',
    },
  },
  'too-much-memory': {
    vi: {
      title: 'Tệp quá nặng nên không đọc được',
      remedy: 'Chép số liệu sang biểu mẫu mới tải từ hệ thống rồi tải lên.',
    },
    en: {
      title: 'The file is too heavy to be read',
      remedy: 'Copy the figures into a freshly downloaded workbook and upload that.',
    },
  },
} as const satisfies Record<string, RefusalText>;

export type UploadRefusalCode = keyof typeof UPLOAD_REFUSALS;

/** Why a file was not read. Details are what the text names: sizes in MB, rows and columns as in the sheet. */
export type UploadRefusal = {
  kind: 'refused';
  code: UploadRefusalCode;
  details: Record<string, string | number>;
};

/** The refusal as a person reads it. A detail the refusal does not carry is printed as "…". */
export function uploadRefusalText(
  refusal: UploadRefusal,
  language: Language,
): { title: string; remedy: string } {
  const fill = (text: string) =>
    text.replace(/\{(\w+)\}/g, (_, name: string) => {
      const detail = refusal.details[name];
      return typeof detail === 'number' ? numberIn(language, detail) : (detail ?? '…');
    });
  const { title, remedy } = UPLOAD_REFUSALS[refusal.code][language];
  return { title: fill(title), remedy: fill(remedy) };
}

/** Sizes have one decimal, rows and columns none. */
function numberIn(language: Language, detail: number): string {
  return Number.isInteger(detail)
    ? formatCount(detail, language)
    : formatTenths(Math.round(detail * 10), language);
}
