import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { assertFilled } from './fill-database.js';
import { type Config, ConfigError, readConfig } from './platform/config.js';
import { StartRefused } from './start-refused.js';

/**
 * The configuration of a process of production, once it is sure of what it stands on: its variables, the
 * folder of the files, and a database that is whole. Throws `StartRefused`.
 */
export async function readyForProduction(): Promise<Config> {
  const config = productionConfig('DATABASE_URL', 'TEMPLATE_SECRET', 'PUBLIC_URL');
  tryStorage(config.STORAGE_FOLDER);
  await assertFilled(config);
  return config;
}

/**
 * Reads the environment of a production process; every wrong or missing variable is named in one go.
 * Throws `StartRefused`.
 */
export function productionConfig(...required: (keyof Config)[]): Config {
  try {
    const config = readConfig(process.env);
    const missing = required.filter((name) => config[name] === undefined);
    if (missing.length > 0) throw new ConfigError(missing.map((name) => `${name}: required`).join('\n'));
    return config;
  } catch (error) {
    throw configRefused(error);
  }
}

export function configRefused(error: unknown): unknown {
  if (!(error instanceof ConfigError)) return error;
  return new StartRefused(`Cấu hình sai: ${error.message}`, `Wrong configuration: ${error.message}`);
}

/** Better no start than a report that is taken and cannot be kept. Throws `StartRefused`. */
export function tryStorage(folder: string): void {
  const probe = join(folder, `tried-${process.pid}`);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeFileSync(probe, '');
    rmSync(probe);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new StartRefused(
      `Không ghi được vào STORAGE_FOLDER ${folder} (${code}).`,
      `STORAGE_FOLDER ${folder} cannot be written to (${code}).`,
    );
  }
}
