import type { OutboxMessage, PublishBatch, PublishMessage } from '@paystop/ports';
import type { EnvelopeEncoder, MessageSplitter } from './outbox-relay';
import { messageOf, type EventLogRow } from './event-log-row';

const asItIs: MessageSplitter = (message) => [message];

/** Groups what leaves for the rows by topic, each topic in the order of the rows. */
export function batchesOf(rows: readonly EventLogRow[], { encode, split = asItIs }: { readonly encode: EnvelopeEncoder; readonly split?: MessageSplitter }): PublishBatch[] {
  const byTopic = new Map<string, PublishMessage[]>();
  for (const message of rows.flatMap((row): readonly OutboxMessage[] => split(messageOf(row)))) {
    const messages = byTopic.get(message.topic);
    const encoded = encode(message);
    if (messages === undefined) byTopic.set(message.topic, [encoded]);
    else messages.push(encoded);
  }
  return [...byTopic].map(([topic, messages]) => ({ topic, messages }));
}
