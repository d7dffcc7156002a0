import { testServices } from '@paystop/testing';

/** Ground of one run on servers that are shared: a database, a prefix of topics, groups and keys. */
export interface RunServices {
  readonly env: Readonly<Record<string, string>>;
  readonly kafkaPrefix: string;
  drop(): Promise<void>;
}

export async function freshServices(): Promise<RunServices> {
  const { databaseUrl, redisUrl, kafkaBrokers, kafkaPrefix, stop } = await testServices();
  return {
    kafkaPrefix,
    env: { DATABASE_URL: databaseUrl, REDIS_URL: redisUrl, KAFKA_BROKERS: kafkaBrokers.join(','), KAFKA_PREFIX: kafkaPrefix },
    drop: stop,
  };
}
