import type { Inbox, InboxKey, Tx } from '@paystop/ports';
import type { Database } from './database';

export class PostgresInbox implements Inbox {
  claim(_tx: Tx, _consumer: string, _keys: readonly InboxKey[]): Promise<boolean[]> {
    throw new Error('not built yet');
  }
}

/** Deletes inbox rows older than the retention, in small batches. @returns how many. */
export function cleanInbox(_database: Database, _options: { readonly retentionMs: number; readonly batchSize?: number }): Promise<number> {
  throw new Error('not built yet');
}
