import type { Kafka } from 'kafkajs';
import type { Logger } from '@paystop/ports';

export interface KafkaSasl {
  readonly mechanism: 'plain' | 'scram-sha-256' | 'scram-sha-512';
  readonly username: string;
  readonly password: string;
}

export interface KafkaOptions {
  readonly brokers: readonly string[];
  readonly clientId: string;
  /** Stands before every topic and group id; empty by default. */
  readonly prefix?: string;
  readonly ssl?: boolean;
  readonly sasl?: KafkaSasl;
  readonly logger: Logger;
}

/** The configured client that publishers and consumers of one app share. */
export interface KafkaClient {
  readonly kafka: Kafka;
  readonly prefix: string;
  readonly clientId: string;
  readonly logger: Logger;
}

export function createKafka(_options: KafkaOptions): KafkaClient {
  throw new Error('not built yet');
}
