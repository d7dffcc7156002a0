import { createLogger, createMetrics } from '@paystop/observability';
import { isTransient } from '@paystop/postgres';
import { parseConfig, runningApp, startHttpApp, startWaitingRoom, type RunningApp } from '@paystop/service-kit';
import { AppModule } from './app.module';
import { settingsSchema } from './config';
import { businessFamilies } from './metrics/business-families';
import { cached } from './metrics/cached';
import { registerFamily } from './metrics/family';
import { machineFamilies } from './metrics/machine-families';
import { openParts } from './open-parts';

const NAME = 'projector';
const FIGURES_CACHE_MS = 1_000;
/** A fetch answers within half a second; a rebalance takes some. */
const FETCH_STANDS_STILL_MS = 60_000;

/** Starts the projector; resolves when it is served. Read models follow as soon as Kafka is there. */
export async function start(env: NodeJS.ProcessEnv): Promise<RunningApp> {
  const settings = parseConfig(settingsSchema, env);
  const logger = createLogger(NAME, settings.LOG_LEVEL);
  const room = await startWaitingRoom(settings.HOST, settings.PORT, NAME);
  const parts = await openParts(settings, logger);
  const metrics = createMetrics(NAME);
  const families = [...businessFamilies(cached(() => parts.figures.figures(), FIGURES_CACHE_MS)), ...machineFamilies(parts.lag.read, parts.figures)];
  for (const family of families) registerFamily(metrics, family);
  const http = await startHttpApp({
    name: NAME, logger, metrics, room, isTransient, otlpEndpoint: settings.OTEL_EXPORTER_OTLP_ENDPOINT,
    module: AppModule.forRoot(parts, settings.PAYSTOP_INTERNAL_TOKEN),
    readiness: [
      { name: 'PostgreSQL', check: async () => (await parts.database.query('SELECT 1 AS one')).length === 1 },
      { name: 'Kafka', check: () => parts.consumers.ready },
    ],
    liveness: [{ name: 'fetching from Kafka', check: () => parts.consumers.lastFetchAgeMs() < FETCH_STANDS_STILL_MS }],
  });
  return runningApp({ name: NAME, url: http.url, stops: [http.stop, () => parts.close()] });
}
