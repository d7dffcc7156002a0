import type { Metrics } from '@paystop/observability';
import type { Logger } from '@paystop/ports';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { askAll, type HealthReport, type ReadinessCheck } from './health';

export interface HealthRoutesOptions {
  readonly name: string;
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly readiness?: readonly ReadinessCheck[];
  readonly liveness?: readonly ReadinessCheck[];
}

const OK = 200;
const UNAVAILABLE = 503;
const RETRY_SECONDS = '2';

/** GET /health/live, /health/ready and /metrics, outside Nest so that they answer whatever guards the app has. */
export function addHealthRoutes(fastify: FastifyInstance, options: HealthRoutesOptions): void {
  fastify.get('/health/live', async (_request, reply) => sendReport(reply, options.name, await askAll(options.liveness ?? [], options.logger)));
  fastify.get('/health/ready', async (_request, reply) => sendReport(reply, options.name, await askAll(options.readiness ?? [], options.logger)));
  fastify.get('/metrics', async (_request, reply) => {
    const text = await options.metrics.metricsText();
    return reply.header('cache-control', 'no-store').type(options.metrics.contentType).send(text);
  });
}

function sendReport(reply: FastifyReply, app: string, report: HealthReport): FastifyReply {
  void reply.header('cache-control', 'no-store');
  if (report.ok) return reply.status(OK).send({ status: 'ok', app });
  return reply.status(UNAVAILABLE).header('retry-after', RETRY_SECONDS).send({ status: 'unavailable', app, missing: report.missing });
}
