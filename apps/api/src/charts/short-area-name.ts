/**
 * The name of an area where room is short: 'Gò Vấp', 'TP. Thủ Đức', 'TT. Củ Chi'. A numbered one keeps its
 * kind ('Quận 1'), without which it would be a mere figure.
 */
export function shortAreaName(name: string): string {
  return name
    .normalize('NFC')
    .replace(/^Thành phố /, 'TP. ')
    .replace(/^Thị trấn /, 'TT. ')
    .replace(/^(Quận|Huyện|Phường|Xã) (?=\D)/, '');
}
