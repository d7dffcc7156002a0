import { readInstallation, rereadInstitutions } from '@paystop/configuration';
import { CONSUMER_GROUPS, type Institution } from '@paystop/contracts';
import { ChunkTransport } from '@paystop/kafka';
import { hearing, startPublishing } from '@paystop/messaging';
import { createLogger, createMetrics } from '@paystop/observability';
import type { Logger } from '@paystop/ports';
import { type Database, InboxCleaner, PostgresInbox, PostgresOutbox, isTransient, openDatabase } from '@paystop/postgres';
import { type RunningApp, parseConfig, runningApp, startHttpApp, startWaitingRoom, waitFor } from '@paystop/service-kit';
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
  const transport = new ChunkTransport({ client: publishing.client, groupId: CONSUMER_GROUPS.commands.name, publisher: publishing.publisher, isTransient });
  const cleaner = new InboxCleaner(database, logger);
  dispatcher.dueWork.start();
  cleaner.start();
  const http = await startHttpApp({
    name: NAME, otlpEndpoint: settings.OTEL_EXPORTER_OTLP_ENDPOINT, module: AppModule.forRoot(dispatcher, settings.PAYSTOP_INTERNAL_TOKEN), logger, metrics, room, isTransient,
    ...hearing({ transport, database }),
  });
  return runningApp({
    name: NAME, url: http.url, reload: () => rereadInstitutions(settings.PAYSTOP_INSTITUTIONS, env, (institutions) => takeOver(dispatcher, institutions)),
    stops: [http.stop, () => cleaner.stop(), () => dispatcher.stop(), () => publishing.stop(), () => database.close()],
  });
}

/** A changed institutions file: each lane that it names, or names no more, is looked at; those that it changes are built anew. */
async function takeOver({ directory, applyInstitutions }: Dispatcher, institutions: readonly Institution[]): Promise<void> {
  const before = directory.all().map(({ institution }) => institution.code);
  directory.loadFile(institutions);
  for (const code of new Set([...before, ...institutions.map((institution) => institution.code)])) await applyInstitutions.apply(code);
}

function openDispatcherDatabase(settings: DispatcherSettings, logger: Logger): Promise<Database> {
  return openDatabase({ url: settings.DATABASE_URL, schema: NAME, applicationName: `paystop-${NAME}`, migrations: MIGRATIONS, logger });
}
