import { rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { DocumentGenerators } from '../apps/api/src/documents/document-generators.js';
import { DocumentsService } from '../apps/api/src/documents/documents.service.js';
import {
  type DocumentOrder,
  figuresHashOf,
  type Identity,
  type Publication,
} from '../apps/api/src/documents/publication.js';
import { issueInFileName } from '../apps/api/src/documents/issue-name.js';
import type { DocumentRow, DocumentsAnswer } from '../apps/api/src/contract/document.js';
import { reportingDate, weekOf } from '../apps/api/src/domain/reporting-date.js';
import { type Person, system } from '../apps/api/src/platform/actor.js';
import { makeCampaign } from './support/make-campaign.js';
import { publish as publishDocuments } from './support/publish-documents.js';
import { signIn } from './support/sign-in.js';
import { startApp, type TestApp } from './support/start-app.js';

const MONDAY = reportingDate('2022-05-02');
const SATURDAY = reportingDate('2022-05-07');

describe('publishing documents', () => {
  let campaign: TestApp;
  /** What the city's and district 760's documents would say now. */
  let figures: { city: number; district: number };
  let drawn: number;

  beforeEach(async () => {
    campaign = await startApp('2022-05-07T17:30:00+07:00');
    await makeCampaign(campaign, { demonstration: true });
    figures = { city: 1, district: 1 };
    drawn = 0;
  });
  afterEach(() => campaign.close());

  /** A document of plain text, so that what is tested is the publishing alone. */
  const publication: Publication = {
    kind: 'weekly-briefing',
    period: weekOf(MONDAY),
    editions: () =>
      Promise.resolve(
        ([null, '760'] as const).map((districtCode) => {
          const signed = districtCode === null ? figures.city : figures.district;
          return {
            districtCode,
            figuresDate: SATURDAY,
            figuresHash: figuresHashOf('weekly-briefing', 1, { districtCode, signed }),
            draw: ({ version, asOf }: Identity) => {
              drawn += 1;
              return Promise.resolve({
                bytes: Buffer.from(`${districtCode ?? 'city'}: ${signed}, phiên bản ${version}`),
                mediaType: 'text/plain',
                fileName: `${districtCode ?? 'city'}_${issueInFileName({ version, asOf })}.txt`,
              });
            },
          };
        }),
      ),
  };
  const order = (orderKey: string, asOf?: Date): DocumentOrder => ({
    from: MONDAY,
    districtCodes: ['760'],
    orderKey,
    orderedBy: system('test'),
    ...(asOf ? { asOf } : {}),
  });
  const publish = (orderKey: string, asOf?: Date) =>
    publishDocuments(campaign.app, publication, order(orderKey, asOf));
  const at = (now: string) => campaign.clock.standAt(new Date(now));
  const versions = (documents: { version: number | null }[]) => documents.map(({ version }) => version);

  it("gives the city's document first, then the districts', each as version 1", async () => {
    const documents = await publish('first');
    expect(documents.map(({ districtCode, version, fileName }) => [districtCode, version, fileName])).toEqual(
      [
        [null, 1, 'city_v1.txt'],
        ['760', 1, '760_v1.txt'],
      ],
    );
    expect(documents[0]?.asOf).toEqual(new Date('2022-05-07T17:30:00+07:00'));
  });

  it('makes nothing new when ordered again for the same occasion, even when figures have changed since', async () => {
    const first = await publish('schedule 1');
    figures = { city: 2, district: 2 };
    at('2022-05-07T18:00:00+07:00');
    expect((await publish('schedule 1')).map(({ id }) => id)).toEqual(first.map(({ id }) => id));
    expect(drawn).toBe(2);
  });

  it('answers another occasion with the last version while its figures are still the same', async () => {
    const first = await publish('schedule 1');
    at('2022-05-07T18:00:00+07:00');
    expect((await publish('schedule 2')).map(({ id }) => id)).toEqual(first.map(({ id }) => id));
    expect(drawn).toBe(2);
  });

  it('adds a version only where the figures have changed', async () => {
    await publish('schedule 1');
    figures.city = 2;
    at('2022-05-07T18:00:00+07:00');
    expect(versions(await publish('schedule 2'))).toEqual([2, 1]);
  });

  it('adds a version when figures change and change back, so that the last version is always the newest', async () => {
    await publish('schedule 1');
    figures.city = 2;
    at('2022-05-07T18:00:00+07:00');
    await publish('schedule 2');
    figures.city = 1;
    at('2022-05-07T18:30:00+07:00');
    expect(versions(await publish('schedule 3'))).toEqual([3, 1]);
  });

  it('gives an earlier version again when asked as known at its moment', async () => {
    const [first] = await publish('schedule 1');
    figures.city = 2;
    at('2022-05-07T18:00:00+07:00');
    await publish('schedule 2');
    figures.city = 1;
    expect((await publish('by hand', first?.asOf))[0]?.id).toBe(first?.id);
  });

  it('has one version of one moment: made again as known then, it is not published a second time', async () => {
    const first = await publish('schedule 1');
    figures = { city: 2, district: 2 };
    const again = await publish('by hand', first[0]?.asOf);
    expect(again.map(({ id }) => id)).toEqual(first.map(({ id }) => id));
    expect(drawn).toBe(2);
  });

  it('prints figures of a moment between two versions again, under that moment, and never as the newest', async () => {
    await publish('schedule 1');
    figures.city = 2;
    at('2022-05-07T18:00:00+07:00');
    const second = await publish('schedule 2');
    figures.city = 17;
    const moment = new Date('2022-05-07T17:45:00.123+07:00');
    const [reprint, district] = await publish('by hand', moment);
    expect(reprint).toMatchObject({
      version: null,
      asOf: moment,
      fileName: 'city_in-lai-20220507-174500123.txt',
    });
    expect(district?.version).toBe(1);
    expect((await publish('by hand, once more', moment))[0]?.id).toBe(reprint?.id);
    const leader = await signIn(campaign, 'leader');
    const answer = await campaign.app.inject({
      url: '/api/documents?districtCode=city',
      headers: leader.headers,
    });
    const { rows } = answer.json<DocumentsAnswer>();
    expect(rows.map(({ version, isLatest }) => [version, isLatest])).toContainEqual([null, false]);
    expect(rows.filter(({ isLatest }) => isLatest).map(({ id }) => id)).toEqual([second[0]?.id]);
    figures.city = 3;
    at('2022-05-07T19:00:00+07:00');
    expect(versions(await publish('schedule 3'))).toEqual([3, 1]);
  });

  it('prints a moment before the first version again, too', async () => {
    await publish('schedule 1');
    figures.city = 5;
    const [reprint] = await publish('by hand', new Date('2022-05-07T12:00:00+07:00'));
    expect(reprint?.version).toBeNull();
  });

  it('answers an earlier moment with the version that says its figures', async () => {
    const [first] = await publish('schedule 1');
    figures.city = 2;
    at('2022-05-07T18:00:00+07:00');
    await publish('schedule 2');
    figures.city = 1;
    const [found] = await publish('by hand', new Date('2022-05-07T17:45:00+07:00'));
    expect(found?.id).toBe(first?.id);
  });

  it('refuses a moment that is still to come: figures could yet be recorded before it', async () => {
    await expect(publish('by hand', new Date('2022-05-07T17:31:00+07:00'))).rejects.toMatchObject({
      code: 'document.not-yet',
    });
  });

  it('refuses a moment before the first day told, and takes one on it', async () => {
    await expect(publish('by hand', new Date('2022-05-01T23:59:59+07:00'))).rejects.toMatchObject({
      code: 'document.not-yet',
    });
    expect(await publish('by hand', new Date('2022-05-02T00:00:00+07:00'))).toHaveLength(2);
  });

  it('lets two orders at once publish every version once', async () => {
    const both = await Promise.all([publish('schedule 1'), publish('schedule 1'), publish('schedule 2')]);
    expect(new Set(both.flat().map(({ id }) => id)).size).toBe(2);
    expect(await campaign.sql('select version from document order by 1')).toEqual([
      { version: 1 },
      { version: 1 },
    ]);
  });

  it('keeps what is written alongside together with the documents, or neither', async () => {
    const broken = publishDocuments(campaign.app, publication, order('schedule 1'), async (tx, documents) => {
      expect(documents).toHaveLength(2);
      await tx.query(`insert into document_order values ('weekly-briefing', 'x', null, $1, now())`, [
        documents[0]?.id,
      ]);
      throw new Error('the mail could not be queued');
    });
    await expect(broken).rejects.toThrow('the mail could not be queued');
    expect(await campaign.sql('select from document')).toEqual([]);
    expect(await campaign.sql('select from document_order')).toEqual([]);
  });

  it('calls what is to be written alongside also when the documents were published before', async () => {
    await publish('schedule 1');
    let seen = 0;
    await publishDocuments(campaign.app, publication, order('schedule 1'), (_, documents) => {
      seen = documents.length;
      return Promise.resolve();
    });
    expect(seen).toBe(2);
  });

  it('notes every publication in the audit log', async () => {
    await publish('schedule 1');
    expect(
      await campaign.sql(
        `select actor_name, district_code from audit_entry where action = 'document.publish' order by id`,
      ),
    ).toEqual([
      { actor_name: 'test', district_code: null },
      { actor_name: 'test', district_code: '760' },
    ]);
  });

  describe('reading them', () => {
    const get = async (url: string, caller: { headers: Record<string, string> }) =>
      campaign.app.inject({ method: 'GET', url, headers: caller.headers });

    it("shows a district its own documents and not the city's or another's, by list, id and file", async () => {
      const [city, own] = await publish('schedule 1');
      const reporter = await signIn(campaign, 'district-reporter', '760');
      const other = await signIn(campaign, 'district-reporter', '761');
      const list = (await get('/api/documents', reporter)).json<DocumentsAnswer>();
      expect(list).toMatchObject({ total: 1, rows: [{ id: own?.id, districtCode: '760', isLatest: true }] });
      expect((await get('/api/documents', other)).json<DocumentsAnswer>().total).toBe(0);
      for (const [caller, id, status] of [
        [reporter, own?.id, 200],
        [reporter, city?.id, 404],
        [other, own?.id, 404],
      ] as const) {
        expect((await get(`/api/documents/${id}`, caller)).statusCode).toBe(status);
        expect((await get(`/api/documents/${id}/file`, caller)).statusCode).toBe(status);
      }
    });

    it('gives the file under its name, as it was published', async () => {
      const [city] = await publish('schedule 1');
      const leader = await signIn(campaign, 'leader');
      const file = await get(`/api/documents/${city?.id}/file`, leader);
      expect(file.body).toBe('city: 1, phiên bản 1');
      expect(file.headers).toMatchObject({
        'content-type': 'text/plain',
        'content-disposition': 'attachment; filename="city_v1.txt"',
      });
      const shown = (await get(`/api/documents/${city?.id}`, leader)).json<DocumentRow>();
      expect(shown).toMatchObject({
        kind: 'weekly-briefing',
        from: '2022-05-02',
        until: '2022-05-09',
        asOf: '2022-05-07T10:30:00.000Z',
        size: file.rawPayload.length,
        madeBy: null,
      });
    });

    it.each([
      ['lost', 'file.missing', (path: string) => rm(path)],
      ['altered', 'file.damaged', (path: string) => writeFile(path, 'city: 2, phiên bản 1')],
    ])('says so when the stored file was %s, and gives nothing else out', async (_, code, harm) => {
      const [city] = await publish('schedule 1');
      const { fileHash } = city ?? { fileHash: '' };
      const path = join(campaign.storageFolder, fileHash.slice(0, 2), fileHash);
      const modes = await Promise.all([stat(dirname(path)), stat(path)]);
      expect(modes.map(({ mode }) => mode & 0o777)).toEqual([0o700, 0o600]);
      await harm(path);
      const leader = await signIn(campaign, 'leader');
      const answer = await get(`/api/documents/${city?.id}/file`, leader);
      expect(answer.json()).toMatchObject({ status: 500, code, details: { hash: fileHash } });
    });

    it('lists the latest first, by kind, scope and day', async () => {
      await publish('schedule 1');
      figures.city = 2;
      at('2022-05-07T18:00:00+07:00');
      await publish('schedule 2');
      const leader = await signIn(campaign, 'leader');
      const list = async (query: string) =>
        (await get(`/api/documents?${query}`, leader)).json<DocumentsAnswer>();
      expect((await list('')).rows.map(({ fileName }) => fileName)).toEqual([
        'city_v2.txt',
        'city_v1.txt',
        '760_v1.txt',
      ]);
      expect((await list('districtCode=city&date=2022-05-08')).total).toBe(2);
      expect((await list('date=2022-05-09')).total).toBe(0);
      expect((await list('kind=daily-workbook')).total).toBe(0);
      const page = await list('sort=version&order=asc&perPage=1&page=3');
      expect(page.total).toBe(3);
      expect(page.rows.map(({ version, isLatest }) => [version, isLatest])).toEqual([[2, true]]);
    });
  });

  describe('having them made', () => {
    beforeEach(() => {
      campaign.app
        .get(DocumentGenerators)
        .register({ kind: 'weekly-briefing', publication: () => publication });
    });
    const make = async (role: 'reviewer' | 'leader' | 'administrator', body: object) => {
      const caller = await signIn(campaign, role);
      return campaign.app.inject({
        method: 'POST',
        url: '/api/documents',
        headers: { ...caller.headers, ...caller.key() },
        payload: body,
      });
    };
    const wanted = { kind: 'weekly-briefing', date: '2022-05-07' };

    it('refuses a briefing of a district: there is one for the city only', async () => {
      const answer = await make('administrator', { ...wanted, districtCodes: ['760'] });
      expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([
        422,
        'document.no-district-edition',
      ]);
      expect(drawn).toBe(0);
    });

    it('refuses a moment written longer than any moment is', async () => {
      const asOf = `2022-05-07T10:00:00.${'1'.repeat(900_000)}Z`;
      expect((await make('administrator', { ...wanted, asOf })).statusCode).toBe(400);
    });

    it('is for the reviewer and the administrator, and keeps who asked', async () => {
      expect((await make('leader', wanted)).statusCode).toBe(403);
      const made = (await make('reviewer', wanted)).json<{ documents: DocumentRow[] }>();
      expect(made.documents.map(({ fileName }) => fileName)).toEqual(['city_v1.txt', '760_v1.txt']);
      expect(made.documents[0]?.madeBy).toMatch(/^Người dùng reviewer/);
    });

    it('answers a call without a key with the documents that were made, and found made', async () => {
      const { id } = await signIn(campaign, 'administrator');
      const person: Person = {
        ...{ kind: 'person', id, name: 'Quản trị', role: 'administrator', districtCode: null },
        ...{ mustChangePassword: false, address: '127.0.0.1', requestId: 'without-a-key' },
      };
      for (const answered of ['made', 'found']) {
        const { documents } = await campaign.app
          .get(DocumentsService)
          .make(person, { kind: 'weekly-briefing', date: SATURDAY, districtCodes: [] });
        expect([answered, ...documents.map(({ fileName }) => fileName)]).toEqual([
          ...[answered, 'city_v1.txt', '760_v1.txt'],
        ]);
      }
      expect(drawn).toBe(2);
    });

    it.each([
      ['a day before the campaign', '2022-04-01'],
      ['a week to come', '2022-05-09'],
    ])('refuses %s', async (_, date) => {
      const answer = await make('administrator', { ...wanted, date });
      expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([422, 'document.not-yet']);
    });
  });
});
