import type { Logger, OutboxMessage, PublishMessage, Publisher } from '@paystop/ports';
import type { Database } from './database';
import type { PostgresOutbox } from './outbox';

/** Makes the wire message of a logged one; in the apps `(m) => encodeEnvelope(m, source)` of libs/kafka. */
export type EnvelopeEncoder = (message: OutboxMessage) => PublishMessage;

export interface OutboxRelayOptions {
  readonly database: Database;
  readonly publisher: Publisher;
  readonly encode: EnvelopeEncoder;
  readonly logger: Logger;
  /** Nudges of this outbox wake the relay at once. */
  readonly outbox?: PostgresOutbox;
  readonly batchSize?: number;
  readonly pollMs?: number;
}

export class OutboxRelay {
  constructor(_options: OutboxRelayOptions) {}

  start(): void {
    throw new Error('not built yet');
  }

  nudge(): void {}

  stop(): Promise<void> {
    throw new Error('not built yet');
  }

  /** Age of the oldest unpublished message in seconds, 0 when there is none. */
  oldestSeconds(): Promise<number> {
    throw new Error('not built yet');
  }
}

export interface RepublishOptions {
  readonly database: Database;
  readonly publisher: Publisher;
  readonly encode: EnvelopeEncoder;
  readonly topic?: string;
  /** First id of the event log to publish again. */
  readonly fromId?: bigint;
}

/** Publishes the event log again, in its order, so per key in order; same ids, so consumers drop what they have. @returns how many. */
export function republishFromLog(_options: RepublishOptions): Promise<number> {
  throw new Error('not built yet');
}
