import type { Tx } from '@paystop/ports';

/** "proj" in ASCII: one writer at a time over all processes, so that sums and feed numbers need no further care. */
const WRITER_LOCK = 0x70726f6a;

/** Held until the unit of work ends; the next writer sees everything that this one committed. */
export async function lockWriter(tx: Tx): Promise<void> {
  await tx.query('SELECT pg_advisory_xact_lock($1)', [WRITER_LOCK]);
}
