import { StreamableFile } from '@nestjs/common';

const MEDIA_TYPES: Record<string, string> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
  pdf: 'application/pdf',
};

/**
 * A file to be saved, never shown: what somebody uploaded must not run in the browser of somebody else.
 * The name travels twice, in plain letters and whole (RFC 6266).
 */
export function attachment({ fileName, bytes }: { fileName: string; bytes: Buffer }): StreamableFile {
  const plain = fileName.replace(/[^\w. -]/g, '_');
  const whole = encodeURIComponent(fileName).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16)}`,
  );
  return new StreamableFile(bytes, {
    type: MEDIA_TYPES[fileName.split('.').at(-1)?.toLowerCase() ?? ''] ?? 'application/octet-stream',
    disposition: `attachment; filename="${plain}"; filename*=UTF-8''${whole}`,
    length: bytes.length,
  });
}
