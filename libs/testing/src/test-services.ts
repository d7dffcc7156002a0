/** Fresh ground for one test file on the real servers of this machine. */
export interface TestServices {
  /** A database made for this call. */
  readonly databaseUrl: string;
  readonly redisUrl: string;
  readonly redisPrefix: string;
  readonly kafkaBrokers: string[];
  /** Stands before topics and groups, so that nothing is shared. */
  readonly kafkaPrefix: string;
  /** Drops the database (whoever is still connected) and the topics under the prefix. */
  stop(): Promise<void>;
}

/** Servers come from TEST_DATABASE_URL, TEST_REDIS_URL, TEST_KAFKA_BROKERS. */
export function testServices(): Promise<TestServices> {
  throw new Error('not built yet');
}
