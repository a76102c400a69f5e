import { linkSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { commandLineOf, startOf } from './command-line.js';

/** The marks of those who took the folder, numbered in their order: `process.7`. Who left the last one may hold it. */
const MARK = /^process\.(\d+)$/;

/**
 * Takes the folder for this process; gives what lets go of it, or `null` when a living process holds it. A folder that
 * is not there is made. Several may try at once, and who held it before may have died: one gets it.
 *
 * The last mark is never removed, so numbers only rise. Of those who found the same last mark one can make the next;
 * who was late, and made one that had been cleared away, sees a later one beside it and begins again.
 */
export function takeFolder(folder: string): (() => void) | null {
  // PostgreSQL may run under an account of its own: others pass through to what is theirs, and cannot look around.
  mkdirSync(folder, { recursive: true, mode: 0o711 });
  if (isHeldByEarlierVersion(folder)) return null;
  const draft = join(folder, `process-${process.pid}`);
  writeFileSync(draft, beganAs(process.pid));
  try {
    for (;;) {
      const last = lastMark(folder);
      if (isHolder(textOf(markOf(folder, last)))) return null;
      const ours = last + 1;
      // A link is made by one of them, and its content is there with it.
      if (!isLinked(draft, markOf(folder, ours))) continue;
      if (lastMark(folder) === ours) return held(folder, ours);
      rmSync(markOf(folder, ours), { force: true });
    }
  } finally {
    rmSync(draft, { force: true });
  }
}

function held(folder: string, ours: number): () => void {
  for (const number of marksIn(folder)) {
    if (number < ours) rmSync(markOf(folder, number), { force: true });
  }
  return () => writeFileSync(markOf(folder, ours), '');
}

function markOf(folder: string, number: number): string {
  return join(folder, `process.${number}`);
}

function marksIn(folder: string): number[] {
  return readdirSync(folder).flatMap((name) => MARK.exec(name)?.slice(1).map(Number) ?? []);
}

function lastMark(folder: string): number {
  return Math.max(0, ...marksIn(folder));
}

function isLinked(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return false;
  }
}

function textOf(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    return null;
  }
}

/** Whether the process that left the mark is alive. Its number may have gone to a stranger since, who began later. */
function isHolder(mark: string | null): boolean {
  const pid = Number.parseInt(mark ?? '');
  return mark === beganAs(pid) && startOf(pid) !== null;
}

function beganAs(pid: number): string {
  return `${pid} ${startOf(pid)}`;
}

/** Version 0.1.0 kept its number in `process`, whose holder is the same program of the same copy. */
function isHeldByEarlierVersion(folder: string): boolean {
  const mark = join(folder, 'process');
  const pid = Number(textOf(mark) ?? Number.NaN);
  const isHeld =
    pid !== process.pid &&
    (commandLineOf(pid)
      ?.split(' ')
      .includes(process.argv[1] ?? '') ??
      false);
  if (!isHeld) for (const left of [mark, `${mark}-began`]) rmSync(left, { force: true });
  return isHeld;
}
