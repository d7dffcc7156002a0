import { splitStateChange } from './publishing/split-state-change';
import { InstitutionRegister, decidedInstitutions, readInstallation, rereadInstitutions } from '@paystop/configuration';
import { CONSUMER_GROUPS } from '@paystop/contracts';
import { ChunkTransport } from '@paystop/kafka';
import { hearing, startPublishing } from '@paystop/messaging';
import { type Metrics, createLogger, createMetrics } from '@paystop/observability';
import type { Logger } from '@paystop/ports';
import { type Database, InboxCleaner, PostgresInbox, PostgresOutbox, PostgresTimerStore, TimerPoller, isTransient, openDatabase } from '@paystop/postgres';
import { type RunningApp, parseConfig, runningApp, startHttpApp, startWaitingRoom, waitFor } from '@paystop/service-kit';
import { startAside } from './aside';
import { AppModule, type OrchestratorUseCases, wireUseCases } from './app.module';
import { type OrchestratorSettings, settingsSchema } from './config';
import { calendarGauge, checkpointAge, timerGauges, timerMetrics } from './metrics';
import { MIGRATIONS } from './migrations';
import { CheckpointClock } from './usecases/checkpoint-audit/checkpoint-clock';

const NAME = 'orchestrator';
const GROUPS = new Map(CONSUMER_GROUPS.reports.topics.map((topic) => [topic, CONSUMER_GROUPS.reports.name]));

/** Starts the orchestrator; resolves when it takes work. Listens from the first moment on, alive but not ready. */
export async function start(env: NodeJS.ProcessEnv): Promise<RunningApp> {
  const settings = parseConfig(settingsSchema, env);
  const logger = createLogger(NAME, settings.LOG_LEVEL);
  const files = await readInstallation(settings, env);
  const room = await startWaitingRoom(settings.HOST, settings.PORT, NAME);
  const metrics = createMetrics(NAME);
  const database = await waitFor('PostgreSQL', () => openOrchestratorDatabase(settings, logger), logger);
  const outbox = new PostgresOutbox();
  const register = new InstitutionRegister({ file: files.institutions, readDecided: decidedInstitutions(database), logger });
  await register.start();
  const useCases = wireUseCases({
    database, outbox, inbox: new PostgresInbox(), timers: new PostgresTimerStore(), policy: files.policy, register,
    hmacKey: files.hmacKey, signingKey: files.signingKeys.current, internalToken: settings.PAYSTOP_INTERNAL_TOKEN, baseUrl: settings.PAYSTOP_BASE_URL,
  });
  const publishing = startPublishing({ app: NAME, settings, database, outbox, logger, split: splitStateChange });
  const transport = new ChunkTransport({ client: publishing.client, groupId: CONSUMER_GROUPS.stops.name, groups: GROUPS, publisher: publishing.publisher, isTransient });
  const aside = startAside(publishing, useCases, { database, logger });
  calendarGauge(metrics, files.policy.calendar);
  const work = startWork({ database, outbox, useCases, metrics, logger });
  const http = await startHttpApp({
    name: NAME, otlpEndpoint: settings.OTEL_EXPORTER_OTLP_ENDPOINT, module: AppModule.forRoot(useCases, settings.PAYSTOP_INTERNAL_TOKEN), logger, metrics, room, isTransient,
    ...hearing({ transport, database, alsoReady: () => aside.ready }),
  });
  return runningApp({
    name: NAME, url: http.url, reload: () => rereadInstitutions(settings.PAYSTOP_INSTITUTIONS, env, (institutions) => register.replaceFile(institutions)),
    stops: [http.stop, () => aside.stop(), work.stop, () => register.stop(), () => publishing.stop(), () => database.close()],
  });
}

function openOrchestratorDatabase(settings: OrchestratorSettings, logger: Logger): Promise<Database> {
  return openDatabase({ url: settings.DATABASE_URL, schema: NAME, applicationName: `paystop-${NAME}`, migrations: MIGRATIONS, logger });
}

/** Timers, audit checkpoints, forgetting: what happens by itself. */
function startWork(
  { database, outbox, useCases, metrics, logger }: {
    readonly database: Database; readonly outbox: PostgresOutbox; readonly useCases: OrchestratorUseCases; readonly metrics: Metrics; readonly logger: Logger;
  },
): { stop(): Promise<void> } {
  const observed = timerMetrics(metrics);
  const poller = new TimerPoller({
    database, logger,
    handler: (tx, due, now) => useCases.fireTimers.execute(tx, due, now),
    lockOwners: (tx, owners) => useCases.cases.lock(tx, owners),
    onFired: (timers, latenessSeconds) => {
      outbox.nudge();
      observed.observe(timers, latenessSeconds);
    },
  });
  timerGauges(metrics, poller);
  checkpointAge(metrics, () => oldestUncovered(database));
  const checkpoints = new CheckpointClock(useCases.checkpointAudit, logger);
  const cleaner = new InboxCleaner(database, logger);
  poller.start();
  checkpoints.start();
  cleaner.start();
  return {
    stop: async () => {
      await cleaner.stop();
      await checkpoints.stop();
      await poller.stop();
    },
  };
}

async function oldestUncovered(database: Database): Promise<Date | undefined> {
  const [row] = await database.query<{ at: string | null }>(
    "SELECT body->>'at' AS at FROM audit_entry WHERE entry_id > (SELECT coalesce(max(entry_id), 0) FROM audit_leaf) ORDER BY entry_id LIMIT 1",
  );
  return row === undefined || row.at === null ? undefined : new Date(row.at);
}
