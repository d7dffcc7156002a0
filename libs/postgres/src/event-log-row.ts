import type { OutboxMessage } from '@paystop/ports';

/** Columns of event_log as the relay reads them; the value stays text. */
export const EVENT_LOG_COLUMNS = `l.id::text AS id, l.event_id, l.topic, l.key, l.type, l.subject, l.occurred_at, l.traceparent, l.headers, l.value::text AS value`;

export interface EventLogRow {
  readonly id: string;
  readonly event_id: string;
  readonly topic: string;
  readonly key: string;
  readonly type: string;
  readonly subject: string | null;
  readonly occurred_at: Date;
  readonly traceparent: string | null;
  readonly headers: Record<string, string> | null;
  readonly value: string;
}

export function messageOf(row: EventLogRow): OutboxMessage {
  return {
    eventId: row.event_id,
    topic: row.topic,
    key: row.key,
    type: row.type,
    data: row.value,
    occurredAt: row.occurred_at.toISOString(),
    ...(row.subject === null ? {} : { subject: row.subject }),
    ...(row.traceparent === null ? {} : { traceparent: row.traceparent }),
    ...(row.headers === null ? {} : { headers: row.headers }),
  };
}
