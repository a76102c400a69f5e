import { appendFile, mkdir, readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fromBufferPromise } from 'yauzl';
import { type AuditLink, linksIn, writtenLink } from '../platform/audit-link.js';

/** Where the program itself notes links, in the store of the files: one file a day. */
const FOLDER = 'audit-links';

/** Notes a link beside the kept files: with whoever keeps those, not with the database. */
export async function noteLink(storageFolder: string, link: AuditLink, at: Date): Promise<void> {
  const folder = join(storageFolder, FOLDER);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const line = `${at.toISOString()} ${writtenLink(link)}\n`;
  await appendFile(join(folder, `${at.toISOString().slice(0, 10)}.txt`), line, { mode: 0o600, flush: true });
}

/** The links the store holds: those the program noted, and those in these published workbooks, by their hashes. */
export async function linksOfStore(
  storageFolder: string,
  workbooks: readonly string[],
): Promise<AuditLink[]> {
  const published = workbooks.map((hash) => join(storageFolder, hash.slice(0, 2), hash));
  const noted = await linksAt(join(storageFolder, FOLDER));
  return [...noted, ...(await Promise.all(published.map(linksOf))).flat()];
}

/** The links noted in a file or anywhere in a folder: workbooks, mails, logs, plain text. None where nothing is there. */
export async function linksAt(path: string): Promise<AuditLink[]> {
  const found = await stat(path).catch(() => null);
  if (found === null) return [];
  if (!found.isDirectory()) return linksOf(path);
  const names = await readdir(path, { recursive: true, withFileTypes: true });
  const files = names.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const links: AuditLink[] = [];
  for (const file of files) links.push(...(await linksOf(file)));
  return links;
}

async function linksOf(path: string): Promise<AuditLink[]> {
  const bytes = await readFile(path).catch(() => Buffer.alloc(0));
  if (bytes.toString('latin1', 0, 4) !== 'PK\x03\x04') return linksIn(unfolded(bytes.toString()));
  const links: AuditLink[] = [];
  const zip = await fromBufferPromise(bytes, { lazyEntries: true });
  for await (const entry of zip.eachEntry()) {
    if (!entry.fileName.endsWith('.xml')) continue;
    const chunks: Buffer[] = [];
    for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk as Buffer);
    links.push(...linksIn(Buffer.concat(chunks).toString()));
  }
  return links;
}

/** A mail breaks its lines with "=" at their ends. */
function unfolded(text: string): string {
  return text.replace(/=\r?\n/g, '');
}
