import type { KafkaMessage } from 'kafkajs';

/** A message as received; headers are decoded to text. */
export interface IncomingMessage {
  /** Without the installation's prefix. */
  readonly topic: string;
  readonly partition: number;
  readonly offset: string;
  readonly key: string | null;
  readonly headers: Readonly<Record<string, string>>;
  readonly value: Buffer | null;
  /** Milliseconds since the epoch, as Kafka stamped it. */
  readonly timestamp: number;
}

/** A message that will never be handled, named by the handler. */
export interface BadMessage {
  readonly message: IncomingMessage;
  /** Stable code such as `ENVELOPE.KEY_MISMATCH`. */
  readonly reason: string;
  /** One sentence without personal data. */
  readonly detail: string;
}

/**
 * Handles a chunk (up to 200 messages of one topic, in order per partition) in one unit of work, or in several of which
 * each may be repeated without effect. Returns the messages that can never be handled (the effect of the others stands),
 * or throws: PoisonMessage to have the others handled again without the named ones, anything else to have all handled again.
 */
export type ChunkHandler = (chunk: readonly IncomingMessage[]) => Promise<readonly BadMessage[] | void>;

export function incomingMessage(topic: string, partition: number, message: KafkaMessage): IncomingMessage {
  return {
    topic,
    partition,
    offset: message.offset,
    key: message.key?.toString('utf8') ?? null,
    headers: headersOf(message.headers),
    value: message.value,
    timestamp: Number(message.timestamp),
  };
}

/** Of a header given several times the last one counts. */
function headersOf(headers: KafkaMessage['headers']): Record<string, string> {
  const texts: Record<string, string> = {};
  for (const name in headers) {
    const value = headers[name];
    const last = Array.isArray(value) ? value[value.length - 1] : value;
    if (last !== undefined) texts[name] = last.toString('utf8');
  }
  return texts;
}
