import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where an embedded PostgreSQL keeps its data: below a closed folder elsewhere, and a file says where. */
export function placeOf(folder: string): string {
  const pointer = join(folder, 'PLACE');
  return existsSync(pointer) ? readFileSync(pointer, 'utf8').trim() : folder;
}
