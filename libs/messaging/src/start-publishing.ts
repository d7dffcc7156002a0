import { ALL_TOPICS } from '@paystop/contracts';
import { type KafkaClient, KafkaPublisher, createKafka, encodeEnvelope, ensureTopics } from '@paystop/kafka';
import { runInBackground } from '@paystop/observability';
import type { Logger } from '@paystop/ports';
import { type Database, type MessageSplitter, OutboxRelay, type PostgresOutbox } from '@paystop/postgres';
import { type TransportSettings, kafkaOptionsOf } from '@paystop/service-kit';

export interface PublishingOptions {
  /** The app's name: its Kafka client id and, as `/paystop/<app>`, the CloudEvents source of what it publishes. */
  readonly app: string;
  readonly settings: TransportSettings;
  readonly database: Database;
  readonly outbox: PostgresOutbox;
  readonly logger: Logger;
  /** Where a row of the outbox leaves as several messages. */
  readonly split?: MessageSplitter;
}

export interface Publishing {
  readonly client: KafkaClient;
  readonly publisher: KafkaPublisher;
  stop(): Promise<void>;
}

/** @returns the CloudEvents source of an app. */
export function eventSource(app: string): string {
  return `/paystop/${app}`;
}

/** Publishes what an app's outbox holds. Kafka may come later: the outbox keeps everything until the topics are there. */
export function startPublishing({ app, settings, database, outbox, logger, split }: PublishingOptions): Publishing {
  const client = createKafka(kafkaOptionsOf(settings, app, logger));
  const publisher = new KafkaPublisher(client);
  const relay = new OutboxRelay({ database, publisher, outbox, logger, encode: (message) => encodeEnvelope(message, eventSource(app)), ...(split === undefined ? {} : { split }) });
  const stopping = new AbortController();
  const starting = startRelay(relay, client, { replication: settings.KAFKA_REPLICATION, signal: stopping.signal });
  runInBackground(starting, 'publishing what the outbox holds', logger);
  return {
    client, publisher,
    stop: async () => {
      stopping.abort();
      await starting.catch(() => {});
      await relay.stop();
      await publisher.close();
    },
  };
}

async function startRelay(relay: OutboxRelay, client: KafkaClient, options: { readonly replication: number; readonly signal: AbortSignal }): Promise<void> {
  await ensureTopics(client, ALL_TOPICS, options);
  if (!options.signal.aborted) relay.start();
}
