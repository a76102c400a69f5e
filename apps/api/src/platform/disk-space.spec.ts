import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from './config.js';
import { DiskSpace } from './disk-space.js';

describe('the disks that are written to', () => {
  let folder: string;
  /** What is free on the disk of each folder; there is plenty on the others. */
  let free: Record<string, number>;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'tiem-chung-disk-'));
    free = {};
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const refusal = () => {
    class OnThisMachine extends DiskSpace {
      protected override freeIn(path: string): Promise<number> {
        return Promise.resolve(free[path] ?? 5_000);
      }
    }
    const disk = new OnThisMachine(
      readConfig({ DATA_FOLDER: folder, STORAGE_FOLDER: join(folder, 'files') }),
    );
    return disk.refuseWhenFull().then(
      () => null,
      (error: unknown) => error,
    );
  };

  it('have room for what is to be saved down to a hundred megabytes', async () => {
    free[folder] = 100;
    expect(await refusal()).toBeNull();
  });

  it.each([
    ['the kept files', (): string => join(folder, 'files')],
    ['the start without configuration', (): string => folder],
    ['its database', (): string => join(folder, 'postgres')],
  ])('are too full for it when that of %s is', async (_, place) => {
    free[place()] = 99;
    expect(await refusal()).toMatchObject({ code: 'system.disk-full', details: { megabytes: 99 } });
  });

  it('are looked at where the database really lies, when it had to be put elsewhere', async () => {
    mkdirSync(join(folder, 'postgres'));
    writeFileSync(join(folder, 'postgres', 'PLACE'), '/var/lib/elsewhere\n');
    free['/var/lib/elsewhere'] = 99;
    expect(await refusal()).toMatchObject({ code: 'system.disk-full' });
  });
});
