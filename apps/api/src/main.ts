import { ConfigError, readConfig } from './platform/config.js';
import { refuseToStart, serve, StartRefused } from './serve.js';

/** The HTTP process of production: the database is elsewhere and already migrated. */
async function main(): Promise<void> {
  const config = readProductionConfig();
  await serve(config);
}

/** Reads the environment; every wrong or missing variable is named in one go. */
function readProductionConfig(): ReturnType<typeof readConfig> {
  try {
    const config = readConfig(process.env);
    if (config.DATABASE_URL === undefined) throw new ConfigError('DATABASE_URL: required');
    if (config.TEMPLATE_SECRET === undefined) throw new ConfigError('TEMPLATE_SECRET: required');
    return config;
  } catch (error) {
    if (error instanceof ConfigError) {
      throw new StartRefused(`Cấu hình sai: ${error.message}`, `Wrong configuration: ${error.message}`);
    }
    throw error;
  }
}

main().catch(refuseToStart);
