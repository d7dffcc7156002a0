import { randomFillSync } from 'node:crypto';
import type { IdSource } from '@paystop/ports';

const RANDOM_POOL_BYTES = 4_096;
const TIME_BYTES = 6;
const ID_BYTES = 16;
const VERSION_7 = 0x7000;
const LAST_ORDINAL = 0x0fff;

/** Ids that sort by time (RFC 9562 version 7), so that new rows land beside each other in the indexes. */
export class TimeOrderedIds implements IdSource {
  private readonly pool = Buffer.alloc(RANDOM_POOL_BYTES);
  private used = RANDOM_POOL_BYTES;
  private lastMs = 0;
  private ordinal = 0;

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
    id.writeUIntBE(this.tick(), 0, TIME_BYTES);
    id.writeUInt16BE(VERSION_7 | this.ordinal, TIME_BYTES);
    id[8] = ((id[8] ?? 0) & 0x3f) | 0x80;
    return id;
  }

  /** Within a millisecond an ordinal keeps the order; when it is used up, the next millisecond begins early. */
  private tick(): number {
    const nowMs = Math.max(Date.now(), this.lastMs);
    this.ordinal = nowMs === this.lastMs ? this.ordinal + 1 : 0;
    this.lastMs = this.ordinal > LAST_ORDINAL ? nowMs + 1 : nowMs;
    if (this.ordinal > LAST_ORDINAL) this.ordinal = 0;
    return this.lastMs;
  }
}
