import { createRequire } from 'node:module';
import { dirname, join, sep } from 'node:path';

/**
 * Node's flags for the reading process: it reads the program's own code and its packages and no other file, writes
 * none, and starts no program, thread or addon. A hole in a parser finds no secret and no other person's file.
 */
export function fence(): string[] {
  // Node before 22.13 does not know the word.
  if (!process.allowedNodeEnvironmentFlags.has('--permission')) return [];
  const ownCode = join(import.meta.dirname, '..', '..');
  const aPackage = dirname(createRequire(import.meta.url).resolve('saxes'));
  const beside = aPackage.slice(0, aPackage.lastIndexOf(`${sep}node_modules${sep}`));
  const folders = [ownCode, join(beside, 'node_modules')];
  return ['--permission', ...folders.map((folder) => `--allow-fs-read=${folder}${sep}`)];
}
