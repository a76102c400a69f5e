import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** Where an embedded PostgreSQL keeps its data: below a closed folder elsewhere, and a file says where. */
export function placeOf(folder: string): string {
  const pointer = join(folder, 'PLACE');
  return existsSync(pointer) ? readFileSync(pointer, 'utf8').trim() : folder;
}

/** Takes away an embedded PostgreSQL's folder, and the place elsewhere where it had to put its data. */
export function removePlace(folder: string): void {
  rmSync(placeOf(folder), { recursive: true, force: true });
  rmSync(folder, { recursive: true, force: true });
}
