import type { Outbox, OutboxMessage, Tx } from '@paystop/ports';

/**
 * Takes the messages as one JSON array, so that the driver escapes no array elements and the values go in as the JSON
 * text that they already are. The identity column is filled in the order of the sort.
 */
const ADD = `
  WITH message AS (
    SELECT row_number() OVER () AS position, m.*
    FROM json_to_recordset($1::json) AS m(i uuid, t text, k text, y text, s text, o timestamptz, p text, h jsonb, v json)
  ), logged AS (
    INSERT INTO event_log (event_id, topic, key, type, subject, occurred_at, traceparent, headers, value)
    SELECT i, t, k, y, s, o, p, h, v FROM message ORDER BY position
    RETURNING id
  )
  INSERT INTO outbox (id) SELECT id FROM logged`;

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
    await tx.query(ADD, [`[${messages.map(recordOf).join(',')}]`]);
  }
}

function recordOf(message: OutboxMessage): string {
  const { eventId: i, topic: t, key: k, type: y, subject: s, occurredAt: o, traceparent: p, headers: h } = message;
  const fields = JSON.stringify({ i, t, k, y, s, o, p, h });
  const value = typeof message.data === 'string' ? message.data : JSON.stringify(message.data);
  return `${fields.slice(0, -1)},"v":${value}}`;
}
