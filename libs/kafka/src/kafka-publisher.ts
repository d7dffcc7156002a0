import { Partitioners, type Producer } from 'kafkajs';
import type { PublishBatch, Publisher } from '@paystop/ports';
import type { KafkaClient } from './kafka-client';

const ACKNOWLEDGED_BY_ALL = -1;
/** Fewer than for consumers: who publishes (the relay) has a back-off of its own and should see the failure soon. */
const RETRY = { initialRetryTime: 100, maxRetryTime: 1_000, retries: 3 };

/**
 * Sends batches through one idempotent producer, acknowledged by all in-sync replicas; topics are given without prefix.
 * Calls are carried out one after the other, so that their order is the order on each partition.
 */
export class KafkaPublisher implements Publisher {
  private producer: Producer | undefined;
  private tail: Promise<unknown> = Promise.resolve();
  private closed = false;

  constructor(private readonly client: KafkaClient) {}

  /** Whether the last attempt to reach Kafka succeeded. */
  get connected(): boolean {
    return this.producer !== undefined;
  }

  /** Connects ahead of the first batch. @throws when Kafka cannot be reached; publish() connects anyway. */
  async connect(): Promise<void> {
    await this.inTurn(async () => void (await this.connectedProducer()));
  }

  async publish(batches: readonly PublishBatch[]): Promise<void> {
    if (batches.length === 0) return;
    const topicMessages = batches.map((batch) => ({
      topic: this.client.prefix + batch.topic,
      messages: batch.messages.map((message) => ({ key: message.key, value: message.value, headers: message.headers })),
    }));
    await this.inTurn(() => this.send(topicMessages));
  }

  async close(): Promise<void> {
    this.closed = true;
    await this.tail.catch(() => {});
    await this.discard();
  }

  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.tail.then(work, work);
    this.tail = turn.catch(() => {});
    return turn;
  }

  private async send(topicMessages: NonNullable<Parameters<Producer['sendBatch']>[0]['topicMessages']>): Promise<void> {
    const producer = await this.connectedProducer();
    try {
      await producer.sendBatch({ topicMessages, acks: ACKNOWLEDGED_BY_ALL });
    } catch (error) {
      // Its sequence numbers may no longer be the broker's (a lost log, a fenced id): a new producer starts from none.
      await this.discard();
      throw error;
    }
  }

  private async connectedProducer(): Promise<Producer> {
    if (this.closed) throw new Error('the publisher is closed');
    if (this.producer !== undefined) return this.producer;
    const producer = this.client.kafka.producer({
      idempotent: true,
      maxInFlightRequests: 1,
      allowAutoTopicCreation: false,
      createPartitioner: Partitioners.DefaultPartitioner,
      retry: RETRY,
    });
    try {
      await producer.connect();
    } catch (error) {
      await producer.disconnect().catch(() => {});
      throw error;
    }
    this.producer = producer;
    return producer;
  }

  private async discard(): Promise<void> {
    const producer = this.producer;
    this.producer = undefined;
    await producer?.disconnect().catch(() => {});
  }
}
