import type { Publisher } from '@paystop/ports';
import type { Database } from './database';
import { EVENT_LOG_COLUMNS, type EventLogRow } from './event-log-row';
import type { EnvelopeEncoder, MessageSplitter } from './outbox-relay';
import { batchesOf } from './publish-rows';

export interface RepublishOptions {
  readonly database: Database;
  readonly publisher: Publisher;
  readonly encode: EnvelopeEncoder;
  readonly split?: MessageSplitter;
  readonly topic?: string;
  /** First id of the event log to publish again. */
  readonly fromId?: bigint;
}

const PAGE_SIZE = 500;

/** Leaves out what the outbox still holds: the relay publishes that, in its turn. */
const PAGE = `
  SELECT ${EVENT_LOG_COLUMNS}
  FROM event_log AS l
  WHERE l.id >= $1 AND l.id <= $2
    AND l.id <> ALL (ARRAY(SELECT unnest(o.ids) FROM outbox AS o))
  ORDER BY l.id LIMIT ${PAGE_SIZE}`;
const NEWEST = 'SELECT coalesce(max(id), 0)::text AS id FROM event_log';

/** Publishes the event log again, in its order, so per key in order; same ids, so consumers drop what they have. @returns how many. */
export async function republishFromLog(options: RepublishOptions): Promise<number> {
  const [newest] = await options.database.query<{ id: string }>(NEWEST);
  let from = options.fromId ?? 0n;
  let count = 0;
  for (;;) {
    const rows = await options.database.query<EventLogRow>(PAGE, [from, newest?.id ?? '0']);
    const last = rows[rows.length - 1];
    if (last === undefined) return count;
    const batches = batchesOf(rows, options).filter(({ topic }) => options.topic === undefined || topic === options.topic);
    await options.publisher.publish(batches);
    count += batches.reduce((sum, { messages }) => sum + messages.length, 0);
    from = BigInt(last.id) + 1n;
  }
}
