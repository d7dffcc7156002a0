import { Kafka, logLevel, type KafkaConfig, type SASLOptions } from 'kafkajs';
import type { Logger } from '@paystop/ports';
import { kafkaLog } from './kafka-log';
import { quickenRecords } from './quick-records';
import { guardRequestQueue } from './request-queue-guard';

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

const CONNECTION_TIMEOUT_MS = 3_000;
const REQUEST_TIMEOUT_MS = 15_000;
/** What fails longer than these retries (about eight seconds) is started anew from the seed brokers. */
const RETRY = { initialRetryTime: 100, maxRetryTime: 2_000, factor: 0.2, multiplier: 2, retries: 7 };

export function createKafka(options: KafkaOptions): KafkaClient {
  guardRequestQueue();
  quickenRecords();
  // kafkajs prints advice about its partitioner to the console, past the logger.
  process.env['KAFKAJS_NO_PARTITIONER_WARNING'] = '1';
  const config: KafkaConfig = {
    brokers: [...options.brokers],
    clientId: options.clientId,
    ssl: options.ssl ?? false,
    connectionTimeout: CONNECTION_TIMEOUT_MS,
    requestTimeout: REQUEST_TIMEOUT_MS,
    retry: RETRY,
    logLevel: logLevel.WARN,
    logCreator: kafkaLog(options.logger),
  };
  if (options.sasl !== undefined) config.sasl = options.sasl as SASLOptions;
  return { kafka: new Kafka(config), prefix: options.prefix ?? '', clientId: options.clientId, logger: options.logger };
}
