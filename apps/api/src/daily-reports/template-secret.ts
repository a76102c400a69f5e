import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Config } from '../platform/config.js';

export const TEMPLATE_SECRET = Symbol('TEMPLATE_SECRET');

/**
 * What the workbooks for filing are signed with: as configured, else a secret of our own beside the kept
 * files, made once. Two processes may start at once: the first writes it, both read it.
 */
export function templateSecret(config: Pick<Config, 'TEMPLATE_SECRET' | 'STORAGE_FOLDER'>): string {
  if (config.TEMPLATE_SECRET !== undefined) return config.TEMPLATE_SECRET;
  const file = join(dirname(config.STORAGE_FOLDER), 'template-secret');
  mkdirSync(dirname(file), { recursive: true });
  try {
    writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return readFileSync(file, 'utf8');
}
