import type { PublishBatch, Publisher } from '@paystop/ports';
import type { KafkaClient } from './kafka-client';

/** Sends batches through one idempotent producer, acknowledged by all in-sync replicas; topics are given without prefix. */
export class KafkaPublisher implements Publisher {
  constructor(_client: KafkaClient) {}

  /** Connects in the background, for ever; publish() rejects until it stands. */
  start(): void {
    throw new Error('not built yet');
  }

  get connected(): boolean {
    return false;
  }

  publish(_batches: readonly PublishBatch[]): Promise<void> {
    throw new Error('not built yet');
  }

  close(): Promise<void> {
    throw new Error('not built yet');
  }
}
