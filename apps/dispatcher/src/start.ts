import { loadInstitutions, readInstallation } from '@paystop/configuration';
import { ChunkTransport } from '@paystop/kafka';
import { hearing, startPublishing } from '@paystop/messaging';
import { type Metrics, createLogger, createMetrics } from '@paystop/observability';
import type { Logger } from '@paystop/ports';
import { type Database, InboxCleaner, PostgresInbox, PostgresOutbox, isTransient, openDatabase } from '@paystop/postgres';
import { type HttpApp, type ReloadResult, type RunningApp, type WaitingRoom, parseConfig, startHttpApp, startWaitingRoom, waitFor } from '@paystop/service-kit';
import { AppModule, type Dispatcher, wireDispatcher } from './app.module';
import { type DispatcherSettings, bankHosts, settingsSchema } from './config';
import { MIGRATIONS } from './migrations';

const NAME = 'dispatcher';

/** Starts the dispatcher; resolves when it takes work. Listens from the first moment on, alive but not ready. */
export async function start(env: NodeJS.ProcessEnv): Promise<RunningApp> {
  const settings = parseConfig(settingsSchema, env);
  const logger = createLogger(NAME, settings.LOG_LEVEL);
  const files = await readInstallation(settings, env);
  const room = await startWaitingRoom(settings.HOST, settings.PORT, NAME);
  const metrics = createMetrics(NAME);
  const database = await waitFor('PostgreSQL', () => openDispatcherDatabase(settings, logger), logger);
  const outbox = new PostgresOutbox();
  const dispatcher = wireDispatcher({
    policy: files.policy, institutions: files.institutions, signingKey: files.signingKeys.current, database, outbox, inbox: new PostgresInbox(),
    bankHosts: bankHosts(settings), metrics, logger,
  });
  const publishing = startPublishing({ app: NAME, settings, database, outbox, logger });
  const transport = new ChunkTransport({ client: publishing.client, groupId: NAME, publisher: publishing.publisher, isTransient });
  const cleaner = new InboxCleaner(database, logger);
  dispatcher.dueWork.start();
  cleaner.start();
  const http = await serve({ room, metrics, logger, dispatcher, settings, transport, database });
  const stop = async (): Promise<void> => {
    await http.stop();
    await cleaner.stop();
    await dispatcher.stop();
    await publishing.stop();
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

function serve(
  { room, metrics, logger, dispatcher, settings, transport, database }: {
    readonly room: WaitingRoom; readonly metrics: Metrics; readonly logger: Logger; readonly dispatcher: Dispatcher;
    readonly settings: DispatcherSettings; readonly transport: ChunkTransport; readonly database: Database;
  },
): Promise<HttpApp> {
  return startHttpApp({
    name: NAME, otlpEndpoint: settings.OTEL_EXPORTER_OTLP_ENDPOINT, module: AppModule.forRoot(dispatcher, settings.PAYSTOP_INTERNAL_TOKEN), logger, metrics, room, isTransient,
    ...hearing({ transport, database }),
  });
}
