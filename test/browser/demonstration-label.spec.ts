import type { Page } from 'playwright-core';
import { ACCESS } from '../../apps/web/src/app/access.js';
import {
  FILING,
  NAVIGATION,
  PASSWORD_PAGE,
  PASTE_LIST_PAGE,
  SETTINGS,
  SETTINGS_PAGE,
} from '../../apps/web/src/app/navigation.js';
import { drawn, follow, speak, startConsole, type TestConsole } from '../support/browser.js';
import { makeCampaign } from '../support/make-campaign.js';
import { fileReport } from '../support/make-report.js';
import { makePerson, openSession, signIn } from '../support/sign-in.js';

const NO_PAGE = '/khong-co-trang-nay';
const KNOWN_AT = 'ngay=2022-05-06&biet-luc=2022-05-06T12:00';

/** Where one can go, whoever one is, and where nothing is. */
const COMMON = [
  ...[...NAVIGATION.flat().map(({ to }) => to), PASSWORD_PAGE, NO_PAGE, '/?quan=999'],
  ...[
    `/?${KNOWN_AT}`,
    `/?${KNOWN_AT}&kieu=trong-ngay`,
    `/tinh-trang-bao-cao?${KNOWN_AT}`,
    '/users/khong-co/show',
  ],
];
const ADMINISTRATOR = [
  ...COMMON,
  ...[SETTINGS_PAGE, PASTE_LIST_PAGE, '/?quan=773', '/?quan=773&phuong=27259'],
  ...Object.values(SETTINGS).flatMap((names) => names.flatMap((name) => [`/${name}`, `/${name}/create`])),
  ...Object.keys(ACCESS).flatMap((name) => (name === 'districts' ? [] : [`/${name}`])),
];

describe('that the figures are no real ones', () => {
  let campaign: TestConsole;
  beforeAll(async () => {
    campaign = await startConsole('2022-05-07T16:30:00+07:00');
    await makeCampaign(campaign, { demonstration: true });
    const rows = () => ({ submitted: 1_040, verified: 900, unresolved: 20, exempt: 0, signed: 300 });
    await fileReport(campaign, { districtCode: '773', date: '2022-05-06', rows });
  });
  afterEach(() => campaign.leave());
  afterAll(() => campaign.close());

  it('is said before anybody signs in, and to one who must change a first password', async () => {
    const page = await campaign.visit('/');
    expect(await toldOn(page)).toBe('told');
    const { id } = await makePerson(campaign, {
      role: 'leader',
      username: 'newcomer',
      mustChangePassword: true,
    });
    const first = await campaign.visit('/', await openSession(campaign, id));
    await first.getByLabel('Mật khẩu hiện tại').waitFor();
    expect(await toldOn(first)).toBe('told in the corner');
  });

  it.each([
    ['administrator', null, ADMINISTRATOR],
    ['district-reporter', '773', [...COMMON, FILING, `${FILING}?ngay=2022-05-01`, '/?phuong=27259']],
  ] as const)(
    'is said to the %s in the same corner of every page, in both languages',
    async (role, district, paths) => {
      const page = await campaign.visit('/', await signIn(campaign, role, district));
      await drawn(page);
      const silent: string[] = [];
      for (const path of new Set(paths)) {
        await (path === NO_PAGE ? page.goto(path) : follow(page, path));
        await page.locator('main').filter({ hasText: /\S/ }).waitFor();
        if ((await toldOn(page)) !== 'told in the corner') silent.push(`${path}: ${await toldOn(page)}`);
      }
      expect(silent).toEqual([]);
      await speak(page, 'en');
      await page.getByText('DEMONSTRATION DATA').waitFor();
      expect(await toldOn(page)).toBe('told in the corner');
    },
    120_000,
  );
});

/** Whether the label can be read without scrolling, and whether it stands at the top right. */
async function toldOn(page: Page): Promise<string> {
  const label = page.locator('.demonstration');
  await label.waitFor({ timeout: 15_000 }).catch(() => undefined);
  const box = await label.boundingBox();
  if (!box || !/DỮ LIỆU MINH HỌA|DEMONSTRATION DATA/.test(await label.innerText())) return 'not told';
  const screen = page.viewportSize() ?? { width: 0, height: 0 };
  if (box.y < 0 || box.y + box.height > screen.height || box.x + box.width > screen.width)
    return 'out of sight';
  return box.y < 40 && box.x > screen.width / 2 ? 'told in the corner' : 'told';
}
