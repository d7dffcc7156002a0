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

/** All of a send may fall to one partition, whose batch may have 4 MiB (libs/kafka topics); a character is three bytes at most. */
const LARGEST_SEND_CHARACTERS = 1_200_000;
const MOST_ROWS_A_SEND = 500;

/** Cuts rows into what is sent at once, in their order; one large row goes alone. */
export function sendsOf<Row extends EventLogRow>(rows: readonly Row[]): Row[][] {
  const sends: Row[][] = [];
  let current: Row[] = [];
  let characters = 0;
  for (const row of rows) {
    if (current.length >= MOST_ROWS_A_SEND || (current.length > 0 && characters + row.value.length > LARGEST_SEND_CHARACTERS)) {
      sends.push(current);
      current = [];
      characters = 0;
    }
    current.push(row);
    characters += row.value.length;
  }
  if (current.length > 0) sends.push(current);
  return sends;
}
