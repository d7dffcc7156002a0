import type { MultipartFile, MultipartValue } from '@fastify/multipart';
import type { FieldError } from '@paystop/contracts';
import { problem } from '@paystop/http-kit';
import type { FastifyRequest } from 'fastify';
import { ATTACHMENT_KINDS, type AttachmentKind } from '../ports/attachment-store.port';

/** contract.md 2: papers are at most 10 MiB. */
export const MAX_ATTACHMENT_BYTES = 10 * 1024 * 1024;
const MAX_FIELD_BYTES = 100;

/** Two parts are expected; one more is read so that it can be named in the answer. */
export const UPLOAD_LIMITS = { fileSize: MAX_ATTACHMENT_BYTES, files: 1, fields: 2, parts: 3, fieldSize: MAX_FIELD_BYTES, headerPairs: 50 };

interface Parts {
  bytes?: Buffer;
  kind?: string;
  readonly unknown: string[];
}

/** Reads `file` and `kind` in either order. @throws ProblemError: 400 naming every wrong part, 413 over the limit, 415 for another media type. */
export async function readUpload(request: FastifyRequest): Promise<{ readonly bytes: Buffer; readonly kind: AttachmentKind }> {
  const parts: Parts = { unknown: [] };
  await takeParts(request, parts);
  const kind = ATTACHMENT_KINDS.find((known) => known === parts.kind);
  const errors: FieldError[] = parts.unknown.map((name) => ({ path: `/${name}`, message: 'is not a known part' }));
  if (parts.bytes === undefined) errors.push({ path: '/file', message: 'is required' });
  if (kind === undefined) errors.push({ path: '/kind', message: parts.kind === undefined ? 'is required' : `must be one of ${ATTACHMENT_KINDS.join(', ')}` });
  if (errors.length > 0 || parts.bytes === undefined || kind === undefined) throw problem('BODY.INVALID', 'the form is not as documented', { errors });
  return { bytes: parts.bytes, kind };
}

/** The form's reader throws its own errors by code; without one, the bytes made no form. */
async function takeParts(request: FastifyRequest, parts: Parts): Promise<void> {
  try {
    for await (const part of request.parts()) await takePart(part, parts);
  } catch (error) {
    if (error instanceof Error && 'code' in error) throw error;
    throw problem('BODY.INVALID', 'the form is malformed or cut short', { errors: [{ path: '', message: 'is no complete form' }], cause: error });
  }
}

async function takePart(part: MultipartFile | MultipartValue, parts: Parts): Promise<void> {
  if (part.type === 'file') {
    const bytes = await part.toBuffer();
    if (part.fieldname === 'file') parts.bytes = bytes;
    else parts.unknown.push(part.fieldname);
  } else if (part.fieldname === 'kind' && typeof part.value === 'string') {
    parts.kind = part.value;
  } else {
    parts.unknown.push(part.fieldname);
  }
}
