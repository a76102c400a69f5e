import { createHash } from 'node:crypto';
import '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { tidy } from '../domain/names.js';
import { identifyUpload } from '../platform/keyed-writes.js';
import { UPLOAD_LIMITS } from '../platform/workbook-reader/upload-limits.js';
import { Problem } from '../platform/problem.js';
import { headOf, nameAsMeant } from './sent-name.js';

export interface UploadedFile {
  fileName: string;
  bytes: Buffer;
}

/**
 * The one file of a multipart request, whole, or a problem that says why not. With the same key only the same
 * file is the same call.
 */
export async function uploadedFile(request: FastifyRequest): Promise<UploadedFile> {
  const file = await fileOf(request).catch((error: unknown) => {
    throw problemOf(error);
  });
  await identifyUpload(request, createHash('sha256').update(file.bytes).digest('hex'));
  return file;
}

async function fileOf(request: FastifyRequest): Promise<UploadedFile> {
  if (!request.isMultipart()) throw new Problem('upload.file-missing');
  let file: UploadedFile | null = null;
  const head = headOf(request.raw);
  for await (const part of request.files({
    limits: { fileSize: UPLOAD_LIMITS.fileBytes, files: 2, fields: 10 },
  })) {
    if (file) {
      part.file.resume();
      throw new Problem('upload.several-files');
    }
    const bytes = await part.toBuffer();
    // The parser cuts a file at the limit, and does not always fail then: it may end between two chunks.
    if (part.file.truncated) throw tooLarge();
    // A part that only says it is bytes is a file too, though it has no name.
    const { filename }: { filename?: string } = part;
    file = { fileName: safeName(nameAsMeant(filename ?? '', head)), bytes };
  }
  if (!file) throw new Problem('upload.file-missing');
  return file;
}

function tooLarge(): Problem {
  return new Problem('upload.too-large', { megabytes: UPLOAD_LIMITS.fileBytes / 1024 / 1024 });
}

function problemOf(error: unknown): unknown {
  const { code, message } = error as { code?: string; message?: string };
  if (code === 'FST_REQ_FILE_TOO_LARGE') return tooLarge();
  if (NO_FORM.test(message ?? '')) return new Problem('request.invalid');
  const isCutOff =
    code === 'FST_MP_PREMATURE_CLOSE' || /unexpected end|premature|aborted/i.test(message ?? '');
  return isCutOff ? new Problem('upload.cut-off') : error;
}

/** What the parser says of a form that is none: without the line between its parts, or with one too long. */
const NO_FORM = /boundary not found|needle cannot have|malformed|unsupported content type/i;

/**
 * The name without folders, dots and blanks at its end (which Windows drops), control characters and those that only change how others are shown (a name that
 * reads backwards hides its ending); at most as long as a file system allows.
 */
export function safeName(name: string): string {
  // A browser writes a quotation mark in a form as %22.
  const base = tidy(name.replaceAll('%22', '"')).split(/[/\\]/).at(-1) ?? '';
  const characters = [...base.replace(/\p{Cs}/gu, '').replace(/[.\s]+$/u, '')];
  return characters.slice(-200).join('') || 'khong-ten';
}
