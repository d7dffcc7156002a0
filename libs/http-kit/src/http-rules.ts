import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { MOST_BODY_BYTES } from '@paystop/contracts';
import { parseJson } from './json-body';
import { problem } from './problem';
import { RouteTable } from './route-table';

declare module 'fastify' {
  interface FastifyRequest {
    /** The trace that this request belongs to, as a traceparent header for the next step. */
    traceparent?: string;
    /** A JSON body as received, beside its parsed form. */
    rawBody?: Buffer;
  }
  interface FastifyContextConfig {
    /** The handler takes the body as it was received. */
    rawJson?: boolean;
  }
}

export interface HttpRulesOptions {
  readonly bodyLimit?: number;
  /** Offered every GET and HEAD outside /api that no route takes, such as the addresses of a front end. @returns true when it has answered. */
  readonly notFound?: (request: FastifyRequest, reply: FastifyReply) => boolean | Promise<boolean>;
}

const IDENTITY = 'identity';
const CHARSET = /;\s*charset\s*=\s*"?([^\s;"]+)/i;
const UTF8 = new Set(['utf-8', 'utf8']);

/**
 * What holds for every route: strict JSON bodies, 415 for encodings and media types, 405 with Allow, no-store under /api.
 * Must run before routes are added.
 */
export function installHttpRules(fastify: FastifyInstance, options: HttpRulesOptions = {}): void {
  const routes = new RouteTable();
  fastify.addHook('onRoute', (route) => routes.add(route.method, route.url));
  fastify.addHook('onRequest', (request, reply, done) => {
    reply.header('x-content-type-options', 'nosniff');
    if (isApi(request.url) || isApi(request.routeOptions.url ?? '')) reply.header('cache-control', 'no-store');
    const encoding = request.headers['content-encoding'];
    if (encoding !== undefined && encoding !== IDENTITY) return done(problem('BODY.CONTENT_ENCODING'));
    if (!request.is404) return done();
    answerUnknown(request, reply, { ...options, routes }).then((answered) => {
      if (!answered) done();
    }, done);
  });
  installJsonParser(fastify, options.bodyLimit ?? MOST_BODY_BYTES);
}

/** @returns true when the reply is on its way. @throws ProblemError 404 or 405. */
async function answerUnknown(request: FastifyRequest, reply: FastifyReply, options: HttpRulesOptions & { readonly routes: RouteTable }): Promise<boolean> {
  const path = pathOf(request.url);
  const allowed = options.routes.methodsOf(path);
  if (allowed.length > 0) throw problem('ROUTE.METHOD_NOT_ALLOWED', undefined, { headers: { allow: allowed.join(', ') } });
  const mayBePage = (request.method === 'GET' || request.method === 'HEAD') && !isApi(path);
  if (mayBePage && (await options.notFound?.(request, reply)) === true) return true;
  throw problem('ROUTE.NOT_FOUND');
}

function pathOf(url: string): string {
  const end = url.search(/[?#]/);
  return end === -1 ? url : url.slice(0, end);
}

function isApi(path: string): boolean {
  return path === '/api' || path.startsWith('/api/');
}

function installJsonParser(fastify: FastifyInstance, bodyLimit: number): void {
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser('application/json', { parseAs: 'buffer', bodyLimit }, (request, body, done) => {
    try {
      done(null, readJson(request, body));
    } catch (error) {
      done(error as Error, undefined);
    }
  });
}

function readJson(request: FastifyRequest, body: string | Buffer): unknown {
  const charset = CHARSET.exec(request.headers['content-type'] ?? '')?.[1];
  if (charset !== undefined && !UTF8.has(charset.toLowerCase())) throw problem('BODY.MEDIA_TYPE', 'JSON is accepted in UTF-8 only');
  if (request.routeOptions.config.rawJson === true) return body;
  return parseJson(body);
}
