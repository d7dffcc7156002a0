import { readHmacKey } from '@paystop/configuration';
import { ALL_TOPICS } from '@paystop/contracts';
import { KafkaPublisher, createKafka, ensureTopics, type KafkaClient } from '@paystop/kafka';
import { runInBackground } from '@paystop/observability';
import type { Logger } from '@paystop/ports';
import { openDatabase, type Database } from '@paystop/postgres';
import { NudgeChannel, createRedis } from '@paystop/redis';
import { kafkaOptionsOf, waitFor } from '@paystop/service-kit';
import { ConsumerLag } from './adapters/kafka/consumer-lag';
import { ProjectionConsumers } from './adapters/kafka/projection-consumers';
import { PostgresDeadLetterStore } from './adapters/postgres/postgres-dead-letter-store';
import { PostgresFeedStore } from './adapters/postgres/postgres-feed-store';
import { PostgresFigureSource } from './adapters/postgres/postgres-figure-source';
import { PostgresGenerationStore } from './adapters/postgres/postgres-generation-store';
import { PlannerStatistics } from './adapters/postgres/planner-statistics';
import { PostgresReadModelStore } from './adapters/postgres/postgres-read-model-store';
import type { ProjectorSettings } from './config';
import { CaseStateConsumer } from './consumers/case-state.consumer';
import { DeadLetterConsumer } from './consumers/dead-letter.consumer';
import { MIGRATIONS } from './migrations';
import { ParkDeadLetters } from './usecases/park-dead-letters/park-dead-letters.usecase';
import { ProjectCaseState } from './usecases/project-case-state/project-case-state.usecase';
import { PruneFeed } from './usecases/prune-feed/prune-feed.usecase';
import { RebuildReadModels } from './usecases/rebuild-read-models/rebuild-read-models.usecase';
import { ReplayDeadLetter } from './usecases/replay-dead-letter/replay-dead-letter.usecase';

const SCHEMA = 'projector';
/** What the gateway listens to for the event stream. */
const FEED_CHANNEL = 'feed';
/** A chunk waits for the one before it, in whatever process that runs. */
const LOCK_TIMEOUT_MS = 10_000;

export interface ProjectorParts {
  readonly database: Database;
  readonly consumers: ProjectionConsumers;
  readonly figures: PostgresFigureSource;
  readonly lag: ConsumerLag;
  readonly replaying: ReplayDeadLetter;
  readonly rebuilding: RebuildReadModels;
  close(): Promise<void>;
}

/** Opens what the projector stands on. Waits for PostgreSQL; Kafka is joined in the background for as long as it takes. */
export async function openParts(settings: ProjectorSettings, logger: Logger): Promise<ProjectorParts> {
  const hmacKey = await readHmacKey(settings);
  const database = await waitFor('PostgreSQL', () => openProjectorDatabase(settings, logger), logger);
  const redis = createRedis({ url: settings.REDIS_URL, prefix: settings.KAFKA_PREFIX, logger });
  const nudges = new NudgeChannel(redis, FEED_CHANNEL);
  const client = createKafka(kafkaOptionsOf(settings, SCHEMA, logger));
  const publisher = new KafkaPublisher(client);
  const generations = new PostgresGenerationStore((sql) => database.query(sql));
  const letters = new PostgresDeadLetterStore();
  const store = new PostgresReadModelStore(hmacKey);
  const parking = new DeadLetterConsumer(new ParkDeadLetters(database.unitOfWork, letters));
  const consumers = new ProjectionConsumers({
    client, publisher,
    currentGeneration: () => generations.current(),
    handlersOf: (generation) => {
      const projecting = new CaseStateConsumer(new ProjectCaseState(database.unitOfWork, store, { generation, onFeed: () => nudges.send('') }));
      return { caseState: (chunk) => projecting.handle(chunk), deadLetters: (chunk) => parking.handle(chunk) };
    },
  });
  const lag = new ConsumerLag(client, () => consumers.groupId);
  const pruning = new PruneFeed(new PostgresFeedStore((sql, values) => database.query(sql, values)), logger);
  pruning.start();
  const statistics = new PlannerStatistics((sql) => database.query(sql), logger);
  statistics.start();
  const stopping = new AbortController();
  runInBackground(startConsuming(consumers, client, { replication: settings.KAFKA_REPLICATION, signal: stopping.signal }), 'reading the changes of cases', logger);
  return {
    database, consumers, lag,
    figures: new PostgresFigureSource((sql, values) => database.query(sql, values)),
    replaying: new ReplayDeadLetter(database.unitOfWork, letters, publisher),
    rebuilding: new RebuildReadModels(database.unitOfWork, generations, logger),
    close: async () => {
      stopping.abort();
      pruning.stop();
      statistics.stop();
      await consumers.stop();
      await Promise.all([publisher.close(), lag.close(), nudges.close(), redis.close()]);
      await database.close();
    },
  };
}

async function startConsuming(consumers: ProjectionConsumers, client: KafkaClient, { replication, signal }: { readonly replication: number; readonly signal: AbortSignal }): Promise<void> {
  await ensureTopics(client, ALL_TOPICS, { replication, signal });
  if (!signal.aborted) await consumers.start();
}

export function openProjectorDatabase(settings: Pick<ProjectorSettings, 'DATABASE_URL'>, logger: Logger): Promise<Database> {
  return openDatabase({
    url: settings.DATABASE_URL, schema: SCHEMA, applicationName: `paystop-${SCHEMA}`, migrations: MIGRATIONS, lockTimeoutMs: LOCK_TIMEOUT_MS, logger,
  });
}
