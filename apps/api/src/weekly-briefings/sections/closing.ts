import type { Content } from 'pdfmake';

/** "Nơi nhận" and the place for the signature, kept together (Decree 30/2020/NĐ-CP, annex I). */
export function closing(): Content {
  return {
    unbreakable: true,
    margin: [0, 16, 0, 0],
    columns: [
      {
        width: '60%',
        stack: [
          { text: 'Nơi nhận:', bold: true, italics: true, fontSize: 12 },
          ...[
            '- Bộ Y tế (để báo cáo);',
            '- Ủy ban nhân dân Thành phố (để báo cáo);',
            '- Giám đốc và các Phó Giám đốc Sở;',
            '- Trung tâm y tế các quận, huyện, thành phố Thủ Đức;',
            '- Lưu: VT, NVY.',
          ].map((text): Content => ({ text, fontSize: 11 })),
        ],
      },
      {
        width: '40%',
        alignment: 'center',
        stack: [
          { text: 'GIÁM ĐỐC', bold: true },
          { text: '(Ký, ghi rõ họ tên, đóng dấu)', italics: true, fontSize: 11 },
          { text: ' ', margin: [0, 0, 0, 60] },
        ],
      },
    ],
  };
}
