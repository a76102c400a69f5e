import type { Page } from 'playwright-core';
import { CITY_ROLES } from '../../apps/api/src/domain/roles.js';
import { speak, startConsole, type TestConsole } from '../support/browser.js';
import { signIn } from '../support/sign-in.js';
import { fileFigures, makeSmallCampaign } from '../support/small-campaign.js';

const GREEN = 'rgb(23, 105, 60)';
const AMBER = 'rgb(194, 122, 18)';
const RED = 'rgb(180, 35, 24)';
const GREY = 'rgb(134, 147, 161)';

/** Two districts of a ward each, at a day's end and over the holiday after it. */
describe('the strip that says how fresh the figures are', () => {
  let campaign: TestConsole;
  let page: Page;
  beforeAll(async () => {
    campaign = await startConsole('2022-04-29T11:00:00+07:00');
    await makeSmallCampaign(campaign, { '760': { '26734': 1_000 }, '761': { '26752': 1_000 } });
    page = await campaign.visit('/icon.svg', await signIn(campaign, 'leader'));
  });
  afterAll(() => campaign.close());

  const fileOf = (district: string, ward: string, at: string) =>
    fileFigures(campaign, district, '2022-04-29', [{ ward, submitted: 400, verified: 300, signed: 100 }], at);

  it.each([
    [
      'nobody before the cut-off',
      '11:00',
      null,
      'waiting',
      AMBER,
      'trước',
      '0/2',
      'còn chờ 2, hạn gửi 17:00',
    ],
    [
      'one of two before the cut-off',
      '15:40',
      '760',
      'waiting',
      AMBER,
      'đến 15:40',
      '1/2',
      'còn chờ 1, hạn gửi 17:00',
    ],
    [
      'one after the cut-off',
      '16:30',
      null,
      'waiting',
      AMBER,
      'đến 16:00',
      '1/2',
      'còn chờ 1, hạn gửi 17:00',
    ],
    ['one at the deadline', '17:00', null, 'overdue', RED, 'đến 16:00', '1/2', 'quá hạn 17:00, còn thiếu 1'],
    ['both, one of them late', '18:05', '761', 'complete', GREEN, 'đến 16:00', '2/2', 'đã đủ'],
  ])(
    'tells in words, shape and colour: %s, at %s',
    async (_, time, files, state, colour, until, told, words) => {
      if (files === '760') await fileOf('760', '26734', '2022-04-29T15:30:00+07:00');
      if (files === '761') await fileOf('761', '26752', '2022-04-29T18:00:00+07:00');
      campaign.clock.standAt(new Date(`2022-04-29T${time}:00+07:00`));
      await page.goto('/cham-tien-do?ngay=2022-04-29');
      await page.locator(`.freshness.${state}`).waitFor();
      expect((await page.locator('.freshness').innerText()).replace(/\s+/g, ' ')).toBe(
        `Số liệu ${until} ngày 29/04/2022 ${told} phường, xã đã báo cáo phiên bản số liệu 1 ${words} Hôm nay: xem tình trạng báo cáo`,
      );
      expect(await markOf(page)).toMatchObject({ colour });
    },
  );

  it('gives each state a mark of a shape of its own', async () => {
    const marks = [];
    for (const [time, day] of [
      ['2022-04-29T16:30', '2022-04-28'],
      ['2022-04-29T16:30', '2022-04-29'],
      ['2022-05-01T10:00', '2022-05-01'],
    ]) {
      campaign.clock.standAt(new Date(`${time}:00+07:00`));
      await page.goto(`/cham-tien-do?ngay=${day}`);
      await page.locator('.freshness-state').waitFor();
      marks.push(await markOf(page));
    }
    expect(marks).toEqual([
      { shape: 'square', colour: RED },
      { shape: 'dot', colour: GREEN },
      { shape: 'ring', colour: GREY },
    ]);
    expect(await page.locator('.freshness-state').innerText()).toBe('ngày nghỉ');
  });

  it.each([
    ...CITY_ROLES.map((role) => [role, undefined, '0/2 phường, xã đã báo cáo', 'toàn thành phố'] as const),
    ['district-reporter', '760', '0/1 phường, xã đã báo cáo', 'Quận 760'] as const,
  ])(
    'says beside the complete day shown that today is overdue, and nothing is green then: to %s',
    async (role, district, reported, area) => {
      campaign.clock.standAt(new Date('2022-05-04T17:00:00+07:00'));
      const person = await campaign.visit('/icon.svg', await signIn(campaign, role, district));
      await person.goto('/cham-tien-do?ngay=2022-04-29');
      const today = person.locator('.freshness-today.overdue');
      await today.getByText(`Hôm nay 04/05: ${reported}, quá hạn 17:00`).waitFor();
      expect(await markOf(person)).toEqual({ shape: 'square', colour: RED });
      const green = await person
        .locator('.freshness *')
        .evaluateAll(
          (parts, colour) => parts.filter((part) => getComputedStyle(part).color === colour).length,
          GREEN,
        );
      expect(green).toBe(0);

      // A page whose own figures cannot be told, as of a ward that took no part, says so of all there is.
      await person.goto('/?quan=760&phuong=99999&ngay=2022-04-29');
      await today.getByText(`Hôm nay 04/05, ${area}: ${reported}, quá hạn 17:00`).waitFor();

      await today.click();
      await person.waitForURL('**/tinh-trang-bao-cao*');
      // The page for who has yet to report opens on today, not on the last day with figures.
      await person.getByRole('heading', { name: 'chưa báo cáo' }).first().waitFor();
      expect(await person.locator('.controls [aria-label="Ngày sau"]').isDisabled()).toBe(true);
      campaign.clock.standAt(new Date('2022-05-04T15:00:00+07:00'));
      await person.goto('/cham-tien-do?ngay=2022-04-29');
      await person.getByText(`Hôm nay 04/05: ${reported}, hạn gửi 17:00`).waitFor();
      expect(await markOf(person)).toEqual({ shape: 'dot', colour: GREEN });
      campaign.clock.standAt(new Date('2022-05-01T10:00:00+07:00'));
      await person.goto('/cham-tien-do?ngay=2022-04-29');
      await person.getByText('Hôm nay 01/05: không yêu cầu báo cáo').waitFor();
      await person.close();
    },
  );

  it('says the same in English', async () => {
    await page.goto('/cham-tien-do?ngay=2022-04-28');
    await speak(page, 'en');
    await page.getByText('overdue since 17:00, 2 missing').waitFor();
  });

  it('has met no error and no refused resource on the way', () => {
    expect(campaign.complaints).toEqual([]);
  });
});

/** The mark before the words: a full dot, a ring or a square, and its colour. */
function markOf(page: Page): Promise<{ shape: string; colour: string }> {
  return page.locator('.freshness-mark').evaluate((mark) => {
    const { backgroundColor, borderTopWidth, borderTopColor, borderTopLeftRadius } = getComputedStyle(mark);
    const isRing = borderTopWidth !== '0px';
    return {
      shape: isRing ? 'ring' : borderTopLeftRadius === '50%' ? 'dot' : 'square',
      colour: isRing ? borderTopColor : backgroundColor,
    };
  });
}
