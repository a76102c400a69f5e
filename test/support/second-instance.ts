import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { openApp } from '../../apps/api/src/app.js';
import { Clock } from '../../apps/api/src/platform/clock.js';
import { readConfig } from '../../apps/api/src/platform/config.js';
import { appUrlOf } from './database-urls.js';
import type { TestApp } from './start-app.js';

/** One more process of the same installation: same database, same files, a clock that shows the same. */
export async function startSecondInstance(
  campaign: TestApp,
  environment: Record<string, string> = {},
): Promise<NestFastifyApplication> {
  const clock = new Clock();
  clock.standAt(campaign.clock.now());
  const config = readConfig({
    DATABASE_URL: appUrlOf(campaign.ownerUrl),
    STORAGE_FOLDER: campaign.storageFolder,
    LOG_LEVEL: 'silent',
    RUN_JOBS: 'false',
    STOP_SECONDS: '5',
    TEMPLATE_SECRET: 'a secret for tests only, thirty-two characters',
    ...environment,
  });
  return (await openApp(config, clock)).app;
}
