import createFetchClient, { type Client } from 'openapi-fetch';
import type { paths } from '../generated/openapi';
import { NoAnswer, problemOf } from './api-failures';
import type { ServerClock } from './server-clock';

/** Where access tokens come from; nothing here keeps one. */
export interface TokenSource {
  /** @returns the token to send now; undefined when nobody is signed in. */
  current(): string | undefined;
  /** Called once after a 401: @returns a fresh token, or undefined when the person has to sign in again. */
  renew(): Promise<string | undefined>;
}

export interface ApiClientOptions {
  readonly tokens: TokenSource;
  readonly clock: ServerClock;
  /** Told of every call: whether the centre answered. */
  readonly onReach?: (reached: boolean) => void;
  readonly timeoutMs?: number;
  /** Another place than the page's own origin (tests). */
  readonly baseUrl?: string;
  readonly fetch?: typeof fetch;
}

/** Longer than the gateway lets a reader or a race wait, short enough that a person is not left with a spinner. */
const DEFAULT_TIMEOUT_MS = 15_000;
const UNAUTHORISED = 401;

export type ApiClient = Client<paths>;

/** Every call of the contract, typed by it. Refusals are thrown as ApiProblem, silence as NoAnswer: `take` gives the data alone. */
export function createApiClient(options: ApiClientOptions): ApiClient {
  const send = sender(options);
  return createFetchClient<paths>({
    baseUrl: options.baseUrl ?? globalThis.location?.origin ?? '',
    fetch: (request: Request) => send(request),
  });
}

/** The one place that calls fetch for answers that end: with the token, its one renewal, a time limit, and the server's time read off. */
function sender({ tokens, clock, onReach, timeoutMs = DEFAULT_TIMEOUT_MS, fetch: call = fetch }: ApiClientOptions) {
  const once = async (request: Request, token: string | undefined): Promise<Response> => {
    const headers = new Headers(request.headers);
    if (token !== undefined) headers.set('authorization', `Bearer ${token}`);
    const limit = AbortSignal.timeout(timeoutMs);
    const sentAtMs = Date.now();
    try {
      const response = await call(new Request(request, { headers, signal: AbortSignal.any([request.signal, limit]), credentials: 'omit', cache: 'no-store' }));
      const serverDateMs = Date.parse(response.headers.get('date') ?? '');
      if (!Number.isNaN(serverDateMs)) clock.observe({ sentAtMs, receivedAtMs: Date.now(), serverDateMs });
      onReach?.(true);
      return response;
    } catch (error) {
      if (request.signal.aborted) throw error;
      onReach?.(false);
      throw new NoAnswer(limit.aborted ? 'timeout' : 'unreachable', { cause: error });
    }
  };
  return async (request: Request): Promise<Response> => {
    const spare = request.clone();
    const response = await once(request, tokens.current());
    if (response.status !== UNAUTHORISED) return response;
    const renewed = await tokens.renew();
    return renewed === undefined ? response : once(spare, renewed);
  };
}

interface Answer<T> {
  readonly data?: T;
  readonly error?: unknown;
  readonly response: Response;
}

/** The data of an answer. @throws ApiProblem for a refusal, NoAnswer for silence. */
export async function take<T>(call: Promise<Answer<T>>): Promise<T> {
  const { data, error, response } = await call;
  if (response.ok) return data as T;
  throw problemOf(response, error);
}

/** A file; call with `parseAs: 'blob'`. @throws ApiProblem, NoAnswer */
export async function takeFile(call: Promise<Answer<unknown>>): Promise<Blob> {
  return (await take(call)) as Blob;
}
