import { crc32, inflateRawSync } from 'node:zlib';
import { fromBufferPromise } from 'yauzl';
import type { Entry } from 'yauzl';
import { Refused } from './refused.ts';
import type { PackedPart } from './zip-writer.ts';
import type { UploadLimits } from './upload-limits.ts';

/** The parts of a zip file by lower-case name; a part is unpacked when it is asked for. */
export type ZipParts = {
  names: string[];
  read(name: string): Buffer;
  /** The name as it is written, by its lower-case form. */
  nameOf(name: string): string;
  /** A part as it lies there, to be put into another zip file. */
  packed(name: string): PackedPart;
};

type Part = { entry: Entry; start: number };

const RATIO_IS_JUDGED_ABOVE = 1024 * 1024;
const LOCAL_HEADER = 0x04034b50;
const LOCAL_HEADER_BYTES = 30;
const ENCRYPTED = 0x1;

/**
 * Reads the directory only, and refuses what it declares: too many parts, too large, too tightly packed, parts
 * that share bytes, two of one name. `read` then holds every part to the size and the checksum declared for it.
 */
export async function openZip(file: Buffer, limits: UploadLimits): Promise<ZipParts> {
  const bytes = withoutTail(file);
  const entries = await directoryOf(bytes, limits);
  const parts = new Map<string, Part>();
  for (const entry of entries) {
    const name = entry.fileName.toLowerCase();
    if (parts.has(name)) throw new Refused('broken-zip', { part: entry.fileName });
    parts.set(name, { entry, start: dataStart(bytes, entry) });
  }
  refuseOverlaps([...parts.values()]);
  const partOf = (name: string) => {
    const part = parts.get(name.toLowerCase());
    if (!part) throw new Refused('broken-workbook', { part: name });
    return part;
  };
  return {
    names: [...parts.keys()],
    read: (name) => unpack(bytes, partOf(name)),
    nameOf: (name) => partOf(name).entry.fileName,
    packed(name) {
      const { entry, start } = partOf(name);
      const { fileName, compressionMethod, crc32: crc, uncompressedSize: size } = entry;
      const lying = bytes.subarray(start, start + entry.compressedSize);
      return { name: fileName, method: compressionMethod, crc, size, packed: lying };
    },
  };
}

const END = Buffer.from('PK\x05\x06', 'latin1');
const END_BYTES = 22;

/** The zip file without bytes that some programs and mail gateways leave behind its end. */
function withoutTail(file: Buffer): Buffer {
  const at = file.lastIndexOf(END);
  if (at < 0 || at + END_BYTES > file.length) return file;
  const end = at + END_BYTES + file.readUInt16LE(at + 20);
  return end < file.length ? file.subarray(0, end) : file;
}

async function directoryOf(bytes: Buffer, limits: UploadLimits): Promise<Entry[]> {
  const entries: Entry[] = [];
  let unpackedBytes = 0;
  try {
    const zip = await fromBufferPromise(bytes);
    if (zip.entryCount > limits.parts) throw new Refused('zip-bomb', { parts: zip.entryCount });
    for await (const entry of zip.eachEntry()) {
      if (entry.generalPurposeBitFlag & ENCRYPTED) throw new Refused('password-protected');
      unpackedBytes += entry.uncompressedSize;
      const ratio = entry.uncompressedSize / Math.max(1, entry.compressedSize);
      if (
        unpackedBytes > limits.unpackedBytes ||
        (entry.uncompressedSize > RATIO_IS_JUDGED_ABOVE && ratio > limits.unpackedRatio)
      ) {
        throw new Refused('zip-bomb', { part: entry.fileName });
      }
      entries.push(entry);
    }
  } catch (error) {
    // yauzl tells a damaged directory by plain errors, all of them about the file.
    throw error instanceof Refused ? error : new Refused('broken-zip', { reason: String(error) });
  }
  return entries;
}

/** Where the packed bytes of an entry begin; the entry's own header must stand there and bear the same name. */
function dataStart(bytes: Buffer, entry: Entry): number {
  const header = entry.relativeOffsetOfLocalHeader;
  const broken = () => new Refused('broken-zip', { part: entry.fileName });
  if (header + LOCAL_HEADER_BYTES > bytes.length || bytes.readUInt32LE(header) !== LOCAL_HEADER)
    throw broken();
  const nameEnd = header + LOCAL_HEADER_BYTES + bytes.readUInt16LE(header + 26);
  if (!bytes.subarray(header + LOCAL_HEADER_BYTES, nameEnd).equals(entry.fileNameRaw)) throw broken();
  const start = nameEnd + bytes.readUInt16LE(header + 28);
  if (start + entry.compressedSize > bytes.length) throw broken();
  return start;
}

/** Parts that share bytes make a small file unpack to any size while every single ratio looks harmless. */
function refuseOverlaps(parts: Part[]): void {
  const byPlace = parts.sort((one, other) => one.start - other.start);
  byPlace.forEach((part, index) => {
    const next = byPlace[index + 1];
    if (next && part.start + part.entry.compressedSize > next.entry.relativeOffsetOfLocalHeader) {
      throw new Refused('zip-bomb', { part: next.entry.fileName });
    }
  });
}

function unpack(bytes: Buffer, { entry, start }: Part): Buffer {
  const packed = bytes.subarray(start, start + entry.compressedSize);
  const content = entry.compressionMethod === 0 ? packed : inflate(packed, entry);
  if (content.length !== entry.uncompressedSize || crc32(content) !== entry.crc32) {
    throw new Refused('broken-zip', { part: entry.fileName });
  }
  return content;
}

function inflate(packed: Buffer, entry: Entry): Buffer {
  if (entry.compressionMethod !== 8) throw new Refused('broken-zip', { part: entry.fileName });
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, entry.uncompressedSize) });
  } catch (error) {
    const lies = error instanceof RangeError && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
    throw new Refused(lies ? 'zip-bomb' : 'broken-zip', { part: entry.fileName });
  }
}
