import { reportingDate } from '../../apps/api/src/domain/reporting-date.js';
import { ACCESS } from '../../apps/web/src/app/access.js';
import { drawn, LAPTOP, startConsole, type TestConsole, TOO_SMALL } from '../support/browser.js';
import { CUT_TEXTS } from '../support/cut-texts.js';
import { signIn, type SignedIn } from '../support/sign-in.js';
import { tellStory } from '../support/tell-story.js';

const TELEPHONE = { width: 390, height: 844 };

const FIGURES = [
  '/',
  '/?kieu=trong-ngay',
  '/?ngay=2022-05-07&kieu=trong-ngay&don-vi=so',
  '/?ngay=2022-05-07',
  '/tinh-trang-bao-cao',
  '/tinh-trang-bao-cao?ngay=2022-05-07',
  '/cham-tien-do',
];
const OF_AREAS = ['/?quan=785&kieu=trong-ngay', '/?quan=760', '/?quan=760&phuong=26734', '/quan-huyen'];
const OWN_RECORDS = ['/wards', '/daily-reports', '/daily-reports/one', '/documents'];
/** The document is the city's, which a district is not shown. */
const RECORDS = [...OWN_RECORDS, '/documents/one'];
const SETTINGS = Object.keys(ACCESS).filter(
  (name) => !['wards', 'districts', 'daily-reports', 'documents'].includes(name),
);
const NOT_ADDED = ['scheduled-runs', 'deliveries', 'audit-entries'];
const NOT_OPENED = ['scheduled-runs', 'deliveries', 'recipients', 'schedules'];

/** Every page each of them can open, a record standing for its like; `one` is the first of the list. */
const PAGES = {
  leader: [...FIGURES, ...OF_AREAS, ...RECORDS],
  'district-reporter': [...FIGURES, '/?phuong=26734', '/nop-bao-cao', '/doi-mat-khau', ...OWN_RECORDS],
  administrator: [
    ...['/', '/thiet-lap', '/dan-danh-sach', ...RECORDS],
    ...SETTINGS.map((name) => `/${name}`),
    ...SETTINGS.filter((name) => !NOT_ADDED.includes(name)).map((name) => `/${name}/create`),
    ...SETTINGS.filter((name) => !NOT_OPENED.includes(name)).map((name) => `/${name}/one`),
  ],
} as const;

type Reader = keyof typeof PAGES;

/** In its bubbles, at the fields that keep a form from being sent: none where the form speaks for itself. */
function saidByTheBrowser(form: Element): string[] {
  if ((form as HTMLFormElement).noValidate) return [];
  return [...form.querySelectorAll('input, select, textarea')]
    .map((field) => (field as HTMLInputElement).validationMessage)
    .filter((message) => message !== '');
}

describe('what is written on the pages', () => {
  let campaign: TestConsole;
  let people: Record<Reader, SignedIn>;
  beforeAll(async () => {
    // A day off, a day that is overdue, reports returned and a day that only a part reported: every legend is long.
    campaign = await startConsole('2022-05-08T20:30:00+07:00');
    await tellStory(campaign, reportingDate('2022-05-07'));
    people = {
      leader: await signIn(campaign, 'leader'),
      'district-reporter': await signIn(campaign, 'district-reporter', '760'),
      administrator: await signIn(campaign, 'administrator'),
    };
    const reviewer = await signIn(campaign, 'reviewer');
    const [report] = await campaign.sql<{ id: string }>(
      `select id from daily_report
        where district_code = '785' and reporting_date = '2022-05-07' and superseded_at is null`,
    );
    await post(`daily-reports/${report?.id}/return`, { reason: 'Số đã ký cao bất thường' }, reviewer);
    await post('documents', { kind: 'daily-workbook', date: '2022-05-07' }, people.administrator);
  });
  afterAll(() => campaign.close());

  const cases = (Object.keys(PAGES) as Reader[]).flatMap((reader) =>
    PAGES[reader].map((path) => [path, reader] as const),
  );
  it.each(cases)(
    'can be read whole and is 12 pixels high, on a laptop and a telephone: %s, %s',
    async (path, reader) => {
      const page = await campaign.lead(await addressOf(path, people[reader]), people[reader]);
      // Asked for by a part of the page, when the page is there.
      if (path === '/documents/one') await page.getByText(/^Thay đổi (từ|so với)/).waitFor();
      for (const size of [LAPTOP, TELEPHONE]) {
        await page.setViewportSize(size);
        await page.locator('main :is(h1, .record, form, .RaList-content)').first().waitFor();
        await drawn(page);
        expect([size.width, await page.evaluate(CUT_TEXTS)]).toEqual([size.width, []]);
        expect([size.width, await page.evaluate(TOO_SMALL)]).toEqual([size.width, []]);
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(size.width);
      }
    },
  );

  const forms = PAGES.administrator.filter((path) => path.endsWith('/create'));
  it.each([...forms, '/doi-mat-khau'])(
    'refuse an empty form in the reader’s language, and never in the browser’s own: %s',
    async (path) => {
      const page = await campaign.lead(path, people.administrator);
      const form = page.locator('main form').first();
      for (const number of await form.locator('input[type=number]').all()) await number.fill('-1');
      await form.locator('button[type=submit]').first().click();
      await form.locator('.Mui-error, :invalid').first().waitFor();
      const said = [
        ...(await form.locator('.MuiFormHelperText-root.Mui-error').allInnerTexts()),
        ...(await form.evaluate(saidByTheBrowser)),
      ];
      expect(said.length).toBeGreaterThan(0);
      expect(said.filter((text) => !/[à-ỹđ]/i.test(text))).toEqual([]);
    },
  );

  async function addressOf(path: string, reader: SignedIn): Promise<string> {
    const [, name = '', record] = path.split('/');
    if (record !== 'one') return path;
    const { body } = await campaign.app.inject({ url: `/api/${name}?perPage=1`, headers: reader.headers });
    const { rows } = JSON.parse(body) as { rows: { id: string }[] };
    return `/${name}/${rows[0]?.id}/show`;
  }

  async function post(path: string, payload: object, by: SignedIn): Promise<void> {
    const headers = { ...by.headers, ...by.key() };
    const answer = await campaign.app.inject({ method: 'POST', url: `/api/${path}`, headers, payload });
    expect(answer.statusCode).toBeLessThan(300);
  }
});
