import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import type { TestApp } from './start-app.js';

/** What Node compiled for one run of a command serves the next. */
const COMPILED = resolve('node_modules/.cache/commands');

/** A command of the API's sources (`users/verify-audit.command.ts`), as an operator runs it on a campaign. */
export function runCommand(
  campaign: TestApp,
  command: string,
  url: string,
  words: readonly string[] = [],
): { status: number | null; told: string } {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [
      ...['--experimental-transform-types', '--import', resolve('test/support/resolve-typescript.mjs')],
      ...[resolve('apps/api/src', command), ...words],
    ],
    {
      env: {
        ...{ PATH: process.env['PATH'], NODE_NO_WARNINGS: '1', NODE_COMPILE_CACHE: COMPILED },
        ...{ DATABASE_URL: url, STORAGE_FOLDER: campaign.storageFolder },
      },
      encoding: 'utf8',
    },
  );
  return { status, told: stdout + stderr };
}
