import { existsSync, realpathSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';

/**
 * Node's flags for the reading process: it reads the program's own code and its packages and no other file, writes
 * none, and starts no program, thread or addon. A hole in a parser finds no secret and no other person's file.
 */
export function fence(known: ReadonlySet<string> = process.allowedNodeEnvironmentFlags): string[] {
  const flag = ['--permission', '--experimental-permission'].find((name) => known.has(name));
  if (flag === undefined) return [];
  const ownCode = join(import.meta.dirname, '..', '..');
  // The folder of the packages may be a link to one elsewhere: then the link itself is looked at, too.
  const packages = packageFolders(ownCode).flatMap((folder) => [folder, realpathSync(folder)]);
  // Node before 22.13, by the older name, takes a folder with all in it, and breaks off where it is named twice.
  const forms = (folder: string) => (flag === '--permission' ? [folder, `${folder}${sep}`] : [folder]);
  const folders = new Set([ownCode, ...packages].flatMap(forms));
  return [flag, ...[...folders].map((folder) => `--allow-fs-read=${folder}`)];
}

/** Every `node_modules` in which Node looks for what the code imports. */
function packageFolders(folder: string): string[] {
  const here = join(folder, 'node_modules');
  const above = dirname(folder);
  return [...(existsSync(here) ? [here] : []), ...(above === folder ? [] : packageFolders(above))];
}
