import type { PublishBatch, PublishMessage } from '@paystop/ports';
import type { EnvelopeEncoder } from './outbox-relay';
import { messageOf, type EventLogRow } from './event-log-row';

/** Groups rows by topic, each topic in the order of the rows. */
export function batchesOf(rows: readonly EventLogRow[], encode: EnvelopeEncoder): PublishBatch[] {
  const byTopic = new Map<string, PublishMessage[]>();
  for (const row of rows) {
    const messages = byTopic.get(row.topic);
    const encoded = encode(messageOf(row));
    if (messages === undefined) byTopic.set(row.topic, [encoded]);
    else messages.push(encoded);
  }
  return [...byTopic].map(([topic, messages]) => ({ topic, messages }));
}
