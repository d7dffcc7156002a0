import { randomBytes } from 'node:crypto';
import { KafkaProbe, createKafka } from '@paystop/kafka';
import { createTestDatabase } from './test-database';
import { silentLogger } from './silent-logger';

/** Fresh ground for one test file on the real servers of this machine. */
export interface TestServices {
  /** A database made for this call. */
  readonly databaseUrl: string;
  readonly redisUrl: string;
  readonly redisPrefix: string;
  readonly kafkaBrokers: string[];
  /** Stands before topics and groups, so that nothing is shared. */
  readonly kafkaPrefix: string;
  /** Another system on the same Kafka, under the same prefix. */
  readonly probe: KafkaProbe;
  /** Drops the database, whoever is still connected, and the topics under the prefix. */
  stop(): Promise<void>;
}

const DEFAULT_DATABASE_URL = 'postgres://postgres@127.0.0.1:5432/postgres';
const DEFAULT_REDIS_URL = 'redis://127.0.0.1:6379';
const DEFAULT_KAFKA_BROKERS = '127.0.0.1:9092';

/** Servers come from TEST_DATABASE_URL, TEST_REDIS_URL and TEST_KAFKA_BROKERS, else from the usual ports of this machine. */
export async function testServices(): Promise<TestServices> {
  const name = `t${process.pid}_${randomBytes(4).toString('hex')}`;
  const kafkaBrokers = (process.env['TEST_KAFKA_BROKERS'] ?? DEFAULT_KAFKA_BROKERS).split(',').map((each) => each.trim());
  const kafkaPrefix = `${name}.`;
  const database = await createTestDatabase(process.env['TEST_DATABASE_URL'] ?? DEFAULT_DATABASE_URL, name);
  const probe = new KafkaProbe(createKafka({ brokers: kafkaBrokers, clientId: `probe-${name}`, prefix: kafkaPrefix, logger: silentLogger }));
  return {
    databaseUrl: database.url,
    redisUrl: process.env['TEST_REDIS_URL'] ?? DEFAULT_REDIS_URL,
    redisPrefix: `${name}:`,
    kafkaBrokers,
    kafkaPrefix,
    probe,
    stop: async () => {
      await probe.deleteTopics().catch(() => {});
      await probe.stop();
      await database.drop();
    },
  };
}
