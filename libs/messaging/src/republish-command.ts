import { parseArgs } from 'node:util';
import { ALL_TOPICS } from '@paystop/contracts';
import { KafkaPublisher, createKafka, encodeEnvelope, ensureTopics } from '@paystop/kafka';
import { createLogger } from '@paystop/observability';
import { type DatabaseOptions, type MessageSplitter, openDatabase, republishFromLog } from '@paystop/postgres';
import { ConfigError, commonSettings, kafkaOptionsOf, parseConfig, transportSettings } from '@paystop/service-kit';
import { z } from 'zod';
import { eventSource } from './start-publishing';

/** The app whose event log is published again. */
export interface RepublishingApp {
  /** Its name and that of its schema. */
  readonly app: string;
  readonly migrations: DatabaseOptions['migrations'];
  readonly split?: MessageSplitter;
}

export interface CommandCall {
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
}

const { LOG_LEVEL } = commonSettings;
const { DATABASE_URL, KAFKA_BROKERS, KAFKA_PREFIX, KAFKA_REPLICATION, KAFKA_SSL, KAFKA_SASL_MECHANISM, KAFKA_SASL_USERNAME, KAFKA_SASL_PASSWORD } = transportSettings;
const settingsSchema = z.object({ LOG_LEVEL, DATABASE_URL, KAFKA_BROKERS, KAFKA_PREFIX, KAFKA_REPLICATION, KAFKA_SSL, KAFKA_SASL_MECHANISM, KAFKA_SASL_USERNAME, KAFKA_SASL_PASSWORD });

/**
 * Publishes again what an app ever published: for a Kafka that lost its topics, or a consumer that begins late. The same
 * ids go out in the same order per key, so that whoever has a message drops it.
 * @param call `--topic <name>` (default all), `--from <id of the event log>` (default the first).
 * @returns how many messages. @throws ConfigError for a wrong argument or setting.
 */
export async function republish({ app, migrations, split }: RepublishingApp, { args, env }: CommandCall): Promise<number> {
  const { topic, fromId } = readArguments(args);
  const settings = parseConfig(settingsSchema, env);
  const logger = createLogger(`${app}-republish`, settings.LOG_LEVEL);
  const database = await openDatabase({ url: settings.DATABASE_URL, schema: app, applicationName: `paystop-${app}-republish`, migrations, logger });
  const client = createKafka(kafkaOptionsOf(settings, app, logger));
  const publisher = new KafkaPublisher(client);
  try {
    await ensureTopics(client, ALL_TOPICS, { replication: settings.KAFKA_REPLICATION });
    return await republishFromLog({
      database, publisher, encode: (message) => encodeEnvelope(message, eventSource(app)), fromId, ...(topic === undefined ? {} : { topic }), ...(split === undefined ? {} : { split }),
    });
  } finally {
    await publisher.close();
    await database.close();
  }
}

/** Runs `republish` as this process and says what came of it. */
export function runRepublishing(app: RepublishingApp): void {
  republish(app, { args: process.argv.slice(2), env: process.env }).then(
    (count) => process.stdout.write(`${app.app}: ${count} messages published again\n`),
    (error: unknown) => {
      process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
      process.exitCode = 1;
    },
  );
}

function readArguments(args: readonly string[]): { readonly topic: string | undefined; readonly fromId: bigint } {
  const { topic, from = '0' } = parsed(args);
  if (topic !== undefined && !ALL_TOPICS.some(({ name }) => name === topic)) throw new ConfigError(`--topic ${topic} is none of ${ALL_TOPICS.map(({ name }) => name).join(', ')}`);
  if (!/^\d{1,18}$/.test(from)) throw new ConfigError(`--from must be an id of the event log, a whole number, not "${from}"`);
  return { topic, fromId: BigInt(from) };
}

function parsed(args: readonly string[]): { readonly topic?: string | undefined; readonly from?: string | undefined } {
  try {
    return parseArgs({ args: [...args], options: { topic: { type: 'string' }, from: { type: 'string' } } }).values;
  } catch (error) {
    throw new ConfigError(error instanceof Error ? error.message : String(error));
  }
}
