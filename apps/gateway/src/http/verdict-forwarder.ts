import type { Principal, VerdictAnswer, VerdictRequest } from '@paystop/contracts';
import { parseBody, parseListQuery, parseQuery, requireIdempotencyKey, requireIfMatch } from '@paystop/http-kit';
import type { VerdictClient } from '@paystop/service-kit';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Owner, VerdictRoute } from '../routes/verdict-route';
import { callerOf } from './access';
import type { Arrival } from './arrival';

const UNAUTHORIZED = 401;
/** Owners refuse nobody's token, only a bank's message signature (RFC 9421): every 401 names its scheme (RFC 9110, 11.6.1). */
const SIGNATURE_CHALLENGE = 'Signature';

export type VerdictClients = Readonly<Record<Owner, Pick<VerdictClient, 'ask'>>>;

export interface Arrivals {
  readonly requests: Arrival;
  readonly instructions: Arrival;
}

/** What of a question to an owner is not the same for every call. */
export interface VerdictQuestion extends Pick<VerdictRequest, 'verdict' | 'id' | 'body'> {
  readonly ifMatch?: string | undefined;
  readonly idempotencyKey?: string | undefined;
}

export interface Exchange {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  /** What only this route looks at, after the checks of all routes; throws ProblemError to refuse. */
  readonly alsoCheck?: () => Promise<void>;
  /** What only this route adds to the owner's answer. */
  readonly complete?: (answer: VerdictAnswer) => Promise<VerdictAnswer>;
}

/** Checks what can be checked without the object, then asks its owner and passes the answer on as it is. */
export class VerdictForwarder {
  constructor(private readonly clients: VerdictClients, private readonly arrivals: Arrivals) {}

  async forward(route: VerdictRoute, { request, reply, alsoCheck, complete }: Exchange): Promise<void> {
    const verdict = toVerdictRequest(route, request);
    await alsoCheck?.();
    const ask = (): Promise<VerdictAnswer> => this.ask(route, verdict);
    const answer = await (this.arrivalOf(route)?.askUntilThere(verdict, ask) ?? ask());
    sendVerdict(reply, complete === undefined ? answer : await complete(answer));
  }

  private arrivalOf({ owner, idParameter }: VerdictRoute): Arrival | undefined {
    if (idParameter === 'requestId') return this.arrivals.requests;
    return owner === 'dispatcher' && idParameter === 'instructionId' ? this.arrivals.instructions : undefined;
  }

  ask(route: Pick<VerdictRoute, 'owner'>, request: VerdictRequest): Promise<VerdictAnswer> {
    return this.clients[route.owner].ask(request);
  }
}

export function sendVerdict(reply: FastifyReply, { status, body, headers }: VerdictAnswer): void {
  void reply.status(status).headers(headers ?? {});
  if (status === UNAUTHORIZED) void reply.header('www-authenticate', SIGNATURE_CHALLENGE);
  if (body === undefined) void reply.send();
  // As bytes: to a text Fastify would add a charset, which problem documents do not have.
  else void reply.type(headers?.['content-type'] ?? 'application/json; charset=utf-8').send(Buffer.from(JSON.stringify(body)));
}

/** @throws ProblemError for a missing key, a wrong body or query, a missing version. */
function toVerdictRequest(route: VerdictRoute, request: FastifyRequest): VerdictRequest {
  const idempotencyKey = route.idempotencyKey ? requireIdempotencyKey(header(request, 'idempotency-key')) : undefined;
  const body = route.method === 'GET' ? readQuery(route, request.query) : parseBody(route.body ?? z.strictObject({}), request.body ?? {});
  const ifMatch = route.ifMatch ? requireIfMatch(header(request, 'if-match')) : undefined;
  return verdictRequestOf(request, { verdict: route.verdict, id: idOf(route, request), body, ifMatch, idempotencyKey });
}

/** @returns what an owner is asked, in the name of whoever called, with the address and the trace of their call. */
export function verdictRequestOf(request: FastifyRequest, { verdict, id, body, ifMatch, idempotencyKey }: VerdictQuestion): VerdictRequest {
  return {
    verdict,
    id,
    principal: principalOf(request),
    ...(ifMatch === undefined ? {} : { ifMatch }),
    ...(idempotencyKey === undefined ? {} : { idempotencyKey }),
    method: request.method,
    path: request.url.split('?')[0] ?? request.url,
    body,
    ...(request.traceparent === undefined ? {} : { traceparent: request.traceparent }),
  };
}

function readQuery(route: VerdictRoute, query: unknown): unknown {
  return route.list === true ? parseListQuery(query, route.query ?? {}) : parseQuery(z.strictObject(route.query ?? {}), query);
}

function idOf(route: VerdictRoute, request: FastifyRequest): string {
  if (route.idParameter === undefined) return '';
  const id = (request.params as Readonly<Record<string, string>>)[route.idParameter] ?? '';
  return route.idParameter === 'requestId' ? id.toLowerCase() : id;
}

/** The owner learns who decides, not when the token ends. */
export function principalOf(request: FastifyRequest): Principal {
  const { expiresAt: _, ...principal } = callerOf(request);
  return principal;
}

export function header(request: FastifyRequest, name: string): string | undefined {
  const value = request.headers[name];
  return Array.isArray(value) ? value.join(', ') : value;
}
