export interface PublishMessage {
  readonly key: string | null;
  readonly value: string | Buffer | null;
  readonly headers: Readonly<Record<string, string>>;
}

export interface PublishBatch {
  readonly topic: string;
  readonly messages: readonly PublishMessage[];
}

export interface Publisher {
  /** Resolves when every message is acknowledged by all in-sync replicas; rejects when any may not be. */
  publish(batches: readonly PublishBatch[]): Promise<void>;
}
