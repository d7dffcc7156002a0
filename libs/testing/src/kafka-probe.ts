import type { IncomingMessage } from '@paystop/kafka';
import type { PublishMessage } from '@paystop/ports';
import type { TestServices } from './test-services';

/** A second client beside the one under test: produces what another system would, and sees what is on a topic. */
export interface KafkaProbe {
  createTopics(topics: readonly string[], partitions?: number): Promise<void>;
  produce(topic: string, messages: readonly PublishMessage[]): Promise<void>;
  /** Reads a topic from its beginning until `enough` says so. */
  consume(topic: string, enough: (messages: readonly IncomingMessage[]) => boolean, timeoutMs?: number): Promise<IncomingMessage[]>;
  stop(): Promise<void>;
}

export function kafkaProbe(_services: Pick<TestServices, 'kafkaBrokers' | 'kafkaPrefix'>): KafkaProbe {
  throw new Error('not built yet');
}
