import { existsSync, realpathSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';

/**
 * Node's flags for the reading process: it reads the program's own code and its packages and no other file, writes
 * none, and starts no program, thread or addon. A hole in a parser finds no secret and no other person's file.
 */
export function fence(): string[] {
  // Node before 22.13 does not know the word.
  if (!process.allowedNodeEnvironmentFlags.has('--permission')) return [];
  const ownCode = join(import.meta.dirname, '..', '..');
  // The folder of the packages may be a link to one elsewhere: then the link itself is looked at, too.
  const packages = packageFolders(ownCode).flatMap((folder) => [folder, realpathSync(folder)]);
  const folders = [ownCode, ...packages].flatMap((folder) => [folder, `${folder}${sep}`]);
  return ['--permission', ...[...new Set(folders)].map((folder) => `--allow-fs-read=${folder}`)];
}

/** Every `node_modules` in which Node looks for what the code imports. */
function packageFolders(folder: string): string[] {
  const here = join(folder, 'node_modules');
  const above = dirname(folder);
  return [...(existsSync(here) ? [here] : []), ...(above === folder ? [] : packageFolders(above))];
}
