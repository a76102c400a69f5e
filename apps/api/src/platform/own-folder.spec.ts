import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ownSecrets, takeFolder } from './own-folder.js';

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

  it('is taken over from a process that died, and let go of at the end', () => {
    const mark = join(place, 'process');
    writeFileSync(mark, 'no process at all');
    const letGo = takeFolder(place);
    expect(existsSync(mark)).toBe(true);
    letGo?.();
    expect(existsSync(mark)).toBe(false);
  });
});
