import { type Config, ConfigError, readConfig } from './platform/config.js';
import { StartRefused } from './serve.js';

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
    if (!(error instanceof ConfigError)) throw error;
    throw new StartRefused(`Cấu hình sai: ${error.message}`, `Wrong configuration: ${error.message}`);
  }
}
