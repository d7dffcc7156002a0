import multipart from '@fastify/multipart';
import { readInstallation, rereadInstitutions, WEB_FOLDER } from '@paystop/configuration';
import { createLogger, createMetrics } from '@paystop/observability';
import { isTransient } from '@paystop/postgres';
import { parseConfig, runningApp, startHttpApp, startWaitingRoom, type HttpAppOptions, type RunningApp, type WaitingRoom } from '@paystop/service-kit';
import { TookTooLong } from './adapters/postgres/within';
import { AppModule } from './app.module';
import { settingsSchema, type GatewaySettings } from './config';
import { UPLOAD_LIMITS } from './http/read-upload';
import { sendStartPage } from './http/start-page';
import { openParts, type OpenedParts } from './open-parts';
import { StoreUnavailable } from './ports/intake-store.port';
import { FrontEnds } from './web/front-ends';

const NAME = 'gateway';

/** Starts the gateway; resolves when requests are taken. Listens from the first moment on, alive but not ready. */
export async function start(env: NodeJS.ProcessEnv): Promise<RunningApp> {
  const settings = parseConfig(settingsSchema, env);
  const logger = createLogger(NAME, settings.LOG_LEVEL);
  const files = await readInstallation(settings, env);
  const room = await startWaitingRoom(settings.HOST, settings.PORT, NAME);
  const parts = await openParts({ settings, files, logger, baseUrl: settings.PAYSTOP_BASE_URL ?? room.url });
  const http = await serve(parts, room, { notFound: pagesOf(settings), otlpEndpoint: settings.OTEL_EXPORTER_OTLP_ENDPOINT });
  return runningApp({
    name: NAME, url: http.url, reload: () => rereadInstitutions(settings.PAYSTOP_INSTITUTIONS, env, (institutions) => parts.institutions.replaceFile(institutions)),
    stops: [http.stop, () => parts.close()],
  });
}

/** The built front ends, and the truth about them where they are not built. */
function pagesOf(settings: GatewaySettings): NonNullable<HttpAppOptions['notFound']> {
  const frontEnds = new FrontEnds({ folder: WEB_FOLDER, issuerOrigins: [new URL(settings.OIDC_ISSUER).origin, ...settings.OIDC_WEB_ORIGINS.split(' ').filter(Boolean)] });
  return (request, reply) => frontEnds.answer(request, reply) || sendStartPage(request, reply);
}

function serve(parts: OpenedParts, room: WaitingRoom, more: Pick<HttpAppOptions, 'notFound' | 'otlpEndpoint'>): ReturnType<typeof startHttpApp> {
  return startHttpApp({
    name: NAME,
    ...more,
    module: AppModule.forRoot(parts),
    logger: parts.logger,
    metrics: createMetrics(NAME),
    room,
    onStopping: () => parts.reads.hub.close(),
    readiness: [{ name: 'PostgreSQL', check: async () => (await parts.database.query('SELECT 1 AS one')).length === 1 }],
    isTransient: (error) => error instanceof StoreUnavailable || error instanceof TookTooLong || isTransient(error),
    configure: async (_app, fastify) => {
      await fastify.register(multipart, { limits: UPLOAD_LIMITS, throwFileSizeLimit: true });
    },
  });
}
