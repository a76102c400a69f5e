import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ownSecrets } from './own-folder.js';
import { StartRefused } from './start-refused.js';
import { takeFolder } from './take-folder.js';

describe('the folder of a start without configuration', () => {
  let place: string;
  beforeEach(() => {
    place = mkdtempSync(join(tmpdir(), 'own-folder-'));
  });
  afterEach(() => rmSync(place, { recursive: true }));

  const modeOf = (path: string) => statSync(path).mode & 0o777;

  it('can be passed through by others and not looked into; the secrets in it are for its owner only', () => {
    const folder = join(place, 'var');
    takeFolder(folder);
    const secrets = ownSecrets(folder);
    expect([modeOf(folder), modeOf(join(folder, 'secrets.json'))]).toEqual([0o711, 0o600]);
    expect(ownSecrets(folder)).toEqual(secrets);
  });

  it('has its secrets whole after a disk was full half-way through writing them', () => {
    writeFileSync(join(place, 'secrets.json.draft'), '{"appPass');
    expect(ownSecrets(place).templateSecret).toHaveLength(64);
    expect(readdirSync(place)).toEqual(['secrets.json']);
  });

  it.each(['', '{"appPass', '{}', '{"appPassword":"x"}'])(
    'is refused in a sentence where its secrets were written half: %j',
    (text) => {
      writeFileSync(join(place, 'secrets.json'), text);
      expect(() => ownSecrets(place)).toThrow(StartRefused);
    },
  );
});
