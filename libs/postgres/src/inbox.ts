import type { Inbox, InboxKey, Tx } from '@paystop/ports';
import type { Database } from './database';
import { textArray } from './text-array';

/** Sorted, so that two units of work claiming the same keys wait for each other instead of deadlocking. */
const CLAIM = `
  INSERT INTO inbox (consumer, source, message_id)
  SELECT $1, source, message_id FROM unnest($2::text[], $3::text[]) AS key(source, message_id)
  ORDER BY source, message_id
  ON CONFLICT DO NOTHING
  RETURNING source, message_id`;

export class PostgresInbox implements Inbox {
  async claim(tx: Tx, consumer: string, keys: readonly InboxKey[]): Promise<boolean[]> {
    if (keys.length === 0) return [];
    const sources = textArray(keys.map((key) => key.source));
    const ids = textArray(keys.map((key) => key.id));
    const rows = await tx.query<{ source: string; message_id: string }>(CLAIM, [consumer, sources, ids]);
    const fresh = new Set(rows.map((row) => nameOf(row.source, row.message_id)));
    return keys.map((key) => fresh.delete(nameOf(key.source, key.id)));
  }
}

function nameOf(source: string, id: string): string {
  return `${source}\u0000${id}`;
}

export interface CleanInboxOptions {
  /** Must be longer than Kafka keeps its messages, or a replayed one would take effect twice. */
  readonly retentionMs: number;
  readonly batchSize?: number;
}

const SHORTEST_RETENTION_MS = 8 * 24 * 3_600_000;
const DEFAULT_BATCH_SIZE = 5_000;

const CLEAN = `
  DELETE FROM inbox WHERE ctid = ANY(ARRAY(
    SELECT ctid FROM inbox WHERE received_at < now() - $1 * interval '1 millisecond' LIMIT $2))
  RETURNING 1 AS deleted`;

/** Deletes inbox rows older than the retention, in small batches. @returns how many. */
export async function cleanInbox(database: Database, options: CleanInboxOptions): Promise<number> {
  if (options.retentionMs < SHORTEST_RETENTION_MS) throw new RangeError('inbox rows must outlive the seven days that Kafka keeps messages');
  const batchSize = options.batchSize ?? DEFAULT_BATCH_SIZE;
  for (let total = 0; ; ) {
    const deleted = await database.query(CLEAN, [options.retentionMs, batchSize]);
    total += deleted.length;
    if (deleted.length < batchSize) return total;
  }
}
