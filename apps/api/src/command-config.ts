import { join } from 'node:path';
import { type Config, configRefused, readConfig } from './platform/config.js';
import { runningServerUrl } from './platform/embedded-postgres.js';
import { StartRefused } from './platform/start-refused.js';

/** The database that `npm start` makes in its own PostgreSQL. */
export const OWN_DATABASE = 'campaign';

/**
 * The configuration of a command that looks at what is kept: the database that is named, or else the own one of the
 * `npm start` that runs on DATA_FOLDER. Throws `StartRefused` where there is neither.
 */
export function commandConfig(
  environment: NodeJS.ProcessEnv = process.env,
): Config & { DATABASE_URL: string } {
  const folder = environment['DATA_FOLDER'] ?? 'var';
  const config = read({ STORAGE_FOLDER: join(folder, 'files'), ...environment });
  const url =
    config.MIGRATION_DATABASE_URL ??
    config.DATABASE_URL ??
    runningServerUrl(join(folder, 'postgres'), OWN_DATABASE);
  if (url === null) {
    throw new StartRefused(
      `Thiếu DATABASE_URL, và không có chương trình nào đang chạy bằng npm start trên thư mục ${folder} (DATA_FOLDER).`,
      `DATABASE_URL is missing, and no npm start is running on the folder ${folder} (DATA_FOLDER).`,
    );
  }
  return { ...config, DATABASE_URL: url };
}

function read(environment: NodeJS.ProcessEnv): Config {
  try {
    return readConfig(environment);
  } catch (error) {
    throw configRefused(error);
  }
}
