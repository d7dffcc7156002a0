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
 * Handles a chunk in one unit of work, in its order. Returns the messages that can never be handled (the effect of
 * the others stands), or throws: PoisonMessage when nothing of the chunk took effect, anything else otherwise.
 */
export type ChunkHandler = (chunk: readonly IncomingMessage[]) => Promise<readonly BadMessage[] | void>;
