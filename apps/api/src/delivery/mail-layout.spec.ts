import { htmlOf } from './mail-layout.js';
import { type MailText, plainText } from './mail-text.js';

const COLUMNS = [
  { head: 'Đơn vị', isKept: true },
  { head: 'Đã ký số', isKept: false },
];

const mail: MailText = {
  language: 'vi',
  label: null,
  salutation: 'Kính gửi: Văn phòng Sở Y tế',
  title: 'Báo cáo nhanh ngày 07/05/2022',
  message: 'Ký số đang đứng yên.',
  figures: [{ name: 'Đã ký số', value: '374.137', share: '8,3%', change: '+24.942 trong ngày' }],
  sentences: ['Một câu.', 'Hai câu.'],
  tables: [
    {
      caption: 'Theo phường, xã',
      columns: COLUMNS,
      rows: [
        ['Phường Bến Nghé', '1.234'],
        ['Phường 5', '7'],
      ],
      total: ['Quận 1', '1.241'],
    },
  ],
  attachments: [{ text: 'Tệp đính kèm: a.xlsx', url: null }],
  closing: ['Trân trọng.', 'Sở Y tế'],
  link: { text: 'Mở màn hình tiến độ', url: 'http://localhost/?ngay=2022-05-07&so-voi=hom-qua' },
  freshness: 'Số liệu đến 16:00 ngày 07/05/2022',
  footer: 'Thư tự động.',
  picture: 'Biểu đồ',
};
const named = (name: string): MailText => ({
  ...mail,
  tables: [
    {
      caption: 'Theo phường, xã',
      columns: COLUMNS,
      rows: [[name, '1']],
      total: ['Quận 1', '1'],
    },
  ],
});

describe('htmlOf', () => {
  it.each([
    ['tags', '<b>"A&B"</b>', '&lt;b&gt;&quot;A&amp;B&quot;&lt;/b&gt;'],
    ['a script', `<script>alert('1')</script>`, '&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;'],
    ['a place of the layout', '{{footer}}', '{{footer}}'],
    ['a pattern of replacement', '$& $1 $$', '$&amp; $1 $$'],
    ['decomposed letters', 'Thủ Đức'.normalize('NFD'), 'Thủ Đức'],
  ])('shows a name with %s as it is', async (_, name, written) => {
    expect(await htmlOf(named(name))).toContain(`>${written}</td>`);
  });

  it('leaves no place of the layout empty-handed', async () => {
    expect(await htmlOf(mail)).not.toMatch(/\{\{|undefined/);
  });

  it('hides what a telephone has no room for, and shows it where the reader is wide', async () => {
    const html = await htmlOf(mail);
    expect(html).toContain('<th align="left" style="padding:3px 6px 3px 0">Đơn vị</th>');
    expect(html).toMatch(/<th class="wide"[^>]*display:none;mso-hide:all">Đã ký số<\/th>/);
    expect(html).toMatch(
      /@media only screen and \(min-width:600px\) \{ \.wide \{ display: table-cell !important; \} \}/,
    );
  });

  it('has no rule that breaks a word between its letters', async () => {
    expect(await htmlOf(mail)).not.toMatch(/word-break|overflow-wrap|word-wrap/);
  });

  it('fetches nothing and runs nothing: the one picture comes with the mail', async () => {
    const html = await htmlOf(mail);
    expect(html).not.toMatch(/<link|@import|url\(|<script|src="(?!cid:)/);
  });
});

describe('plainText', () => {
  it('sets numbers under one another, the last digits in one line', () => {
    expect(plainText(mail)).toContain(
      [
        'Theo phường, xã',
        'Đơn vị           Đã ký số',
        'Phường Bến Nghé     1.234',
        'Phường 5                7',
        'Quận 1              1.241',
      ].join('\n'),
    );
  });

  it('greets its reader, ends in the name of the Department, and spells out a link', () => {
    const url = 'http://localhost/documents/1/show';
    const text = plainText({ ...mail, attachments: [{ text: 'Tệp a.xlsx quá lớn', url }] });
    expect(text).toMatch(/^Kính gửi: Văn phòng Sở Y tế\n\nBáo cáo nhanh/);
    expect(text).toContain(`Tệp a.xlsx quá lớn: ${url}\n`);
    expect(text).toContain('Trân trọng.\nSở Y tế\n');
  });

  it('leaves out what there is not', () => {
    expect(plainText({ ...mail, attachments: [] })).not.toMatch(/\n{3}/);
  });
});
