import { readdirSync, readFileSync } from 'node:fs';

// What processes have cost, as Linux counts it: in hundredths of a second.
const TICKS_A_SECOND = 100;

/** CPU seconds so far of a process and of all it has started, ended ones too. */
export function cpuOfFamily(pid) {
  const all = processes();
  const ticksOf = (one) =>
    all.filter(({ parent }) => parent === one.pid).reduce((sum, child) => sum + ticksOf(child), one.ticks);
  const [first] = all.filter((one) => one.pid === pid);
  return ticksOf(first) / TICKS_A_SECOND;
}

/** Who started a process. */
export function parentOf(pid) {
  return processes().find((one) => one.pid === pid)?.parent;
}

function processes() {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => statOf(name));
}

/** None if the process has ended meanwhile. */
function statOf(name) {
  try {
    const text = readFileSync(`/proc/${name}/stat`, 'utf8');
    // The command, in brackets, may hold anything. State and parent follow it; the times in user and kernel
    // mode, its own and its ended children's, are fields 14 to 17 of all.
    const [, parent, ...rest] = text.slice(text.lastIndexOf(')') + 2).split(' ');
    const ticks = rest.slice(9, 13).reduce((sum, one) => sum + Number(one), 0);
    return [{ pid: Number(name), parent: Number(parent), ticks }];
  } catch {
    return [];
  }
}
