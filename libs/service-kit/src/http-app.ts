import 'reflect-metadata';
import type { DynamicModule, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { MOST_BODY_BYTES } from '@paystop/contracts';
import { ProblemFilter, installHttpRules, sendProblem, toProblem, type HttpRulesOptions } from '@paystop/http-kit';
import { startTracing, type Metrics } from '@paystop/observability';
import type { Logger } from '@paystop/ports';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { RequestListener } from 'node:http';
import type { ReadinessCheck } from './health';
import { addHealthRoutes } from './health-routes';
import { bridgeNestLogger } from './nest-logger';
import { addTrace } from './request-trace';
import { startWaitingRoom, type WaitingRoom } from './waiting-room';

export interface HttpAppOptions {
  readonly name: string;
  readonly module: Type | DynamicModule;
  readonly logger: Logger;
  readonly metrics: Metrics;
  /** Where to listen; not needed when a room is given. */
  readonly host?: string;
  readonly port?: number;
  /** The listener that the app already has while it waits for its services. */
  readonly room?: WaitingRoom;
  /** All must hold for /health/ready. */
  readonly readiness?: readonly ReadinessCheck[];
  /** All must hold for /health/live: the process itself works. */
  readonly liveness?: readonly ReadinessCheck[];
  readonly bodyLimit?: number;
  /** OTEL_EXPORTER_OTLP_ENDPOINT: where the app's traces go; none without it. */
  readonly otlpEndpoint?: string | undefined;
  /** Front-end addresses and the like, see HttpRulesOptions. */
  readonly notFound?: NonNullable<HttpRulesOptions['notFound']>;
  /** Says of an unexpected error that it will pass (a lost database): answered 503 with Retry-After. */
  readonly isTransient?: (error: unknown) => boolean;
  /** Last touches before the routes are added: plugins, hooks. */
  readonly configure?: (app: NestFastifyApplication, fastify: FastifyInstance) => void | Promise<void>;
  /** Called first when the app stops: ends streams that would otherwise hold the stop up. */
  readonly onStopping?: () => void;
}

export interface HttpApp {
  readonly url: string;
  readonly port: number;
  readonly app: NestFastifyApplication;
  readonly fastify: FastifyInstance;
  /** No new work, a short grace for what is under way, then Nest's shutdown hooks. */
  stop(): Promise<void>;
}

/** Long enough for every id of ours, short enough to keep the router quick. */
const MAX_PARAM_LENGTH = 200;

/** Serves a Nest module on Fastify with our rules, health and metrics. Resolves when requests are taken. */
export async function startHttpApp(options: HttpAppOptions): Promise<HttpApp> {
  const room = options.room ?? (await startWaitingRoom(options.host ?? '127.0.0.1', options.port ?? 0, options.name));
  try {
    return await serve(options, room);
  } catch (error) {
    await room.close(0);
    throw error;
  }
}

async function serve(options: HttpAppOptions, room: WaitingRoom): Promise<HttpApp> {
  let listener: RequestListener | undefined;
  const adapter = createAdapter(options, (handler) => {
    listener = handler;
    return room.server;
  });
  const app = await NestFactory.create<NestFastifyApplication>(options.module, adapter, {
    bodyParser: false,
    abortOnError: false,
    logger: bridgeNestLogger(options.logger),
  });
  const fastify = adapter.getInstance() as unknown as FastifyInstance;
  app.useGlobalFilters(new ProblemFilter(options.logger, options.isTransient));
  const state = { stopping: false };
  addTrace(fastify, serviceName(options.name));
  installHttpRules(fastify, options);
  addHealthRoutes(fastify, { ...options, readiness: [{ name: 'not stopping', check: () => !state.stopping }, ...(options.readiness ?? [])] });
  await options.configure?.(app, fastify);
  await app.init();
  await fastify.ready();
  const tracing = await startTracing({ service: serviceName(options.name), endpoint: options.otlpEndpoint, logger: options.logger });
  if (listener === undefined) throw new Error('Fastify did not take the listener');
  room.admit(listener);
  const stop = async (): Promise<void> => {
    state.stopping = true;
    options.onStopping?.();
    await room.close();
    await app.close();
    await tracing.stop();
  };
  let stopped: Promise<void> | undefined;
  return { url: room.url, port: room.port, app, fastify, stop: () => (stopped ??= stop()) };
}

function createAdapter(options: HttpAppOptions, serverFactory: (handler: RequestListener) => WaitingRoom['server']): FastifyAdapter {
  return new FastifyAdapter({
    serverFactory,
    logger: false,
    trustProxy: false,
    bodyLimit: options.bodyLimit ?? MOST_BODY_BYTES,
    routerOptions: { maxParamLength: MAX_PARAM_LENGTH },
    frameworkErrors: (error: Error, request: FastifyRequest, reply: FastifyReply) => {
      if (request.raw.url?.startsWith('/api/') === true) void reply.header('cache-control', 'no-store');
      sendProblem(request, reply, toProblem(error));
    },
    // The waiting room answers what is no request; a second answer would cut the first one off.
    clientErrorHandler: () => {},
    skipMiddie: true,
  });
}

/** As the app is called in traces and by Kafka. */
function serviceName(app: string): string {
  return `paystop-${app}`;
}
