/**
 * Text files in one ZIP, stored as they are (APPNOTE 6.3.3, method 0): small, plain, and read by everything.
 * No dates: the same content gives the same bytes.
 */
export function zipOf(files: Record<string, string>): Uint8Array<ArrayBuffer> {
  const encoder = new TextEncoder();
  const parts: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const [name, text] of Object.entries(files)) {
    const [path, content] = [encoder.encode(name), encoder.encode(text)];
    const facts = [
      VERSION,
      UTF8,
      STORED,
      0,
      FIRST_DAY,
      ...long(checksum(content)),
      ...long(content.length),
      ...long(content.length),
      path.length,
      0,
    ];
    const local = words([...long(0x04034b50), ...facts]);
    directory.push(
      words([...long(0x02014b50), VERSION, ...facts, 0, 0, 0, ...long(0), ...long(offset)]),
      path,
    );
    parts.push(local, path, content);
    offset += local.length + path.length + content.length;
  }
  const count = Object.keys(files).length;
  const end = words([
    ...long(0x06054b50),
    0,
    0,
    count,
    count,
    ...long(lengthOf(directory)),
    ...long(offset),
    0,
  ]);
  return joined([...parts, ...directory, end]);
}

const VERSION = 20;
/** File names are UTF-8. */
const UTF8 = 0x0800;
const STORED = 0;
/** 1 January 1980, as the format counts days. */
const FIRST_DAY = 0x0021;

/** A 32-bit number as two 16-bit words, low one first. */
function long(value: number): [number, number] {
  return [value & 0xffff, value >>> 16];
}

function words(values: readonly number[]): Uint8Array {
  const bytes = new DataView(new ArrayBuffer(values.length * 2));
  values.forEach((value, index) => bytes.setUint16(index * 2, value, true));
  return new Uint8Array(bytes.buffer);
}

function lengthOf(parts: readonly Uint8Array[]): number {
  return parts.reduce((sum, part) => sum + part.length, 0);
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(lengthOf(parts));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** CRC-32 (ISO 3309), bit by bit: a table of figures is too small for a lookup table to pay. */
function checksum(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
}
