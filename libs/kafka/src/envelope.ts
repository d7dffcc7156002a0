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
  /** All headers; further attributes by their wire name (`ce_unit`, …), also those of a structured message. */
  readonly headers: Readonly<Record<string, string>>;
  readonly data: unknown;
  /** The JSON text in which the data stands. */
  readonly json: string;
}

export type ParsedEnvelope =
  | { readonly ok: true; readonly envelope: Envelope }
  | { readonly ok: false; readonly reason: string; readonly detail: string };

const STRUCTURED = 'application/cloudevents+json';
const BASE64_DATA = 'data_base64';
const BINARY_CONTENT_TYPE = 'application/json';
const SPEC_VERSION = '1.0';
/** JSON's null, which no message of ours is: on the wire it has no value at all, which compaction understands. */
const TOMBSTONE = 'null';

/** Reads a CloudEvents 1.0 message, binary or structured. */
export function parseEnvelope(message: IncomingMessage): ParsedEnvelope {
  if (message.value === null) return refused(ENVELOPE_REASONS.empty, 'the message has no value');
  const text = message.value.toString('utf8');
  const value = parsed(text);
  if (value === undefined) return refused(ENVELOPE_REASONS.notJson, 'the value is not JSON');
  const contentType = message.headers['content-type'] ?? '';
  return contentType.startsWith(STRUCTURED) ? fromStructured({ json: value, text }, message.headers) : fromAttributes(message.headers, { data: value, json: text });
}

/** @returns undefined for what is no JSON. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** Its data stand in `data`, or as the base64 of a JSON text in `data_base64` (CloudEvents 1.0.2, JSON format 3.1). */
function fromStructured({ json, text }: { readonly json: unknown; readonly text: string }, wire: Readonly<Record<string, string>>): ParsedEnvelope {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return refused(ENVELOPE_REASONS.notJson, 'the structured event is not an object');
  const headers: Record<string, string> = { ...wire };
  let content: Pick<Envelope, 'data' | 'json'> = { data: null, json: text };
  for (const [name, value] of Object.entries(json)) {
    if (name === 'data') content = { data: value as unknown, json: text };
    else if (name === BASE64_DATA && typeof value === 'string') {
      const decoded = Buffer.from(value, 'base64').toString('utf8');
      content = { data: parsed(decoded), json: decoded };
    } else if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') headers[`ce_${name}`] = String(value);
  }
  if (headers['traceparent'] === undefined && headers['ce_traceparent'] !== undefined) headers['traceparent'] = headers['ce_traceparent'];
  if (content.data === undefined) return refused(ENVELOPE_REASONS.notJson, `${BASE64_DATA} holds no JSON`);
  return content.data === null ? refused(ENVELOPE_REASONS.empty, 'the structured event has no data') : fromAttributes(headers, content);
}

function fromAttributes(headers: Readonly<Record<string, string>>, content: Pick<Envelope, 'data' | 'json'>): ParsedEnvelope {
  const { ce_id: id, ce_source: source, ce_type: type } = headers;
  if (!id || !source || !type) {
    const missing = Object.entries({ ce_id: id, ce_source: source, ce_type: type }).filter(([, value]) => !value).map(([name]) => name);
    return refused(ENVELOPE_REASONS.attributeMissing, `missing ${missing.join(', ')}`);
  }
  if (headers['ce_specversion'] !== undefined && headers['ce_specversion'] !== SPEC_VERSION) {
    return refused(ENVELOPE_REASONS.attributeMissing, 'ce_specversion is not 1.0');
  }
  const envelope = { id, source, type, time: headers['ce_time'], subject: headers['ce_subject'], traceparent: headers['traceparent'], headers, ...content };
  return { ok: true, envelope };
}

function refused(reason: string, detail: string): ParsedEnvelope {
  return { ok: false, reason, detail };
}

/** Writes a message in binary mode. @param source the CloudEvents source of this app, such as `/paystop/orchestrator`. */
export function encodeEnvelope(message: OutboxMessage, source: string): PublishMessage {
  const headers: Record<string, string> = {
    ce_specversion: SPEC_VERSION,
    ce_id: message.eventId,
    ce_source: source,
    ce_type: message.type,
    ce_time: message.occurredAt,
    ce_dataschema: `urn:paystop:message:${message.type}:v1`,
    'content-type': BINARY_CONTENT_TYPE,
    ...message.headers,
  };
  if (message.subject !== undefined) headers['ce_subject'] = message.subject;
  if (message.traceparent !== undefined) headers['traceparent'] = message.traceparent;
  const value = typeof message.data === 'string' ? message.data : JSON.stringify(message.data);
  return { key: message.key, value: value === TOMBSTONE ? null : value, headers };
}
