import { reportingDate } from '../apps/api/src/domain/reporting-date.js';
import { type Administration, startAdministration } from './support/dated-facts.js';
import { makeReport } from './support/make-figures.js';

describe('a holiday on a day already reported', () => {
  let campaign: Administration['campaign'];
  let facts: Administration['facts'];
  const past = { date: '2022-05-06', reason: 'Nghỉ bù' };
  beforeAll(async () => {
    ({ campaign, facts } = await startAdministration('2022-05-08T09:00:00+07:00'));
  });
  afterAll(() => campaign.close());

  it('may be set while nothing was told of it', async () => {
    const { status, body } = await facts.add('calendar-days', past);
    expect(status).toBe(201);
    expect((await facts.withdraw('calendar-days', body)).status).toBe(200);
  });

  it('is refused once something was, unless it is said to be a correction: it would alter past paces unseen', async () => {
    await makeReport(campaign, {
      districtCode: '760',
      date: reportingDate('2022-05-07'),
      at: new Date('2022-05-07T16:20:00+07:00'),
      rows: [
        { wardCode: '26734', figures: { submitted: 10, verified: 5, unresolved: 0, exempt: 0, signed: 1 } },
      ],
    });
    const refused = { status: 409, code: 'calendar-day.changes-past-day' };
    expect((await facts.add('calendar-days', past)).body).toMatchObject(refused);
    const added = await facts.add('calendar-days', { ...past, correction: true });
    expect(added.status).toBe(201);
    const other = { ...past, document: 'Thông báo số 12' };
    const renamed = await facts.replace('calendar-days', added.body, other);
    expect(renamed.status).toBe(200);
    expect((await facts.withdraw('calendar-days', renamed.body)).body).toMatchObject(refused);
    expect((await facts.withdraw('calendar-days', renamed.body, { correction: true })).status).toBe(200);
  });
});
