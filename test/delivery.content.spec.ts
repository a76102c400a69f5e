import { instantOfLocal } from '../apps/api/src/domain/moments.js';
import type { DistrictsAnswer, ProgressAnswer } from '../apps/api/src/contract/progress.js';
import { DocumentDispatch } from '../apps/api/src/delivery/dispatch-documents.js';
import { Postbox } from '../apps/api/src/delivery/postbox.js';
import { SendMail } from '../apps/api/src/delivery/send-mail.js';
import { formatCount, formatExactMoment, formatPercent } from '../apps/api/src/domain/format.js';
import { reportingDate } from '../apps/api/src/domain/reporting-date.js';
import { distributeByLargestRemainder } from '../apps/api/src/domain/required.js';
import { system } from '../apps/api/src/platform/actor.js';
import { type MailCampaign, startMailCampaign } from './support/mail-campaign.js';
import { makeCampaign } from './support/make-campaign.js';
import { type ReadMail, readMail } from './support/read-mail.js';
import { signIn } from './support/sign-in.js';
import { readPdf } from './support/read-pdf.js';
import { fileFigures, makeSmallCampaign } from './support/small-campaign.js';
import { startApp, type TestApp } from './support/start-app.js';
import { makeTextDocuments } from './support/text-documents.js';

const CITY = 'thanh-pho@syt.example';
const D901 = 'ttyt901@syt.example';

describe('what a mail tells', () => {
  let campaign: MailCampaign;
  const mailTo = async (address: string): Promise<ReadMail> => {
    const message = (await campaign.deliveriesTo(address)).at(-1);
    const { body } = await campaign.app.inject({
      url: `/api/deliveries/${message?.id}/message`,
      headers: campaign.admin.headers,
    });
    return readMail(body);
  };

  beforeEach(async () => {
    campaign = await startMailCampaign({ PUBLIC_URL: 'http://localhost' });
    await campaign.addRecipient(CITY);
    await campaign.addRecipient(D901, '901');
  });
  afterEach(() => campaign.close());

  it('gives a reader of the city every district, and the document of the city', async () => {
    await campaign.dispatch();
    const mail = await mailTo(CITY);
    expect(mail.text).toMatch(/^Quận 901 +2\/2 +3\.000 +2\.700 +90,0% +300 +10,0% +\+300$/m);
    expect(mail.text).toMatch(/^Quận 902 +1\/1 +3\.000 +2\.800 +93,3% +345 +11,5% +\+345$/m);
    expect(mail.attachments).toMatchObject([{ fileName: 'city_2022-05-07_v1.txt' }]);
    expect(mail.attachments[0]?.bytes.toString()).toBe('city: 645, phiên bản 1');
  });

  it('gives a reader of a district its wards, its document and the city’s totals, and nothing of other districts', async () => {
    await campaign.dispatch();
    const mail = await mailTo(D901);
    expect(mail.headers.get('subject')).toBe('Báo cáo nhanh Quận 901 ngày 07/05/2022: đã ký 300 (10,0%)');
    expect(mail.text).toMatch(/^Phường 90101 +1\/1 +1\.000 +900 +90,0% +100 +10,0% +\+100$/m);
    expect(mail.text).toMatch(/^Thành phố Hồ Chí Minh +3\/3 +6\.000 +5\.500 +91,7% +645 +10,8% +\+645$/m);
    expect(mail.attachments).toMatchObject([{ fileName: '901_2022-05-07_v1.txt' }]);
    for (const part of [mail.text, mail.html, mail.headers.get('subject')]) {
      expect(part).not.toMatch(/902|90201/);
    }
  });

  it('says the same numbers in its text and in its HTML', async () => {
    await campaign.dispatch();
    for (const address of [CITY, D901]) {
      const { text, html } = await mailTo(address);
      const shown = html.replace(/<style[\s\S]*?<\/style>|<!--[\s\S]*?-->|<[^>]+>/g, ' ');
      const numbers = text.match(/\d[\d.,/]*( %)?/g) ?? [];
      expect(numbers.length).toBeGreaterThan(30);
      for (const number of numbers) expect(shown + html).toContain(number);
    }
  });

  it('carries its one picture itself and fetches nothing from anywhere', async () => {
    await campaign.dispatch();
    const { html, pictures } = await mailTo(CITY);
    expect([...html.matchAll(/<img[^>]* src="([^"]+)"/g)].map(([, source]) => source)).toEqual([
      'cid:burn-up@campaign',
    ]);
    expect(pictures.get('burn-up@campaign')?.subarray(1, 4).toString()).toBe('PNG');
    expect(html).toMatch(/alt="Biểu đồ lũy kế: đã ký số 645 hồ sơ, 10,8% số cần xác thực"/);
    expect(html).not.toMatch(/url\(|<link|@import|<script|src="http/);
  });

  it('says how fresh its numbers are, and what is missing', async () => {
    campaign.clock.standAt(new Date('2022-05-08T18:00:00+07:00'));
    await fileFigures(campaign, '902', '2022-05-08', [
      { ward: '90201', submitted: 2_850, verified: 900, signed: 350 },
    ]);
    await campaign.app.get(DocumentDispatch).dispatch('daily-workbook', {
      from: reportingDate('2022-05-08'),
      orderKey: 'test',
      orderedBy: system('test'),
    });
    const { text } = await mailTo(CITY);
    expect(text).toContain('Số liệu đến 16:00 ngày 08/05/2022, phiên bản 1, 1/3 phường, xã đã báo cáo');
    expect(text).toContain('Chưa báo cáo: 2/3 phường, xã (tính theo số liệu gần nhất).');
  });

  it('misses nobody on a holiday', async () => {
    await campaign.app.get(DocumentDispatch).dispatch('daily-workbook', {
      from: reportingDate('2022-05-01'),
      orderKey: 'test',
      orderedBy: system('test'),
    });
    const { text } = await mailTo(CITY);
    expect(text).toContain('ngày 01/05/2022, phiên bản 1, không yêu cầu báo cáo');
    expect(text).not.toContain('Chưa báo cáo:');
  });

  it.each([
    ['daily-workbook', 'ngày'],
    ['weekly-briefing', 'tuần'],
  ] as const)('has no work to tell of who did not report: %s', async (kind, period) => {
    if (kind === 'weekly-briefing') makeTextDocuments(campaign.app, kind);
    campaign.clock.standAt(new Date('2022-05-09T18:00:00+07:00'));
    const ward = { ward: '90201', submitted: 2_850, verified: 900, signed: 350 };
    await fileFigures(campaign, '902', '2022-05-09', [ward]);
    await campaign.app.get(DocumentDispatch).dispatch(kind, {
      from: reportingDate('2022-05-09'),
      orderKey: 'test',
      orderedBy: system('test'),
    });
    const { text } = await mailTo(CITY);
    expect(text).toMatch(/^Quận 901 .* –$/m);
    expect(text).toMatch(/^Quận 902 .* \+5$/m);
    const own = await mailTo(D901);
    expect(own.text).toContain(`Đã ký số: 300 (10,0% số cần xác thực), – trong ${period}`);
  });

  it('keeps to the document’s moment: what is filed before it is sent does not change it', async () => {
    await campaign.dispatch();
    campaign.pass(1);
    await fileFigures(
      campaign,
      '902',
      '2022-05-07',
      [{ ward: '90201', submitted: 2_999, verified: 900, signed: 800 }],
      '2022-05-07T18:01:00+07:00',
    );
    const { text } = await mailTo(CITY);
    expect(text).toMatch(/^Quận 902 +1\/1 +3\.000 +2\.800 /m);
  });

  it('links to the screen as known at the moment of its document, to the millisecond', async () => {
    await campaign.dispatch();
    const { text } = await mailTo(CITY);
    const [, day, moment = ''] =
      /http:\/\/localhost\/\?ngay=(\d{4}-\d\d-\d\d)&biet-luc=(\S+)/.exec(text) ?? [];
    const [document] = await campaign.sql<{ asOf: Date }>(
      `select as_of as "asOf" from document where district_code is null order by made_at desc limit 1`,
    );
    expect([day, instantOfLocal(moment)]).toEqual(['2022-05-07', document?.asOf]);
    expect(text).toContain(`số liệu cập nhật đến ${formatExactMoment(instantOfLocal(moment))}`);
  });

  it('gives a link that asks for sign-in where the file is larger than 8 MB', async () => {
    campaign.documents.padding = 8 * 1024 * 1024;
    await campaign.dispatch();
    const { attachments, text } = await mailTo(CITY);
    expect(attachments).toEqual([]);
    expect(text).toMatch(
      /Tệp city_2022-05-07_v1\.txt quá lớn để gửi kèm, đề nghị đăng nhập để tải: http:\/\/localhost\/documents\/[0-9a-f-]{36}\/show/,
    );
  });

  it('leaves the city’s document out of a district’s mail where the district has none of its own', async () => {
    makeTextDocuments(campaign.app, 'weekly-briefing', { ofDistricts: false });
    await campaign.dispatch('weekly-briefing');
    const mail = await mailTo(D901);
    expect(mail.headers.get('subject')).toBe(
      'Báo cáo giao ban Quận 901 tuần 02/05–08/05/2022: đã ký 300 (10,0%)',
    );
    expect(mail.attachments).toEqual([]);
    expect(mail.text).not.toMatch(/902|Tệp/);
    expect((await mailTo(CITY)).attachments).toHaveLength(1);
  });

  it('is in the reader’s language', async () => {
    await campaign.write('POST', '/api/recipients', {
      name: 'WHO Viet Nam',
      address: 'who@syt.example',
      districtCode: null,
      documentKinds: ['daily-workbook'],
      language: 'en',
    });
    await campaign.dispatch();
    const { headers, text } = await mailTo('who@syt.example');
    expect(headers.get('subject')).toBe('Daily workbook 07/05/2022: 645 signed (10.8%)');
    expect(text).toContain('Figures up to 16:00 on 07/05/2022, version 1, 3/3 wards reported');
  });
});

describe('a weekly briefing and the mail it goes out with', () => {
  const WARDS = ['90101', '90201'];
  let campaign: TestApp;
  let mail: ReadMail;
  let briefing: string;
  afterEach(() => campaign.close());

  /** The week of 2/5, or the one before it, reported on some days and briefed on at a moment. */
  const brief = async (monday: string, days: readonly string[], at: string) => {
    campaign = await startApp(at);
    await makeSmallCampaign(campaign, { '901': { '90101': 10_000 }, '902': { '90201': 10_000 } });
    for (const [index, date] of days.entries()) {
      for (const ward of WARDS) {
        const figures = { ward, submitted: 3_000, verified: 2_000, signed: 100 * (index + 1) };
        await fileFigures(campaign, ward.slice(0, 3), date, [figures]);
      }
    }
    await send(monday);
  };
  const send = async (monday: string) => {
    await campaign.sql(
      `insert into recipient (name, address, document_kinds, created_at)
       values ('Giám đốc Sở', $1, '{weekly-briefing}', now())`,
      [CITY],
    );
    await campaign.app.get(DocumentDispatch).dispatch('weekly-briefing', {
      from: reportingDate(monday),
      orderKey: 'test',
      orderedBy: system('test'),
    });
    const [message] = await campaign.sql<{ id: string }>('select id from outbox_message');
    mail = readMail((await campaign.app.get(Postbox).open(message?.id ?? '')).eml.toString());
    briefing = readPdf(mail.attachments[0]?.bytes ?? Buffer.alloc(0))
      .map(({ text }) => text)
      .join('\n');
  };

  it('tell the same work of the week, what was taken back apart from it', async () => {
    campaign = await startApp('2022-05-08T18:00:00+07:00');
    await makeSmallCampaign(campaign, { '901': { '90101': 10_000 }, '902': { '90201': 10_000 } });
    const figures = { ward: '90101', submitted: 3_000, verified: 2_000 };
    const other = { ...figures, ward: '90201', signed: 700 };
    await fileFigures(campaign, '901', '2022-05-06', [{ ...figures, signed: 300 }]);
    await fileFigures(campaign, '902', '2022-05-06', [other]);
    const adjusted = 'signature-revoked';
    await fileFigures(campaign, '901', '2022-05-07', [{ ...figures, signed: 250, adjusted }]);
    await fileFigures(campaign, '902', '2022-05-07', [other]);
    await send('2022-05-02');
    expect(mail.text).toContain('+1.000 trong tuần, điều chỉnh −50');
    expect(mail.text).toMatch(/^Quận 901 .* \+300$/m);
    expect(briefing).toContain('Đã ký số\t950\t4,8%\t+1.000');
    expect(briefing).toContain('Điều chỉnh giảm, không tính vào số trong tuần: đã ký số −50.');
    expect(briefing).toContain('Điều chỉnh giảm, không tính vào số trong tuần: Quận 901 (−50)');
    expect(briefing).toMatch(/Phường 90101\t[^\n]*\t\+300\t−50/);
  });

  it.each([
    [
      'of a week whose Sunday nobody reported, on Monday morning',
      '2022-05-02',
      ['2022-05-04', '2022-05-05', '2022-05-06', '2022-05-07'],
      '2022-05-09T06:30:00+07:00',
      '07/05/2022',
    ],
    [
      'of a week that ended with a holiday',
      '2022-04-25',
      ['2022-04-25', '2022-04-26', '2022-04-27', '2022-04-28', '2022-04-29'],
      '2022-05-02T06:30:00+07:00',
      '29/04/2022',
    ],
    [
      'made on Saturday before the reports are due',
      '2022-05-02',
      ['2022-05-04', '2022-05-05', '2022-05-06'],
      '2022-05-07T15:45:00+07:00',
      '06/05/2022',
    ],
  ])('tell the same day, %s', async (_, monday, days, at, date) => {
    await brief(monday, days, at);
    const told = `Số liệu đến 16:00 ngày ${date}, phiên bản 1, 2/2 phường, xã đã báo cáo`;
    const needed = /(\S+) hồ sơ mỗi ngày/.exec(briefing)?.[1];
    const signed = formatCount(200 * days.length);
    expect(briefing).toContain(told);
    expect(mail.text).toContain(told);
    expect(mail.text).not.toContain('Chưa báo cáo:');
    expect(mail.text).toContain(`Cần ký ${needed} hồ sơ/ngày`);
    expect(mail.headers.get('subject')).toContain(`: đã ký ${signed} (`);
    expect(briefing).toContain(`Đã ký số\t${signed}`);
  });
});

describe('the mail of 7/5/2022, as published', () => {
  let campaign: TestApp;
  let mail: ReadMail;
  let districtMail: ReadMail;

  beforeAll(async () => {
    campaign = await startApp('2022-05-07T18:00:00+07:00');
    await makeCampaign(campaign, { demonstration: true });
    await fileWholeCity(campaign, '2022-05-06', { submitted: 4_090_000, signed: 349_195 });
    await fileWholeCity(campaign, '2022-05-07', { submitted: 4_124_156, signed: 374_137 });
    await campaign.sql(
      `insert into recipient (name, address, district_code, document_kinds, created_at)
       values ('Giám đốc Sở', 'giam-doc@syt.example', null, '{daily-workbook}', now()),
              ('Trung tâm Y tế Quận 1', 'ttyt760@syt.example', '760', '{daily-workbook}', now())`,
    );
    await campaign.app.get(DocumentDispatch).dispatch('daily-workbook', {
      from: reportingDate('2022-05-07'),
      orderKey: 'test',
      orderedBy: system('test'),
    });
    await campaign.app.get(SendMail).work();
    const { headers } = await signIn(campaign, 'leader');
    const messages = await campaign.sql<{ id: string }>(
      `select id from outbox_message order by district_code nulls first`,
    );
    const [city = '', district = ''] = await Promise.all(
      messages.map(async ({ id }) => {
        const { body } = await campaign.app.inject({ url: `/api/deliveries/${id}/message`, headers });
        return body;
      }),
    );
    mail = readMail(city);
    districtMail = readMail(district);
  });
  afterAll(() => campaign.close());

  const progress = async <Answer>(path: string): Promise<Answer> => {
    const { headers } = await signIn(campaign, 'leader');
    return (await campaign.app.inject({ url: `/api/progress/${path}`, headers })).json<Answer>();
  };

  it('has the subject leadership reads first', () => {
    expect(mail.headers.get('subject')).toBe('Báo cáo nhanh ngày 07/05/2022: đã ký 374.137 (8,3%)');
  });

  it('says that it is a demonstration', () => {
    expect(mail.text.split('\n')[0]).toBe('DỮ LIỆU MINH HỌA');
    expect(mail.html).toContain('DỮ LIỆU MINH HỌA');
  });

  it('has to the last record what the screens show, for the city and each of its 22 districts', async () => {
    const city = await progress<ProgressAnswer>('city?date=2022-05-07');
    expect(mail.text).toContain(
      `Cần ký ${formatCount(city.requiredRate?.perDay ?? 0)} hồ sơ/ngày (25 ngày báo cáo còn lại đến 01/06/2022)`,
    );
    expect(city.requiredRate?.perDay).toBe(164_315);
    const { rows } = await progress<DistrictsAnswer>('districts?date=2022-05-07');
    expect(rows).toHaveLength(22);
    const lines = mail.text.split('\n').map((line) => line.split(/ {2,}/));
    for (const { area, totals } of rows) {
      const line = lines.find(([name]) => name === area.name);
      expect(line?.slice(2, 7)).toEqual([
        formatCount(totals.required),
        formatCount(totals.submitted),
        formatPercent(totals.submitted, totals.required),
        formatCount(totals.signed),
        formatPercent(totals.signed, totals.required),
      ]);
    }
    expect(lines.find(([name]) => name === 'Thành phố Hồ Chí Minh')?.slice(2, 7)).toEqual([
      '4.481.992',
      '4.124.156',
      '92,0%',
      '374.137',
      '8,3%',
    ]);
  });

  it('greets each reader by name, and ends in the name of the Department', () => {
    expect(mail.text).toContain('Kính gửi: Giám đốc Sở\n');
    expect(mail.html).toContain('Kính gửi: Giám đốc Sở<');
    expect(districtMail.text).toContain('Kính gửi: Trung tâm Y tế Quận 1\n');
    for (const { text, html } of [mail, districtMail]) {
      expect(text).toContain('Trân trọng.\nSở Y tế Thành phố Hồ Chí Minh\n');
      expect(html).toContain('Trân trọng.<br>Sở Y tế Thành phố Hồ Chí Minh');
    }
  });

  it('brings each reader the workbook of their own scope', () => {
    const [city, district] = [mail, districtMail].map(({ attachments }) => attachments);
    expect(city).toHaveLength(1);
    expect(district).toHaveLength(1);
    expect(city?.[0]?.fileName).toBe('BaoCaoNgay_2022-05-07_v1.xlsx');
    expect(district?.[0]?.fileName).not.toBe(city?.[0]?.fileName);
    for (const file of [city?.[0], district?.[0]]) expect(file?.bytes.subarray(0, 2).toString()).toBe('PK');
  });

  it('has less than 100 KB of HTML and a picture a slow line bears', () => {
    for (const { html, pictures } of [mail, districtMail]) {
      expect(Buffer.byteLength(html)).toBeLessThan(100 * 1024);
      expect(pictures.get('burn-up@campaign')?.length).toBeLessThan(200 * 1024);
    }
  });

  it('says once to machines that a machine wrote it', () => {
    expect(mail.headers.get('auto-submitted')).toBe('auto-generated');
  });
});

/** Every ward reports its share of the city's totals. */
async function fileWholeCity(
  campaign: TestApp,
  date: string,
  totals: { submitted: number; signed: number },
): Promise<void> {
  const wards = await campaign.sql<{ ward: string; district: string; required: number }>(
    `select required.ward_code as ward, district_code as district, required
       from required_version as required
       join ward_version on ward_version.ward_code = required.ward_code
      order by required.ward_code`,
  );
  const shares = (total: number) =>
    distributeByLargestRemainder(
      total,
      wards.map(({ required }) => required),
    );
  const [submitted, signed] = [shares(totals.submitted), shares(totals.signed)];
  const figures = wards.map(({ ward, district }, index) => ({
    district,
    ...{ ward, submitted: submitted[index] ?? 0, verified: signed[index] ?? 0, signed: signed[index] ?? 0 },
  }));
  for (const district of new Set(wards.map((ward) => ward.district))) {
    const own = figures.filter((row) => row.district === district).map(({ district: _, ...row }) => row);
    await fileFigures(campaign, district, date, own);
  }
}
