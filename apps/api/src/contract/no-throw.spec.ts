import { readdirSync } from 'node:fs';
import { z } from 'zod';

const WRONG = [
  ...[
    '',
    ' ',
    '-1',
    '2022-5-2',
    '2022-05-02x',
    '2022-02-30',
    '760',
    '24:00',
    '9999-12-31',
    '2022-05-07T25:00:00Z',
  ],
  ...['\0', '\ud800', 'x'.repeat(5_000), -1, 1e300, NaN, true, null, [], [[]], {}, { a: 1 }],
];

const schemas = await Promise.all(
  readdirSync(import.meta.dirname)
    .filter((name) => /^[a-z-]+\.ts$/.test(name))
    .map(async (name) => {
      const exported = (await import(`./${name.replace(/ts$/, 'js')}`)) as Record<string, unknown>;
      return Object.entries(exported).filter(
        (entry): entry is [string, z.ZodObject] => entry[1] instanceof z.ZodObject,
      );
    }),
);

describe('a schema of the API', () => {
  it.each(schemas.flat())('says what is wrong, and never throws: %s', (_, schema) => {
    for (const field of Object.keys(schema.shape)) {
      for (const wrong of WRONG) expect(() => schema.safeParse({ [field]: wrong })).not.toThrow();
    }
    for (const wrong of WRONG) expect(() => schema.safeParse(wrong)).not.toThrow();
  });
});
