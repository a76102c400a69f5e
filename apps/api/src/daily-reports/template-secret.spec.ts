import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { templateSecret } from './template-secret.js';

describe('the secret that signs the workbooks', () => {
  const folder = mkdtempSync(join(tmpdir(), 'template-secret-'));
  const config = { STORAGE_FOLDER: join(folder, 'var', 'files'), TEMPLATE_SECRET: undefined };
  afterAll(() => rmSync(folder, { recursive: true }));

  it('is the one configured', () => {
    expect(templateSecret({ ...config, TEMPLATE_SECRET: 'x'.repeat(32) })).toBe('x'.repeat(32));
  });

  it('is made once when none is configured, and outlives the program, for its owner alone', () => {
    const made = templateSecret(config);
    expect(made).toMatch(/^[0-9a-f]{64}$/);
    expect(templateSecret(config)).toBe(made);
    expect(statSync(join(folder, 'var', 'template-secret')).mode & 0o777).toBe(0o600);
  });
});
