import type { Outbox, OutboxMessage, Tx } from '@paystop/ports';
import { rowSource, type Column } from './bulk-insert';

/** Every column travels as one text (see bulk-insert); the identity column is filled in the order of the messages. */
const COLUMNS: readonly Column<OutboxMessage>[] = [
  { name: 'event_id', type: 'uuid', value: (message) => message.eventId },
  { name: 'topic', type: 'text', value: (message) => message.topic },
  { name: 'key', type: 'text', value: (message) => printable(message.key) },
  { name: 'type', type: 'text', value: (message) => message.type },
  { name: 'subject', type: 'text', value: (message) => (message.subject === undefined ? null : printable(message.subject)) },
  { name: 'occurred_at', type: 'timestamptz', value: (message) => message.occurredAt },
  { name: 'traceparent', type: 'text', value: (message) => message.traceparent ?? null },
  { name: 'headers', type: 'jsonb', value: (message) => (message.headers === undefined ? null : JSON.stringify(message.headers)) },
  { name: 'value', type: 'text', value: (message) => (typeof message.data === 'string' ? message.data : JSON.stringify(message.data)) },
];
const NAMES = COLUMNS.map((column) => column.name).join(', ');

/** One row for all of them; its id is the first one's. */
const POINTER = 'INSERT INTO outbox (id, ids) SELECT min(id), array_agg(id) FROM logged';

// eslint-disable-next-line no-control-regex -- keys of rejected messages are foreign bytes; ours are ids
const CONTROL_CHARACTERS = /[\u0000-\u001f]/g;

/** An empty or unprintable key would not survive the way into the database. */
function printable(text: string): string {
  return text === '' ? '-' : text.replace(CONTROL_CHARACTERS, '\ufffd');
}

export class PostgresOutbox implements Outbox {
  private readonly listeners: (() => void)[] = [];

  /** @param nudge called after a commit; an OutboxRelay in this process hangs itself here. */
  whenNudged(nudge: () => void): void {
    this.listeners.push(nudge);
  }

  nudge(): void {
    for (const listener of this.listeners) listener();
  }

  async add(tx: Tx, messages: readonly OutboxMessage[]): Promise<void> {
    if (messages.length === 0) return;
    const { sql, values } = rowSource('message', COLUMNS, messages);
    await tx.later({
      slot: 'outbox', values, sql: POINTER,
      steps: { logged: `INSERT INTO event_log (${NAMES}) SELECT ${NAMES} FROM ${sql} RETURNING id` },
    });
  }
}
