import type { TopicDefinition } from '@paystop/contracts';
import type { KafkaClient } from './kafka-client';

export interface EnsureTopicsOptions {
  /** Copies of each partition (KAFKA_REPLICATION). */
  readonly replication: number;
  readonly partitions?: number;
  /** Aborting ends the wait for Kafka. */
  readonly signal?: AbortSignal;
}

/** Creates what is missing of the topics and their dead-letter topics, and waits for Kafka as long as it takes. */
export function ensureTopics(_client: KafkaClient, _topics: readonly TopicDefinition[], _options: EnsureTopicsOptions): Promise<void> {
  throw new Error('not built yet');
}
