import { rmSync } from 'node:fs';
import { type Kept, startApp, type TestApp } from './start-app.js';

/** What was arranged in this process, by name: it serves the worker's next spec files, too. */
const arranged = new Map<string, Promise<{ kept: Kept; said: unknown }>>();
const folders: string[] = [];
// The databases go with their server.
process.once('exit', () => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

/**
 * The program on a copy of the database and files that `arrange` left when it was first asked for under this name and
 * moment, with what it said then.
 */
export async function startArranged<Said>(
  name: string,
  now: string,
  arrange: (campaign: TestApp) => Promise<Said>,
  environment: Record<string, string> = {},
): Promise<{ campaign: TestApp; said: Said }> {
  const key = `${name} ${now}`;
  const known = arranged.get(key) ?? keep(now, arrange);
  arranged.set(key, known);
  const { kept, said } = await known;
  return { campaign: await startApp(now, environment, undefined, kept), said: said as Said };
}

async function keep<Said>(now: string, arrange: (campaign: TestApp) => Promise<Said>) {
  const campaign = await startApp(now);
  const said = await arrange(campaign);
  const kept = await campaign.keep();
  folders.push(kept.storageFolder);
  return { kept, said };
}
