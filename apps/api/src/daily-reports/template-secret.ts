import type { Config } from '../platform/config.js';

export const TEMPLATE_SECRET = Symbol('TEMPLATE_SECRET');

/** What the workbooks for filing are signed with; every way to start the program gives one. */
export function templateSecret(config: Pick<Config, 'TEMPLATE_SECRET'>): string {
  if (config.TEMPLATE_SECRET === undefined) throw new Error('TEMPLATE_SECRET is not set.');
  return config.TEMPLATE_SECRET;
}
