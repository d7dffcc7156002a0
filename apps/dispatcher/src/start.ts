import { loadInstitutions } from '@paystop/configuration';
import { ALL_TOPICS } from '@paystop/contracts';
import { ChunkTransport, type KafkaClient, KafkaPublisher, createKafka, encodeEnvelope, ensureTopics } from '@paystop/kafka';
import { type Metrics, createLogger, createMetrics, runInBackground } from '@paystop/observability';
import type { Logger } from '@paystop/ports';
import { type Database, OutboxRelay, PostgresInbox, PostgresOutbox, isTransient, openDatabase } from '@paystop/postgres';
import { type HttpApp, type ReloadResult, type RunningApp, type WaitingRoom, parseConfig, startHttpApp, startWaitingRoom, waitFor } from '@paystop/service-kit';
import { AppModule, type Dispatcher, wireDispatcher } from './app.module';
import { type DispatcherSettings, bankHosts, settingsSchema } from './config';
import { MIGRATIONS } from './migrations';
import { readConfigurationFiles } from './read-configuration-files';

const NAME = 'dispatcher';
/** CloudEvents source of everything that this app publishes. */
const SOURCE = '/paystop/dispatcher';

/** Starts the dispatcher; resolves when it takes work. Listens from the first moment on, alive but not ready. */
export async function start(env: NodeJS.ProcessEnv): Promise<RunningApp> {
  const settings = parseConfig(settingsSchema, env);
  const logger = createLogger(NAME, settings.LOG_LEVEL);
  const files = await readConfigurationFiles(settings, env);
  const room = await startWaitingRoom(settings.HOST, settings.PORT, NAME);
  const metrics = createMetrics(NAME);
  const database = await waitFor('PostgreSQL', () => openDispatcherDatabase(settings, logger), logger);
  const outbox = new PostgresOutbox();
  const dispatcher = wireDispatcher({ ...files, database, outbox, inbox: new PostgresInbox(), bankHosts: bankHosts(settings), metrics, logger });
  const messaging = startMessaging({ settings, database, outbox, logger });
  dispatcher.dueWork.start();
  const http = await serve({ room, metrics, logger, dispatcher, settings, messaging, database });
  const stop = async (): Promise<void> => {
    await http.stop();
    await dispatcher.stop();
    await messaging.stop();
    await database.close();
  };
  let stopped: Promise<void> | undefined;
  return { name: NAME, url: http.url, stop: () => (stopped ??= stop()), reload: () => reload(dispatcher, settings, env) };
}

/** SIGHUP: a bad file changes nothing and says why. */
async function reload(dispatcher: Dispatcher, settings: DispatcherSettings, env: NodeJS.ProcessEnv): Promise<ReloadResult> {
  try {
    const institutions = loadInstitutions(settings.PAYSTOP_INSTITUTIONS, env);
    const before = dispatcher.directory.all().map(({ institution }) => institution.code);
    dispatcher.directory.loadFile(institutions);
    for (const code of new Set([...before, ...institutions.map((institution) => institution.code)])) await dispatcher.applyInstitutions.apply(code);
    return { ok: true, message: `institutions file read again: ${institutions.length} institutions` };
  } catch (error) {
    return { ok: false, message: `institutions file not taken: ${error instanceof Error ? error.message : String(error)}` };
  }
}

function openDispatcherDatabase(settings: DispatcherSettings, logger: Logger): Promise<Database> {
  return openDatabase({ url: settings.DATABASE_URL, schema: NAME, applicationName: `paystop-${NAME}`, migrations: MIGRATIONS, logger });
}

interface Messaging {
  readonly transport: ChunkTransport;
  stop(): Promise<void>;
}

/** Kafka may come later: the relay begins once the topics are there, the consumer joins on its own. */
function startMessaging(
  { settings, database, outbox, logger }: { readonly settings: DispatcherSettings; readonly database: Database; readonly outbox: PostgresOutbox; readonly logger: Logger },
): Messaging {
  const client = createKafka(kafkaOptions(settings, logger));
  const publisher = new KafkaPublisher(client);
  const relay = new OutboxRelay({ database, publisher, outbox, logger, encode: (message) => encodeEnvelope(message, SOURCE) });
  const stopping = new AbortController();
  const starting = startRelay(relay, client, { replication: settings.KAFKA_REPLICATION, signal: stopping.signal });
  runInBackground(starting, 'publishing what the outbox holds', logger);
  return {
    transport: new ChunkTransport({ client, groupId: NAME, publisher, isTransient }),
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

function kafkaOptions(settings: DispatcherSettings, logger: Logger): Parameters<typeof createKafka>[0] {
  const { KAFKA_SASL_MECHANISM: mechanism, KAFKA_SASL_USERNAME: username, KAFKA_SASL_PASSWORD: password } = settings;
  return {
    brokers: settings.KAFKA_BROKERS, clientId: `paystop-${NAME}`, prefix: settings.KAFKA_PREFIX, ssl: settings.KAFKA_SSL, logger,
    ...(mechanism === undefined ? {} : { sasl: { mechanism, username, password } }),
  };
}

function serve(
  { room, metrics, logger, dispatcher, settings, messaging, database }: {
    readonly room: WaitingRoom; readonly metrics: Metrics; readonly logger: Logger; readonly dispatcher: Dispatcher;
    readonly settings: DispatcherSettings; readonly messaging: Messaging; readonly database: Database;
  },
): Promise<HttpApp> {
  return startHttpApp({
    name: NAME, module: AppModule.forRoot(dispatcher, settings.PAYSTOP_INTERNAL_TOKEN), logger, metrics, room, isTransient,
    readiness: [
      { name: 'PostgreSQL', check: async () => (await database.query('SELECT 1 AS one')).length === 1 },
      { name: 'Kafka', check: () => messaging.transport.consumer?.ready ?? false },
    ],
    configure: async (app) => {
      app.connectMicroservice({ strategy: messaging.transport });
      await app.startAllMicroservices();
    },
  });
}
