import { DocumentGenerators } from '../../../apps/api/src/documents/document-generators.js';
import { figuresHashOf, type Publication } from '../../../apps/api/src/documents/publication.js';
import { reportingDate, weekOf } from '../../../apps/api/src/domain/reporting-date.js';
import { system } from '../../../apps/api/src/platform/actor.js';
import { publish } from '../publish-documents.js';
import type { Arrangement, Arrangements, PlacedDistrict, World } from '../access-world.js';

const MONDAY = reportingDate('2022-05-02');

/** A district's document, of plain text: what is looked at is who may have it. Another state is a new version. */
function publicationFor({ code }: PlacedDistrict, state = ''): Publication {
  return {
    kind: 'weekly-briefing',
    period: weekOf(MONDAY),
    editions: () =>
      Promise.resolve([
        {
          districtCode: code,
          figuresDate: MONDAY,
          figuresHash: figuresHashOf('weekly-briefing', 1, { code, state }),
          draw: () =>
            Promise.resolve({
              bytes: Buffer.from(`Quận ${code}`),
              mediaType: 'text/plain',
              fileName: `${code}.txt`,
            }),
        },
      ]),
  };
}

const documentOf = (world: World, district: PlacedDistrict) =>
  world.once(`document of ${district.code}`, async () => {
    const [document] = await publish(world.campaign.app, publicationFor(district), {
      from: MONDAY,
      districtCodes: [district.code],
      orderKey: `access ${district.code}`,
      orderedBy: system('test'),
    });
    if (!document) throw new Error('No document was published.');
    return document.id;
  });

const aDocument: Arrangement = async (world, district) => ({
  params: { id: await documentOf(world, district) },
});

export const DOCUMENTS: Arrangements = {
  'GET /api/documents': async (world, district) => ({ tells: await documentOf(world, district) }),
  'GET /api/documents/:id': aDocument,
  'GET /api/documents/:id/changes': aDocument,
  'GET /api/documents/:id/file': aDocument,
  'POST /api/documents': ({ campaign }, district) => {
    campaign.app.get(DocumentGenerators).register({
      kind: 'weekly-briefing',
      publication: () => publicationFor(district, 'later'),
    });
    return { payload: { kind: 'weekly-briefing', date: '2022-05-05' } };
  },
};
