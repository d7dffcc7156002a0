import { createHash, randomUUID } from 'node:crypto';
import type { Principal } from '@paystop/contracts';
import { ok, refuse, type Result } from '@paystop/kernel';
import type { Clock } from '@paystop/ports';
import type { AttachmentKind, AttachmentRecord, AttachmentStore } from '../../ports/attachment-store.port';
import { mediaTypeOf } from './media-type';

export interface Upload {
  readonly bytes: Buffer;
  readonly kind: AttachmentKind;
  readonly caller: Principal;
  readonly idempotencyKey: string;
}

/** Keeps a paper; the same bytes are kept once, the same upload under one key makes one attachment. */
export class StoreAttachment {
  constructor(private readonly store: AttachmentStore, private readonly clock: Clock) {}

  async keep({ bytes, kind, caller, idempotencyKey }: Upload): Promise<Result<AttachmentRecord>> {
    const mediaType = mediaTypeOf(bytes);
    if (mediaType === undefined) return refuse('ATTACHMENT.TYPE_NOT_ALLOWED', 'by its bytes the file is none of JPEG, PNG, WebP, PDF');
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const kept = await this.store.store({
      attachmentId: `att_${randomUUID().replaceAll('-', '')}`,
      kind, sha256, mediaType, bytes, idempotencyKey,
      size: bytes.length,
      unit: caller.unit,
      subject: caller.subject,
      createdAt: this.clock.now(),
    });
    if (kept.sha256 !== sha256 || kept.kind !== kind) return refuse('IDEMPOTENCY.BODY_DIFFERS', 'another file was stored under this Idempotency-Key');
    return ok(kept);
  }
}
