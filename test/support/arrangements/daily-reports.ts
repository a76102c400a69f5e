import type { Receipt, UploadPreview } from '../../../apps/api/src/contract/daily-report.js';
import type { Arrangement, Arrangements, PlacedDistrict, World } from '../access-world.js';
import { file, filledTemplate, fileReport, formOf, upload } from '../make-report.js';
import { signIn } from '../sign-in.js';

const DATE = '2022-05-07';

/** A day that is filed for only where filing is what is called. */
const TO_FILE = '2022-05-04';

const nothingDone = () => ({ submitted: 0, verified: 0, unresolved: 0, exempt: 0, signed: 0 });

const reporterOf = (world: World, { code }: PlacedDistrict) =>
  world.once(`reporter of ${code}`, () => signIn(world.campaign, 'district-reporter', code));

const workbookOf = (world: World, district: PlacedDistrict, date = DATE) =>
  world.once(`workbook of ${district.code} on ${date}`, async () =>
    filledTemplate(world.campaign, await reporterOf(world, district), {
      districtCode: district.code,
      date,
      rows: nothingDone,
    }),
  );

/** An upload that may be filed. */
const uploadOf = (world: World, district: PlacedDistrict, date = DATE) =>
  world.once(`upload of ${district.code} on ${date}`, async () => {
    const day = { districtCode: district.code, date };
    const bytes = await workbookOf(world, district, date);
    const reporter = await reporterOf(world, district);
    return (
      await upload(world.campaign, reporter, day, { name: 'bao-cao.xlsx', bytes })
    ).json<UploadPreview>();
  });

/** The report of the day; the one to look at. */
const reportOf = (world: World, district: PlacedDistrict) =>
  world.once(`report of ${district.code}`, async () => {
    const preview = await uploadOf(world, district);
    const filed = await file(world.campaign, await reporterOf(world, district), preview);
    return filed.json<Receipt>().id;
  });

const anUpload: Arrangement = async (world, district) => ({
  params: { id: (await uploadOf(world, district)).id },
});

/** A report of an earlier day, to be reviewed. */
const toReview =
  (date: string, payload: object): Arrangement =>
  async (world, district) => {
    const { id } = await world.once(`report of ${district.code} on ${date}`, () =>
      fileReport(world.campaign, { districtCode: district.code, date, rows: nothingDone }),
    );
    return { params: { id }, payload };
  };

export const DAILY_REPORTS: Arrangements = {
  'GET /api/daily-reports/days': (_, { code }) => ({ query: { districtCode: code } }),
  'GET /api/daily-reports/template': (_, { code }) => ({ query: { districtCode: code, date: DATE } }),
  'POST /api/daily-reports/uploads': async (world, district) => ({
    query: { districtCode: district.code, date: DATE },
    ...formOf('bao-cao.xlsx', await workbookOf(world, district)),
  }),
  'GET /api/daily-reports/uploads': async (world, district) => ({
    tells: (await uploadOf(world, district)).id,
  }),
  'GET /api/daily-reports/uploads/:id': anUpload,
  'GET /api/daily-reports/uploads/:id/file': anUpload,
  'GET /api/daily-reports/uploads/:id/marked-file': anUpload,
  'POST /api/daily-reports': async (world, district) => ({
    payload: {
      uploadId: (await uploadOf(world, district, TO_FILE)).id,
      districtCode: district.code,
      date: TO_FILE,
      acceptedWarnings: [],
      note: '',
    },
  }),
  'GET /api/daily-reports': async (world, district) => ({ tells: await reportOf(world, district) }),
  'GET /api/daily-reports/:id': async (world, district) => ({
    params: { id: await reportOf(world, district) },
  }),
  'POST /api/daily-reports/:id/accept': toReview('2022-05-05', { note: '' }),
  'POST /api/daily-reports/:id/return': toReview('2022-05-06', { reason: 'Sai số liệu phường' }),
  'GET /api/figures/check': () => ({}),
  'GET /api/figures/:wardCode/:date/source': (_, { wardCode }) => ({ params: { wardCode, date: DATE } }),
};
