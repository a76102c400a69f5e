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
  const rest = ` ${words} `.replace(` ${district} `, ' ').trim();
  return (
    HEADS.test(words) &&
    rest.split(' ').every((word) => BESIDE.has(word) || /^\d{1,2}$/.test(word) || word === '')
  );
}
