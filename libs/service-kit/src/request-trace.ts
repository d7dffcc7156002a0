import { isTracing, parseTraceparent, recordSpan, spanClock, traceparentOrNew, withTrace } from '@paystop/observability';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

const SERVER_ERROR = 500;
/** Asked for all the time, by machines: not worth a trace. */
const UNTRACED = /^\/(health\/|metrics$)/;

/** Every request carries a trace; the handler and all that it awaits run inside it, and while the app is traced it is a step of it. */
export function addTrace(fastify: FastifyInstance, service: string): void {
  fastify.addHook('onRequest', (request, _reply, done) => {
    request.traceparent = traceparentOrNew(receivedBy(request));
    done();
  });
  // After the body is read: what comes from the socket does not belong to the trace.
  fastify.addHook('preValidation', (request, _reply, done) => withTrace(request.traceparent, done));
  fastify.addHook('onResponse', (request, reply, done) => {
    if (isTracing(service)) record(service, request, reply);
    done();
  });
}

function record(service: string, request: FastifyRequest, reply: FastifyReply): void {
  const own = parseTraceparent(request.traceparent);
  // The template, never the address: ids in a path may be somebody's.
  const route = request.routeOptions.url ?? 'unknown route';
  if (own === undefined || !own.sampled || UNTRACED.test(route)) return;
  const endedAtMs = spanClock();
  recordSpan({
    service, name: `${request.method} ${route}`, kind: 'server', traceId: own.traceId, spanId: own.spanId, parentSpanId: parseTraceparent(receivedBy(request))?.spanId,
    startedAtMs: endedAtMs - reply.elapsedTime, endedAtMs, failed: reply.statusCode >= SERVER_ERROR,
    attributes: { 'http.request.method': request.method, 'http.route': route, 'http.response.status_code': reply.statusCode },
  });
}

function receivedBy({ headers }: FastifyRequest): string | undefined {
  const received = headers['traceparent'];
  return typeof received === 'string' ? received : undefined;
}
