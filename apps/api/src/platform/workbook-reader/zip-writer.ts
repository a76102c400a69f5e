import { crc32, deflateRawSync } from 'node:zlib';

/** A part as it lies in a zip file, packed. */
export type PackedPart = { name: string; method: number; crc: number; size: number; packed: Buffer };

export function packed(name: string, content: Buffer): PackedPart {
  return { name, method: 8, crc: crc32(content), size: content.length, packed: deflateRawSync(content) };
}

/** 1 January 1980, midnight: the same parts give the same bytes. */
const DOS_DATE = 0x21;
const UTF8_NAMES = 0x800;

/** A zip file of the parts, in their order. */
export function writeZip(parts: readonly PackedPart[]): Buffer {
  const pieces: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, method, crc, size, packed: bytes } of parts) {
    const nameBytes = Buffer.from(name);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(UTF8_NAMES, 2);
    common.writeUInt16LE(method, 4);
    common.writeUInt16LE(DOS_DATE, 8);
    common.writeUInt32LE(crc, 10);
    common.writeUInt32LE(bytes.length, 14);
    common.writeUInt32LE(size, 18);
    common.writeUInt16LE(nameBytes.length, 22);
    const local = [Buffer.from('PK\x03\x04', 'latin1'), common, nameBytes, bytes];
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    directory.push(Buffer.from('PK\x01\x02\x14\0', 'latin1'), common, tail, nameBytes);
    pieces.push(...local);
    offset += local.reduce((sum, piece) => sum + piece.length, 0);
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...pieces, central, end]);
}
