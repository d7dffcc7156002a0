import type { OutboxMessage, PublishMessage } from '@paystop/ports';
import type { IncomingMessage } from './incoming-message';

/** Why an envelope is refused (contract-details.md 9); apps add codes of their own. */
export const ENVELOPE_REASONS = {
  empty: 'ENVELOPE.EMPTY',
  notJson: 'ENVELOPE.NOT_JSON',
  attributeMissing: 'ENVELOPE.ATTRIBUTE_MISSING',
  unknownType: 'ENVELOPE.UNKNOWN_TYPE',
  keyMismatch: 'ENVELOPE.KEY_MISMATCH',
  unitMissing: 'ENVELOPE.UNIT_MISSING',
} as const;

export interface Envelope {
  readonly id: string;
  readonly source: string;
  readonly type: string;
  /** As the sender wrote it; not validated. */
  readonly time: string | undefined;
  readonly subject: string | undefined;
  readonly traceparent: string | undefined;
  /** Further attributes by their wire name (`ce_unit`, …). */
  readonly headers: Readonly<Record<string, string>>;
  readonly data: unknown;
}

export type ParsedEnvelope =
  | { readonly ok: true; readonly envelope: Envelope }
  | { readonly ok: false; readonly reason: string; readonly detail: string };

/** Reads a CloudEvents 1.0 message, binary or structured. */
export function parseEnvelope(_message: IncomingMessage): ParsedEnvelope {
  throw new Error('not built yet');
}

/** Writes a message in binary mode. @param source the CloudEvents source of this app, such as `/paystop/orchestrator`. */
export function encodeEnvelope(_message: OutboxMessage, _source: string): PublishMessage {
  throw new Error('not built yet');
}
