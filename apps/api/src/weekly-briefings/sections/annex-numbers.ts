/** The annexes of a briefing, by what they hold. */
export type AnnexName = 'districts' | 'wards' | 'definitions' | 'changes';

/** The numbers of those there are: the running text refers to each of them (Decree 30/2020/NĐ-CP, annex I). */
export type AnnexNumbers = Partial<Record<AnnexName, string>>;

/** 'Số liệu theo quận, huyện (chi tiết tại Phụ lục I)'; nothing where there is no such annex. */
export function detailsIn(what: string, number: string | undefined): string[] {
  return number === undefined ? [] : [`${what} (chi tiết tại ${number})`];
}
