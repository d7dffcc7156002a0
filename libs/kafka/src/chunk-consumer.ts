import { setTimeout as sleep } from 'node:timers/promises';
import type { Consumer, EachBatchPayload } from 'kafkajs';
import type { Publisher } from '@paystop/ports';
import { deadLetterBatches } from './dead-letter';
import type { BadMessage, ChunkHandler } from './incoming-message';
import type { KafkaClient } from './kafka-client';
import { SettledOffsets } from './settled-offsets';
import { TopicLane } from './topic-lane';
import { tracedHandler } from './traced-handler';

export interface ChunkConsumerOptions {
  readonly client: KafkaClient;
  /** Without the prefix: `orchestrator`. */
  readonly groupId: string;
  /** Topic without prefix → its handler. */
  readonly handlers: ReadonlyMap<string, ChunkHandler>;
  /** Publishes the dead letters. */
  readonly publisher: Publisher;
  /** True for failures that heal by waiting (libs/postgres `isTransient`). */
  readonly isTransient: (error: unknown) => boolean;
  readonly chunkSize?: number;
  readonly onDeadLetter?: (letters: readonly BadMessage[]) => void;
  /** The consumer has stopped for good; by default the process exits with 1, so that the supervisor starts it anew. */
  readonly onCrash?: (error: Error) => void;
}

const DEFAULT_CHUNK_SIZE = 200;
/** One unit of work per topic runs at a time; this only lets every fetched partition reach its lane. */
const MOST_PARTITIONS = 64;
/** How long the partitions of a killed process lie idle. */
const SESSION_TIMEOUT_MS = 8_000;
const REBALANCE_TIMEOUT_MS = 15_000;
const HEARTBEAT_INTERVAL_MS = 2_000;
/** Leaving the group waits for the fetch under way. */
const LONGEST_FETCH_MS = 500;
/** Offsets follow lazily: what is handled twice meets the inbox. */
const COMMIT_EVERY_MS = 1_000;
const START_RETRY_MS = 1_000;
const STOP_TIMEOUT_MS = 3_000;

/** Feeds chunks to handlers, at least once and in order per partition; no message stops the ones behind it. */
export class ChunkConsumer {
  private readonly offsets = new SettledOffsets();
  private readonly lanes: ReadonlyMap<string, TopicLane>;
  private consumer: Consumer | undefined;
  private joined = false;
  private stopping = false;
  private lastSignMs = performance.now();
  private commitTimer: NodeJS.Timeout | undefined;
  private committing: Promise<void> = Promise.resolve();

  constructor(private readonly options: ChunkConsumerOptions) {
    this.lanes = new Map([...options.handlers].map(([topic, handler]) => [topic, this.laneFor(topic, handler)]));
  }

  /** Joins the group, waiting for Kafka as long as it takes. */
  async start(): Promise<void> {
    while (!this.stopping) {
      try {
        await this.join();
        this.commitTimer = setInterval(() => this.commitSoon(), COMMIT_EVERY_MS);
        return;
      } catch (error) {
        this.options.client.logger.warn('waiting for Kafka', { group: this.options.groupId, error: error instanceof Error ? error.message : String(error) });
        await this.leave();
        this.sign();
        await sleep(START_RETRY_MS);
      }
    }
  }

  /** Finishes the chunk in hand, commits, leaves the group. */
  async stop(): Promise<void> {
    this.stopping = true;
    clearInterval(this.commitTimer);
    const settled = Promise.all([...this.lanes.values()].map((lane) => lane.stop()));
    await Promise.race([settled.then(() => this.leave()), sleep(STOP_TIMEOUT_MS, undefined, { ref: false })]);
  }

  /** Milliseconds since the runner last fetched or tried to; liveness fails when it stands still. */
  lastFetchAgeMs(): number {
    return performance.now() - this.lastSignMs;
  }

  /** True once the group is joined and fetching. */
  get ready(): boolean {
    return this.joined;
  }

  /** Messages not yet handled, by topic without prefix: as of the last fetch, costs nothing. */
  lag(): ReadonlyMap<string, number> {
    const lag = this.offsets.lag();
    return new Map([...this.lanes.keys()].map((topic) => [topic, lag.get(this.options.client.prefix + topic) ?? 0]));
  }

  private laneFor(topic: string, handler: ChunkHandler): TopicLane {
    const { client, chunkSize, isTransient } = this.options;
    return new TopicLane({
      topic,
      chunkSize: chunkSize ?? DEFAULT_CHUNK_SIZE,
      logger: client.logger,
      work: { handler: tracedHandler(client.clientId, topic, handler), isTransient, park: (letters) => this.park(letters) },
      onSettled: (partition, offset) => this.offsets.settled(client.prefix + topic, partition, offset),
    });
  }

  private async park(letters: readonly BadMessage[]): Promise<void> {
    await this.options.publisher.publish(deadLetterBatches(letters, new Date().toISOString()));
    for (const { message, reason, detail } of letters) {
      const { topic, partition, offset } = message;
      this.options.client.logger.error('message parked', { topic, partition, offset, reason, detail });
    }
    this.options.onDeadLetter?.(letters);
  }

  private async join(): Promise<void> {
    const { client, groupId } = this.options;
    const consumer = client.kafka.consumer({
      groupId: client.prefix + groupId,
      sessionTimeout: SESSION_TIMEOUT_MS,
      rebalanceTimeout: REBALANCE_TIMEOUT_MS,
      heartbeatInterval: HEARTBEAT_INTERVAL_MS,
      minBytes: 1,
      maxWaitTimeInMs: LONGEST_FETCH_MS,
      allowAutoTopicCreation: false,
    });
    this.consumer = consumer;
    this.watch(consumer);
    await consumer.connect();
    await consumer.subscribe({ topics: [...this.lanes.keys()].map((topic) => client.prefix + topic), fromBeginning: true });
    await consumer.run({
      autoCommit: false,
      eachBatchAutoResolve: false,
      partitionsConsumedConcurrently: MOST_PARTITIONS,
      eachBatch: (payload) => this.eachBatch(payload),
    });
  }

  private async eachBatch(payload: EachBatchPayload): Promise<void> {
    const { topic, partition, highWatermark } = payload.batch;
    this.offsets.saw(topic, partition, { firstOffset: payload.batch.firstOffset() ?? '0', highWatermark });
    await this.lanes.get(topic.slice(this.options.client.prefix.length))?.take(payload);
  }

  private watch(consumer: Consumer): void {
    const { FETCH, FETCH_START, GROUP_JOIN, REBALANCING, CRASH } = consumer.events;
    consumer.on(FETCH, () => this.sign());
    consumer.on(FETCH_START, () => this.sign());
    consumer.on(REBALANCING, () => this.sign());
    consumer.on(GROUP_JOIN, () => {
      this.sign();
      this.offsets.forget();
      for (const lane of this.lanes.values()) lane.forget();
      this.joined = true;
    });
    consumer.on(CRASH, ({ payload }) => {
      this.sign();
      this.joined = false;
      if (!payload.restart && !this.stopping) this.crashed(payload.error);
    });
  }

  private sign(): void {
    this.lastSignMs = performance.now();
  }

  /** kafkajs would live on without consuming anything. */
  private crashed(error: Error): void {
    this.options.client.logger.error('consumer crashed', { group: this.options.groupId, error: error.message });
    if (this.options.onCrash === undefined) process.exit(1);
    this.options.onCrash(error);
  }

  private commitSoon(): void {
    this.committing = this.committing.then(() => this.commit());
  }

  private async commit(): Promise<void> {
    const offsets = this.offsets.uncommitted();
    if (offsets.length === 0 || this.consumer === undefined || !this.joined) return;
    try {
      await this.consumer.commitOffsets(offsets);
      this.offsets.committed(offsets);
    } catch (error) {
      this.options.client.logger.debug('offsets not committed', { group: this.options.groupId, error: error instanceof Error ? error.message : String(error) });
    }
  }

  private async leave(): Promise<void> {
    const consumer = this.consumer;
    if (consumer === undefined) return;
    await this.commit();
    this.joined = false;
    await consumer.disconnect().catch(() => {});
    this.consumer = undefined;
  }
}
