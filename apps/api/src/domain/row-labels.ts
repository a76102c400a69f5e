import { LONGEST_NAME, wordsOf } from './names.js';

/** Any of these makes a label of only known words that of a total, or of a line reckoned from the wards' rows. */
const HEADS =
  /\b(tong|cong|t cong|t c|tc|ts|total|grand total|sum|subtotal|toan|luy ke|ty le|ti le|phan tram|trung binh|binh quan|chenh lech|tang giam|so voi|ke hoach|con lai|all)\b/;

/** Words that may stand beside them: "Tổng số toàn quận", "Cộng các phường", "Tỷ lệ % so với hôm qua". */
const BESIDE = new Set(
  (
    'tong cong so hop t c tc ts total grand sum subtotal sub toan quan huyen thanh pho tp dia ban don vi phuong xa thi tran ' +
    'luy ke ty ti le phan tram trung binh quan chenh lech tang giam voi chung tat ca cac ho so ngay hom nay qua truoc ke hoach ' +
    'con lai trong den all of the district wards'
  ).split(' '),
);

/** Labels that are known as a whole: their words alone may stand in the name of a ward. */
const WHOLE = [
  /^(ty le |ti le |phan tram )?(hoan thanh|dat)( (duoc|so|ke hoach|chi tieu|tien do|voi))*$/,
  /^chi tieu( (duoc|giao|ke hoach|nam))*$/,
  /^tong (ket|ttyt|trung tam y te)$/,
  /^(tong |cong )+trang( nay| truoc)?( \d{1,2})?$/,
  /^(tong |cong )*(mang|chuyen) sang( trang)?$/,
  /^(tong |cong )*cum( so)? (\d{1,2}|[ivx]{1,4})$/,
  /^(tong |cong |toan )*(tp ?hcm|(tp|thanh pho) (hcm|ho chi minh))$/,
];

/** "I. Tổng cộng", "A. Cộng"; "Cộng (A)", "Tổng cộng (I+II)". */
const NUMBER_BEFORE = /^([ivx]{1,4}|[a-e]) (?=(tong|cong)\b)/;
const LETTERS_BEHIND = /(?<=^((tong|cong|so) ?){1,3}) ([ivx]{1,4}|[a-e])( ([ivx]{1,4}|[a-e]))*$/;

/** A label that begins with the kind of a ward is its name: "Xã Toàn Thành". */
const WARD_NAME = /^(phuong|xa|thi tran) \D/;

/** Whether a label is that of a line with a telephone number: "Số điện thoại", "Người lập". */
export function isContactLabel(label: string): boolean {
  return (
    label.length <= LONGEST_NAME &&
    /^(so )?(dien thoai|dt|sdt|di dong|hotline|zalo|fax|lien he|nguoi (lap|bao cao|lien he|ky))\b/.test(
      wordsOf(label),
    )
  );
}

/**
 * Whether what stands in place of a ward's code and name calls the row a total or another reckoned line:
 * "Tổng cộng", "T.Cộng", "T/C", "Cộng toàn quận", "Grand total", "Lũy kế", "Tỷ lệ %", the district's own
 * name. Only words that are known in such a label may stand in it: "Công an phường" and "Tổng kho" are none.
 */
export function isTotalLabel(label: string, districtName: string): boolean {
  if (
    label.length > LONGEST_NAME ||
    /công\s+(an|ty|tác|viên|nhân|sở|chức|đoàn|trình|nghiệp)/iu.test(label.normalize('NFC'))
  ) {
    return false;
  }
  const words = wordsOf(label);
  const district = wordsOf(districtName);
  if (words === district) return true;
  const rest = ` ${words} `
    .replace(new RegExp(` (${district}|${district.replace(/^quan (?=\d)/, 'q ?')}) `), ' ')
    .trim()
    .replace(NUMBER_BEFORE, '')
    .replace(LETTERS_BEHIND, '');
  if (WARD_NAME.test(words)) return false;
  if (WHOLE.some((known) => known.test(rest))) return true;
  return (
    HEADS.test(rest) &&
    rest.split(' ').every((word) => BESIDE.has(word) || /^\d{1,2}$/.test(word) || word === '')
  );
}

/** Said of rows of a total's kind that are no sum of the figures above: shares, plans, another day, what is carried over. */
const NO_SUM =
  /\b(ty le|ti le|phan tram|trung binh|binh quan|chenh lech|tang|giam|so voi|ke hoach|chi tieu|muc tieu|con lai|hom qua|hom nay|truoc|ngay|dat|mang|chuyen sang|tuan|thang|quy|nam|hcm|ho chi minh)\b/;

/** Whether a label known as that of a total says that the row holds sums: "Tổng cộng", "Toàn quận", the district's name. */
export function isSumLabel(label: string, districtName: string): boolean {
  if (!isTotalLabel(label, districtName)) return false;
  const words = wordsOf(label);
  if (NO_SUM.test(words) || /%/.test(label)) return false;
  return (
    words.includes(wordsOf(districtName)) ||
    /\b(tong|cong|t cong|t c|tc|ts|total|sum|subtotal|toan|all)\b/.test(words)
  );
}
