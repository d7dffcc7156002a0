import { randomFillSync } from 'node:crypto';
import type { IdSource } from '@paystop/ports';

const RANDOM_POOL_BYTES = 4_096;
const TIME_BYTES = 6;
const ID_BYTES = 16;

/** Ids that sort by time (RFC 9562 version 7), so that new rows land beside each other in the indexes. */
export class TimeOrderedIds implements IdSource {
  private readonly pool = Buffer.alloc(RANDOM_POOL_BYTES);
  private used = RANDOM_POOL_BYTES;

  next(prefix: string): string {
    return `${prefix}_${this.bytes().toString('hex')}`;
  }

  uuid(): string {
    const hex = this.bytes().toString('hex');
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
  }

  private bytes(): Buffer {
    if (this.used + ID_BYTES > RANDOM_POOL_BYTES) {
      randomFillSync(this.pool);
      this.used = 0;
    }
    const id = Buffer.from(this.pool.subarray(this.used, this.used + ID_BYTES));
    this.used += ID_BYTES;
    id.writeUIntBE(Date.now(), 0, TIME_BYTES);
    id[6] = ((id[6] ?? 0) & 0x0f) | 0x70;
    id[8] = ((id[8] ?? 0) & 0x3f) | 0x80;
    return id;
  }
}
