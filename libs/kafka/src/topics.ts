import { setTimeout as sleep } from 'node:timers/promises';
import type { Admin, ITopicConfig } from 'kafkajs';
import { TOPIC_PARTITIONS, deadLetterTopic, type TopicDefinition } from '@paystop/contracts';
import type { KafkaClient } from './kafka-client';

export interface EnsureTopicsOptions {
  /** Copies of each partition (KAFKA_REPLICATION). */
  readonly replication: number;
  readonly partitions?: number;
  /** Aborting ends the wait for Kafka. */
  readonly signal?: AbortSignal;
}

const DAY_MS = 24 * 3_600_000;
/** Shorter than inbox rows live, so that nothing replayed from Kafka takes effect twice. */
const RETENTION_MS = 7 * DAY_MS;
/** Parked messages wait for a person. */
const DEAD_LETTER_RETENTION_MS = 90 * DAY_MS;
/** A stop request of 1 MiB and its headers have to fit. */
const LARGEST_MESSAGE_BYTES = 4 * 1_048_576;
const SAY_SO_EVERY_MS = 5_000;
const RETRY_MS = 1_000;

/** Creates what is missing of the topics and their dead-letter topics, and waits for Kafka as long as it takes. */
export async function ensureTopics(client: KafkaClient, topics: readonly TopicDefinition[], options: EnsureTopicsOptions): Promise<void> {
  let saidAtMs = Number.NEGATIVE_INFINITY;
  while (options.signal?.aborted !== true) {
    const admin = client.kafka.admin({ retry: { retries: 1, initialRetryTime: 100, maxRetryTime: 500 } });
    try {
      await admin.connect();
      await createMissing(admin, wanted(client.prefix, topics, options));
      return;
    } catch (error) {
      if (performance.now() - saidAtMs >= SAY_SO_EVERY_MS) {
        saidAtMs = performance.now();
        client.logger.warn('waiting for Kafka', { error: error instanceof Error ? error.message : String(error) });
      }
      await sleep(RETRY_MS, undefined, options.signal === undefined ? {} : { signal: options.signal }).catch(() => {});
    } finally {
      await admin.disconnect().catch(() => {});
    }
  }
}

async function createMissing(admin: Admin, topics: readonly ITopicConfig[]): Promise<void> {
  const there = new Set(await admin.listTopics());
  const missing = topics.filter((topic) => !there.has(topic.topic));
  // Several apps create at once; kafkajs takes "already exists" for the answer false.
  if (missing.length > 0) await admin.createTopics({ topics: [...missing], waitForLeaders: true });
}

function wanted(prefix: string, topics: readonly TopicDefinition[], options: EnsureTopicsOptions): ITopicConfig[] {
  return topics.flatMap((topic) => {
    const policy = topic.compacted ? { name: 'cleanup.policy', value: 'compact' } : { name: 'retention.ms', value: String(RETENTION_MS) };
    const main = topicConfig(prefix + topic.name, policy, options);
    if (!topic.deadLetters) return [main];
    return [main, topicConfig(prefix + deadLetterTopic(topic.name), { name: 'retention.ms', value: String(DEAD_LETTER_RETENTION_MS) }, options)];
  });
}

function topicConfig(topic: string, policy: { readonly name: string; readonly value: string }, options: EnsureTopicsOptions): ITopicConfig {
  return {
    topic,
    numPartitions: options.partitions ?? TOPIC_PARTITIONS,
    replicationFactor: options.replication,
    configEntries: [policy, { name: 'max.message.bytes', value: String(LARGEST_MESSAGE_BYTES) }],
  };
}
