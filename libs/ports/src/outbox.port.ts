import type { Tx } from './unit-of-work.port';

/** An event or command that leaves an app: written with the change that it tells of, published after the commit. */
export interface OutboxMessage {
  /** CloudEvents id; the same on every repeat. A UUID. */
  readonly eventId: string;
  /** Topic name without the installation's prefix. */
  readonly topic: string;
  /** Kafka key; order is kept per key. */
  readonly key: string;
  /** CloudEvents type, past tense for events, imperative or "Requested" for commands. */
  readonly type: string;
  /** CloudEvents subject: the id of the thing that changed. */
  readonly subject?: string;
  /** JSON value; a string is taken as JSON text already written. Null is a tombstone: on a compacted topic the key is gone. */
  readonly data: object | string | null;
  readonly occurredAt: string;
  readonly traceparent?: string;
  /** Further headers, names as they appear on the wire (ce_unit, …). */
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Outbox {
  /** Writes all messages in one statement, in their order. */
  add(tx: Tx, messages: readonly OutboxMessage[]): Promise<void>;
  /** Tells the relay that something was committed. */
  nudge(): void;
}
