import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { text as readText } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import type { DocumentRow, NewDocumentAnswer } from '../apps/api/src/contract/document.js';
import type { DistrictsAnswer, ProgressAnswer, WardsAnswer } from '../apps/api/src/contract/progress.js';
import { formatCount, formatPercent, formatSigned } from '../apps/api/src/domain/format.js';
import { instantOf, type ReportingDate, reportingDate } from '../apps/api/src/domain/reporting-date.js';
import { system } from '../apps/api/src/platform/actor.js';
import { Database } from '../apps/api/src/platform/database.js';
import { FileStore } from '../apps/api/src/platform/files.js';
import { briefingFacts } from '../apps/api/src/weekly-briefings/briefing-facts.js';
import { FONTS } from '../apps/api/src/weekly-briefings/pdf/print-pdf.js';
import { setPdf } from '../apps/api/src/weekly-briefings/pdf/set-pdf.js';
import { weeklyBriefing } from '../apps/api/src/weekly-briefings/weekly-briefing.pdf.js';
import { makeCampaign } from './support/make-campaign.js';
import { makeReport, makeStory } from './support/make-figures.js';
import { type ReadPage, readPdf } from './support/read-pdf.js';
import { capitalsInside } from './support/running-text.js';
import { firstEdition } from './support/briefing-edition.js';
import { type SignedIn, signIn } from './support/sign-in.js';
import { startApp, type TestApp } from './support/start-app.js';

const MONDAY = reportingDate('2022-05-02');
const SATURDAY = reportingDate('2022-05-07');
const SUNDAY = reportingDate('2022-05-08');
const AT_SIX = new Date('2022-05-07T18:00:00+07:00');

describe('the weekly briefing', () => {
  let campaign: TestApp;
  let reviewer: SignedIn;
  beforeAll(async () => {
    campaign = await startApp(AT_SIX.toISOString());
    await makeCampaign(campaign, { demonstration: true });
    await makeStory(campaign, { until: AT_SIX });
    reviewer = await signIn(campaign, 'reviewer');
  });
  afterAll(() => campaign.close());

  const factsOf = (monday: string, asOf: Date) =>
    campaign.app.get(Database).within(system('test'), (tx) => briefingFacts(tx, reportingDate(monday), asOf));
  /** Set here, where what was compiled for one serves the next; what is published is set in a thread. */
  const pdfOf = async (monday: string, asOf: Date, version = 1) => {
    const facts = await factsOf(monday, asOf);
    return setPdf(weeklyBriefing(facts, await firstEdition(campaign, facts, asOf, version)), FONTS);
  };
  const pagesOf = async (monday: string, asOf: Date) => readPdf(await pdfOf(monday, asOf));
  /** Weeks that several tests look at, each made once, before anybody says anything of it. */
  const looked = new Map<string, Promise<Buffer>>();
  const onceOf = (monday: string, asOf: Date) => {
    const key = `${monday} ${asOf.toISOString()}`;
    const made = looked.get(key) ?? pdfOf(monday, asOf);
    looked.set(key, made);
    return made;
  };
  const get = async <Answer>(url: string): Promise<Answer> =>
    (await campaign.app.inject({ method: 'GET', url, headers: reviewer.headers })).json<Answer>();
  const order = (date: string) =>
    campaign.app.inject({
      method: 'POST',
      url: '/api/documents',
      headers: { ...reviewer.headers, ...reviewer.key() },
      payload: { kind: 'weekly-briefing', date },
    });

  describe('of 2–8/5/2022, as known at 18:00 on the 7th', () => {
    let bytes: Buffer;
    let pages: ReadPage[];
    let text: string;
    beforeAll(async () => {
      bytes = await onceOf(MONDAY, AT_SIX);
      pages = readPdf(bytes);
      text = pages.map((page) => page.text).join('\n');
    });

    it('prints the published totals, the pace and the required rate on its first page', () => {
      const first = pages[0]?.text ?? '';
      expect(
        missingFrom(first, [
          'Cần xác thực\t4.481.992\t100,0%',
          'Đã gửi công an\t4.124.156\t92,0%',
          'Đã ký số\t374.137\t8,3%',
          '24.942 hồ sơ mỗi ngày',
          '164.315 hồ sơ mỗi ngày',
          'Tốc độ ký số phải tăng gấp 6,6 lần',
          'Phường, xã báo cáo ngày 07/05/2022\t310/310',
          // A report of 6/5 was filed again that morning: another version.
          'Số liệu đến 16:00 ngày 07/05/2022, phiên bản 2, 310/310 phường, xã đã báo cáo',
        ]),
      ).toEqual([]);
    });

    it('draws as waiting with the police what is pending', async () => {
      const { totals } = await get<ProgressAnswer>(`/api/progress/city?date=${SATURDAY}`);
      expect(totals.unresolved).toBeGreaterThan(0);
      expect(text).toContain(`còn ${formatCount(totals.pending)} · chờ`);
    });

    it('prints the moment of its figures to the millisecond, so that they can be asked for again', async () => {
      const moment = new Date(AT_SIX.getTime() + 11_241);
      const exact = 'cập nhật đến 18:00:11,241 07/05/2022';
      expect((await pagesOf(MONDAY, moment)).map((page) => page.text).join('\n')).toContain(exact);
    });

    it('says up to which day it tells the unfinished week', () => {
      expect(pages[0]?.text).toContain('Tuần chưa kết thúc: số liệu đến 16:00 ngày 07/05/2022.');
    });

    it("prints the API's figures of the city and every district, to the last record", async () => {
      const query = `date=${SATURDAY}&asOf=${AT_SIX.toISOString()}&compareTo=2022-05-01`;
      const city = await get<ProgressAnswer>(`/api/progress/city?${query}`);
      const { rows } = await get<DistrictsAnswer>(`/api/progress/districts?${query}`);
      expect(rows).toHaveLength(22);
      const lines = [
        ...rows.map((row) => ({ ...row, name: row.area.name })),
        { ...city, name: 'Toàn thành phố' },
      ];
      const printed: string[] = [];
      for (const { name, totals, increments } of lines) {
        const figures = [totals.required, totals.submitted, totals.verified, totals.unresolved];
        figures.push(totals.pending, totals.exempt, totals.signable, totals.signed);
        const share = formatPercent(totals.signed, totals.required).replace('%', '');
        const line = [
          name,
          ...figures.map((count) => formatCount(count)),
          share,
          formatSigned(increments.week.signed),
        ];
        printed.push(`${line.join('\t')}\t${formatCount(totals.remaining)}`);
      }
      expect(missingFrom(text, printed)).toEqual([]);
    });

    it("prints the API's figures of all 310 wards, and they add up to the city's", async () => {
      const query = `date=${SATURDAY}&asOf=${AT_SIX.toISOString()}&compareTo=2022-05-01`;
      const { rows: districts } = await get<DistrictsAnswer>(`/api/progress/districts?${query}`);
      const printed: string[] = [];
      let signed = 0;
      for (const { area } of districts) {
        const { rows } = await get<WardsAnswer>(`/api/progress/districts/${area.code}/wards?${query}`);
        for (const { area: ward, totals, increments } of rows) {
          const figures = [
            totals.required,
            totals.submitted,
            totals.verified,
            totals.unresolved,
            totals.signed,
          ];
          const share = formatPercent(totals.signed, totals.required).replace('%', '');
          const line = [ward.name, ...figures.map((count) => formatCount(count)), share];
          printed.push(`${line.join('\t')}\t${formatSigned(increments.week.signed)}`);
          signed += totals.signed ?? NaN;
        }
      }
      expect(missingFrom(text, printed)).toEqual([]);
      expect([printed.length, signed]).toEqual([310, 374_137]);
    });

    it('has the sections whose data exists, numbered without a gap, and four annexes', () => {
      expect(headingsOf(text)).toEqual([
        'I. ĐÁNH GIÁ CHUNG',
        'II. TIẾN ĐỘ SO VỚI KẾ HOẠCH',
        'III. CÁC BƯỚC XỬ LÝ HỒ SƠ',
        'IV. TỶ LỆ KÝ SỐ THEO ĐỊA BÀN (SƠ ĐỒ Ô)',
        'V. KẾT QUẢ THEO QUẬN, HUYỆN',
        'VI. DIỄN BIẾN TỪNG ĐỊA BÀN',
        'VII. MỨC ĐỘ ĐẦY ĐỦ BÁO CÁO',
        'VIII. PHƯỜNG, XÃ CHẬM',
        'Phụ lục I',
        'Phụ lục II',
        'Phụ lục III',
        'Phụ lục IV',
      ]);
    });

    it('keeps what is read aloud on one page, and no heading at the foot of a page', () => {
      expect(pages[0]?.text).toContain('Tỷ lệ nộp đúng hạn trong tuần');
      expect(pages[1]?.text).toMatch(/^II\. /);
      for (const page of pages) {
        const body = bodyOf(page).trim();
        expect(body).not.toBe('');
        expect(body.split('\n').at(-1)).not.toMatch(HEADING);
      }
    });

    it('explains its words on one page', () => {
      const page = pages.find(({ text: shown }) => shown.includes('GIẢI THÍCH TỪ NGỮ VÀ CÁCH TÍNH'));
      expect(page?.text).toContain('Hồ sơ');
      expect(page?.text).toContain('Phiên bản; lần phát hành');
    });

    it('numbers its pages in the middle of the top margin, those of each annex by themselves, but for the first', () => {
      let own = 0;
      for (const page of pages) {
        own = /^Phụ lục [IVX]+$/m.test(page.text) ? 1 : own + 1;
        const inMargin = page.runs.filter(
          ({ y, text: shown }) => y > page.height - 50 && shown.trim() !== '',
        );
        expect(inMargin.map((run) => run.text)).toEqual(own === 1 ? [] : [String(own)]);
        // Between margins of 85 and 43 points.
        const middle = 85 + (page.width - 85 - 43) / 2;
        if (inMargin[0]) expect(Math.abs(inMargin[0].x - middle)).toBeLessThan(10);
      }
    });

    it('keeps to the margins of Decree 30: 30 mm left, 15 mm right, 20 mm above and below', () => {
      for (const { runs, width } of pages) {
        const body = runs.filter(({ size }) => size > 9 && size < 13);
        expect(Math.min(...runs.map(({ x }) => x))).toBeGreaterThanOrEqual(85);
        expect(Math.max(...runs.map(({ x }) => x))).toBeLessThan(width - 43);
        expect(Math.min(...body.map(({ y }) => y))).toBeGreaterThan(57);
      }
    });

    it('begins with agency, national name, motto, place, date and subject', () => {
      expect(pages[0]?.text).toMatch(
        new RegExp(
          [
            'ỦY BAN NHÂN DÂN\nTHÀNH PHỐ HỒ CHÍ MINH\nSỞ Y TẾ\nSố: +/BC-SYT',
            'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc',
            'Thành phố Hồ Chí Minh, ngày 07 tháng 5 năm 2022',
            'BÁO CÁO\nGiao ban tuần về tiến độ chiến dịch .* \\(Tuần 18, từ ngày 02/05/2022 đến ngày 08/05/2022\\)',
          ].join('\n'),
        ),
      );
    });

    it('ends with "Nơi nhận" and the place for the signature, before the annexes', () => {
      const last = pages.find((page) => page.text.includes('Nơi nhận:'));
      expect(last?.text).toContain('KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC');
      expect(last?.text).toContain('- Bộ Y tế (để báo cáo);');
      expect(last?.text).toContain('- Lưu: VT, NVY.');
      expect(text).not.toContain('ghi rõ họ tên');
      expect(text.indexOf('Nơi nhận:')).toBeLessThan(text.indexOf('\nPhụ lục I\n'));
    });

    it('says on whose order it reports, by the documents in force, and ends with the mark of an end', () => {
      expect(pages[0]?.text).toContain(
        'Thực hiện Công văn 2262/BYT-CNTT ngày 04/05/2022 của Bộ Y tế và Nghị định 09/2019/NĐ-CP (khoản 5 Điều 8), Sở Y tế báo cáo kết quả tuần 18 của chiến dịch như sau:',
      );
      const [body = ''] = text.split('Nơi nhận:');
      expect(body).toMatch(
        /Trên đây là báo cáo giao ban tuần 18 của Sở Y tế về tiến độ chiến dịch .*\.\/\.\n/,
      );
    });

    it('refers to each of its annexes in the running text, in Roman numerals', () => {
      const [body = ''] = text.split('Nơi nhận:');
      for (const annex of ['Phụ lục I', 'Phụ lục II', 'Phụ lục III', 'Phụ lục IV']) {
        expect(body).toContain(`(chi tiết tại ${annex})`);
      }
      expect(text).not.toMatch(/Phụ lục \d/);
    });

    it('writes its dates in one form, those of cited documents too', () => {
      const dates = text.match(/(?<![\d/])\d{1,2}\/\d{1,2}(?:\/\d{4})?(?![\d/])/g) ?? [];
      // Counts of wards are written alike: '8/10'.
      const written = dates.filter((date) => date.length > 5 || /^\d\d\/0\d$/.test(date));
      expect(written.length).toBeGreaterThan(50);
      expect(dates.filter((date) => date.split('/').length === 3 && date.length !== 10)).toEqual([]);
      expect(text).not.toMatch(/ngày \d{1,2}\/\d(?!\d)/);
    });

    it('says on every page that the figures are made up, and how fresh they are', () => {
      for (const page of pages)
        expect(page.text).toMatch(/Số liệu đến 16:00 ngày 07\/05\/2022.*DỮ LIỆU MINH HỌA/);
    });

    it('keeps the city on one page with its districts, also with the column of what was taken back', async () => {
      const facts = await factsOf(MONDAY, AT_SIX);
      for (const district of facts.districts) district.increments.week.adjustments.signed = -12_345;
      const edition = await firstEdition(campaign, facts, AT_SIX);
      const found = readPdf(await setPdf(weeklyBriefing(facts, edition), FONTS)).filter(({ text: page }) =>
        page.includes('SỐ LIỆU THEO QUẬN, HUYỆN'),
      );
      expect(found).toHaveLength(1);
      for (const part of ['Toàn thành phố', 'Thành phố Thủ Đức', 'Huyện Nhà Bè', '−12.345'])
        expect(found[0]?.text).toContain(part);
    });

    it('has the same bytes when another process makes it from the same facts', async () => {
      const facts = await factsOf(MONDAY, AT_SIX);
      const edition = await firstEdition(campaign, facts, AT_SIX);
      expect(await elsewhere({ facts, ...edition })).toBe(sha256(bytes));
    });

    it('writes names of areas inside its sentences with a small kind: quận Gò Vấp, but Quận 7', () => {
      expect(pages.flatMap((page) => capitalsInside(page.text))).toEqual([]);
      expect(text).toMatch(/[:,] (quận|huyện) \p{Lu}/u);
    });

    it('names who did not report, and what was put right', () => {
      expect(
        missingFrom(text, [
          'Chưa báo cáo ngày 05/05/2022 (10): cả địa bàn quận Bình Tân (10).',
          '06/05/2022\tPhường 05, quận Gò Vấp\tĐã gửi công an\t24.709\t25.626\t+917\t08:20 07/05/2022. Nộp lại',
        ]),
      ).toEqual([]);
    });
  });

  describe('made and made again', () => {
    it('is published once, stays as it was when figures are amended, and then gets a second version', async () => {
      const [first] = (await order(SATURDAY)).json<NewDocumentAnswer>().documents;
      if (!first) throw new Error('Nothing was published.');
      expect(first).toMatchObject({
        ...{ kind: 'weekly-briefing', districtCode: null, version: 1, mediaType: 'application/pdf' },
        ...{ from: '2022-05-02', until: '2022-05-09', fileName: 'BaoCaoTuan18_2022-05-02_v1.pdf' },
      });
      expect((await order(SATURDAY)).json<NewDocumentAnswer>().documents[0]?.id).toBe(first.id);

      const later = new Date('2022-05-08T09:00:00+07:00');
      campaign.clock.standAt(later);
      await makeReport(campaign, await oneMoreSigned(campaign, SATURDAY, later));
      const second = (await order(SATURDAY)).json<NewDocumentAnswer>().documents[0];
      expect(second).toMatchObject({ version: 2, isLatest: true });
      const bytes = await campaign.app.get(FileStore).read(second?.fileHash ?? '');
      expect(readPdf(bytes)[0]?.text).toContain('Đã ký số\t374.138');

      const asOf = new Date((await get<DocumentRow>(`/api/documents/${first.id}`)).asOf);
      expect(sha256(await pdfOf(MONDAY, asOf))).toBe(first.fileHash);
    });

    it('stays the same issue when a figure of a day that is not due yet is put right', async () => {
      campaign.clock.standAt(new Date('2022-05-08T09:30:00+07:00'));
      const last = (await order(SATURDAY)).json<NewDocumentAnswer>().documents[0];
      for (const time of ['10:00', '11:00']) {
        const at = instantOf(SUNDAY, time);
        await makeReport(campaign, await oneMoreSigned(campaign, SUNDAY, at));
      }
      campaign.clock.standAt(new Date('2022-05-08T11:30:00+07:00'));
      expect((await order(SATURDAY)).json<NewDocumentAnswer>().documents[0]?.id).toBe(last?.id);

      const due = await factsOf(MONDAY, new Date('2022-05-08T18:00:00+07:00'));
      expect(due.corrections.filter(({ date }) => date === SUNDAY)).toHaveLength(1);
    });

    it('is refused while no day of the week is due', async () => {
      campaign.clock.standAt(new Date('2022-05-09T10:00:00+07:00'));
      const refusal = await order('2022-05-09');
      expect([refusal.statusCode, refusal.json<{ code: string }>().code]).toEqual([422, 'document.not-yet']);
    });
  });

  describe('of every week', () => {
    it.each([
      ['2022-04-11', '2022-04-15T18:00:00+07:00'],
      ['2022-04-11', '2022-04-17T20:00:00+07:00'],
      ['2022-04-18', '2022-04-24T20:00:00+07:00'],
      ['2022-04-25', '2022-05-02T08:00:00+07:00'],
      ['2022-05-02', '2022-05-05T18:00:00+07:00'],
      ['2022-05-02', AT_SIX.toISOString()],
    ])(
      'fills more than half of each page but the last of body and annexes: %s, at %s',
      async (monday, at) => {
        const pages = readPdf(await onceOf(monday, new Date(at)));
        const fills = pages.map((page, index) => ({
          page: index + 1,
          isLast: index === pages.length - 1 || /^Phụ lục/m.test(pages[index + 1]?.text ?? ''),
          fill: fillOf(page),
        }));
        expect(fills.filter(({ isLast, fill }) => !isLast && fill < 0.5)).toEqual([]);
      },
    );
  });

  describe('of other weeks', () => {
    it('leaves out what has no data yet, and numbers what is there', async () => {
      const pages = await pagesOf('2022-04-11', new Date('2022-04-14T18:00:00+07:00'));
      const text = pages.map((page) => page.text).join('\n');
      expect(headingsOf(text).slice(-5)).toEqual([
        'VI. DIỄN BIẾN TỪNG ĐỊA BÀN',
        'VII. MỨC ĐỘ ĐẦY ĐỦ BÁO CÁO',
        'Phụ lục I',
        'Phụ lục II',
        'Phụ lục III',
      ]);
      expect(text).toContain('Chưa bắt đầu ký số, ký từ ngày 23/04/2022');
      expect(text).toContain('Tỷ lệ gửi công an cao nhất');
      expect(text).not.toMatch(/PHƯỜNG, XÃ CHẬM|ĐÍNH CHÍNH/);
    });

    it('carries the figures of a missing district on, and says so', async () => {
      const pages = readPdf(await onceOf('2022-04-25', new Date('2022-05-02T08:00:00+07:00')));
      const text = pages.map((page) => page.text).join('\n');
      expect(text).toContain('Số liệu đến 16:00 ngày 29/04/2022. Ngày 30/04 và 01/05 nghỉ.');
      expect(text).toContain(
        'Chưa đủ báo cáo ngày 29/04/2022, số liệu còn thiếu lấy của ngày gần nhất: huyện Nhà Bè (0/7).',
      );
      expect(text).toContain('Thị trấn Nhà Bè *');
      expect(text).toContain('−37');
      expect(text).toContain('Điều chỉnh giảm, không tính vào số trong tuần: đã gửi công an −37.');
      expect(text).toContain('Loại hồ sơ trùng. Loại 37 hồ sơ gửi trùng theo biên bản đối chiếu với công an');
    });
  });

  describe('with what people say of the week', () => {
    let administrator: SignedIn;
    beforeAll(async () => {
      administrator = await signIn(campaign, 'administrator');
    });
    /** A moment behind everything recorded so far. */
    const soon = () => {
      campaign.clock.standAt(new Date(campaign.clock.now().getTime() + 60_000));
      return campaign.clock.now();
    };

    it('prints number, shortcomings and proposals, the signer, and the same again as known before', async () => {
      const remark = {
        week: '2022-05-05',
        number: '123',
        shortcomings: 'Hệ thống ký số quá tải.\r\n\r\n Máy tính cũ. ',
        proposals: 'Đề nghị Bộ Y tế nâng cấp hệ thống.',
        reason: 'Nhận định tuần 18',
      };
      const before = new Date(AT_SIX.getTime() - 1);
      const said = await campaign.app.inject({
        ...{ method: 'POST', url: '/api/briefing-remarks', payload: remark },
        headers: { ...administrator.headers, ...administrator.key() },
      });
      expect(said.json()).toMatchObject({
        week: MONDAY,
        shortcomings: 'Hệ thống ký số quá tải.\nMáy tính cũ.',
      });
      const pages = await pagesOf(MONDAY, soon());
      const text = pages.map((page) => page.text).join('\n');
      expect(pages[0]?.text).toContain('Số: 123/BC-SYT');
      expect(text).toMatch(/IX\. TỒN TẠI, HẠN CHẾ VÀ NGUYÊN NHÂN\nHệ thống ký số quá tải\.\nMáy tính cũ\./);
      expect(text).toMatch(/X\. KIẾN NGHỊ, NHIỆM VỤ TUẦN TỚI\nĐề nghị Bộ Y tế nâng cấp hệ thống\./);
      expect(text).toMatch(/\(Kèm theo Báo cáo số 123\/BC-SYT ngày \d\d tháng 5 năm 2022 của Sở Y tế\)/);

      const earlier = (await pagesOf(MONDAY, before)).map((page) => page.text).join('\n');
      expect(earlier).not.toMatch(/TỒN TẠI|123\/BC-SYT/);
      const again = await campaign.app.inject({
        ...{ method: 'POST', url: '/api/briefing-remarks', payload: { ...remark, week: '2022-05-08' } },
        headers: { ...administrator.headers, ...administrator.key() },
      });
      expect(again.json()).toMatchObject({ code: 'briefing-remark.week-taken' });
      const empty = { week: '2022-05-09', reason: 'Chưa có gì' };
      const refused = await campaign.app.inject({
        ...{ method: 'POST', url: '/api/briefing-remarks', payload: empty },
        headers: { ...administrator.headers, ...administrator.key() },
      });
      expect(refused.json()).toMatchObject({ status: 422, code: 'briefing-remark.empty' });
    });

    it.each([1, 3, 5, 7])(
      'is signed below what is proposed, whatever falls short: %d sentences',
      async (count) => {
        const facts = await factsOf(MONDAY, AT_SIX);
        const sentence = 'Hệ thống ký số chưa ổn định, quá tải khi nhiều cơ sở ký cùng lúc.';
        const remark = {
          number: null,
          shortcomings: Array.from({ length: count }, () => sentence).join('\n'),
          proposals: 'Đề nghị Bộ Y tế nâng cấp hệ thống ký số.\nTập trung nhân lực ký số.',
        };
        const said = { ...facts, remark };
        const edition = await firstEdition(campaign, said, AT_SIX, 1);
        const pages = readPdf(await setPdf(weeklyBriefing(said, edition), FONTS));
        const signed = pages.filter(({ text }) => text.includes('KT. GIÁM ĐỐC'));
        expect(signed.map(({ text }) => text.includes('Tập trung nhân lực ký số.'))).toEqual([true]);
      },
    );

    it('is signed by whom an administrator set, from the day on', async () => {
      const form = {
        ...{
          validFrom: '2022-05-07',
          symbol: 'BC-SYT-NVY',
          signerTitle: 'GIÁM ĐỐC',
          signerName: 'Trần Thị Thử',
        },
        ...{ recipients: '- Bộ Y tế;\nLưu: VT.', reason: 'Người ký mới' },
      };
      const set = await campaign.app.inject({
        ...{ method: 'POST', url: '/api/briefing-forms', payload: form },
        headers: { ...administrator.headers, ...administrator.key() },
      });
      expect(set.statusCode).toBe(201);
      const text = (await pagesOf(MONDAY, soon())).map((page) => page.text).join('\n');
      expect(text).toContain('Số: 123/BC-SYT-NVY');
      expect(text).toContain('Nơi nhận:\n- Bộ Y tế;\n- Lưu: VT.\nGIÁM ĐỐC\nTrần Thị Thử');
      expect(text).not.toContain('KT. GIÁM ĐỐC');
      const before = (await pagesOf(MONDAY, new Date(AT_SIX.getTime() - 1)))
        .map((page) => page.text)
        .join('\n');
      expect(before).toContain('KT. GIÁM ĐỐC');
    });
  });
});

describe('the weekly briefing of a campaign', () => {
  let campaign: TestApp;
  beforeAll(async () => {
    campaign = await startApp('2022-04-15T18:00:00+07:00');
    await makeCampaign(campaign, { demonstration: true });
  });
  afterAll(() => campaign.close());

  const textOf = async () => {
    const asOf = campaign.clock.now();
    const facts = await campaign.app
      .get(Database)
      .within(system('test'), (tx) => briefingFacts(tx, reportingDate('2022-04-11'), asOf));
    const edition = await firstEdition(campaign, facts, asOf);
    const pages = readPdf(await setPdf(weeklyBriefing(facts, edition), FONTS));
    return pages.map((page) => page.text).join('\n');
  };

  it('says that there are no figures, in words and in charts, where nobody has reported', async () => {
    const text = await textOf();
    expect(text).toContain('Chưa có số liệu: chưa phường, xã nào báo cáo đến hết ngày 15/04/2022.');
    expect(text).toContain('Đã ký số\t–\t–\t–');
    expect(text).toContain('Chưa tính được tốc độ ký.\nChưa có số liệu\nHồ sơ, lũy kế');
    expect(headingsOf(text)).toEqual([
      'I. ĐÁNH GIÁ CHUNG',
      'II. TIẾN ĐỘ SO VỚI KẾ HOẠCH',
      'III. MỨC ĐỘ ĐẦY ĐỦ BÁO CÁO',
      'Phụ lục',
    ]);
  });

  it('bears no mark of the demonstration when it is none', async () => {
    await campaign.sql('update campaign set is_demonstration = false');
    const text = await textOf();
    await campaign.sql('update campaign set is_demonstration = true');
    expect(text).not.toContain('MINH HỌA');
  });

  it('prints a note as it was written, and reads nothing it names', async () => {
    const wards = await campaign.sql<{ code: string; required: number }>(
      `select ward.ward_code as "code", required.required
         from ward_version as ward
         join campaign_member using (ward_code)
         join required_version as required using (ward_code)
        where ward.district_code = '760' order by 1`,
    );
    const rowsOf = (submitted: number, note?: string) =>
      wards.map(({ code }) => ({
        wardCode: code,
        figures: { submitted, verified: 0, unresolved: 0, exempt: 0, signed: 0 },
        ...(note === undefined ? {} : { adjustment: { reason: 'wrong-entry', note } }),
      }));
    const note = '<img src="file:///etc/passwd"> =1+1 Nhâ\u0323p sai\u200b';
    for (const [date, submitted, said] of [
      ['2022-04-13', 20, undefined],
      ['2022-04-14', 15, note],
    ] as const) {
      const day = reportingDate(date);
      await makeReport(campaign, {
        ...{ districtCode: '760', date: day, at: instantOf(day, '16:10'), rows: rowsOf(submitted, said) },
      });
    }
    expect(await textOf()).toContain('Nhập sai. <img src="file:///etc/passwd"> =1+1 Nhập sai');
  });
});

const HEADING = /^(?:[IVX]+\. [A-ZÀ-Ỹ,Đ ()]+|Phụ lục(?: [IVX]+)?)$/;

function headingsOf(text: string): string[] {
  return text.split('\n').filter((line) => HEADING.test(line));
}

/** A page without its number and its footer, which are set last. */
function bodyOf({ text }: ReadPage): string {
  return text.replace(/\n?(?:\d+\n)?Số liệu đến [^\n]*$/, '');
}

/** Those of the lines that a text does not hold: a failure names them, and not the whole document. */
function missingFrom(text: string, lines: readonly string[]): string[] {
  return lines.filter((line) => !text.includes(line));
}

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

async function elsewhere(input: object): Promise<string> {
  const script = fileURLToPath(new URL('./support/print-briefing.mjs', import.meta.url));
  const child = spawn(process.execPath, [script], { stdio: ['pipe', 'pipe', 'inherit'] });
  child.stdin.end(JSON.stringify(input));
  return readText(child.stdout);
}

/** Quận 1's last report again as that of a day, one more record signed in its first ward. */
async function oneMoreSigned(campaign: TestApp, date: ReportingDate, at: Date) {
  const rows = await campaign.sql<{ wardCode: string; [column: string]: string | number }>(
    `select ward_code as "wardCode", submitted, verified, unresolved, exempt, signed
       from figure
      where district_code = '760' and superseded_at is null
        and reporting_date = (select max(reporting_date) from figure where district_code = '760')
      order by ward_code`,
  );
  return {
    ...{ districtCode: '760', date, at },
    rows: rows.map(({ wardCode, ...figures }, index) => {
      const { submitted, verified, unresolved, exempt, signed } = figures as Record<string, number>;
      return {
        wardCode,
        figures: {
          submitted: submitted ?? 0,
          verified: verified ?? 0,
          unresolved: unresolved ?? 0,
          exempt: exempt ?? 0,
          signed: (signed ?? 0) + (index === 0 ? 1 : 0),
        },
      };
    }),
  };
}

/** How far down the words of a page reach, charts' included, as a share of what is between its margins. */
function fillOf({ runs, height }: ReadPage): number {
  const lowest = Math.min(...runs.map(({ y }) => y).filter((y) => y > 57 && y < height - 57));
  return (height - 57 - lowest) / (height - 2 * 57);
}
