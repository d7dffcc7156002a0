import { randomUUID } from 'node:crypto';
import { OFFICER, type Person, type TokenDesk } from './people';
import type { CaseView, Page, RequestView, StopBody } from './views';

export interface Answer<T = unknown> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: T;
}

interface Call {
  readonly as?: Person;
  readonly method?: string;
  readonly body?: unknown;
  readonly idempotencyKey?: string;
  readonly ifMatch?: number;
  readonly headers?: Readonly<Record<string, string>>;
}

const ANSWER_WITHIN_MS = 15_000;

/** The public interface, as its users call it. */
export class PublicApi {
  constructor(
    private readonly gateway: string,
    private readonly tokens: TokenDesk,
  ) {}

  async call<T = unknown>(path: string, { as = OFFICER, method = 'GET', body, idempotencyKey, ifMatch, headers = {} }: Call = {}): Promise<Answer<T>> {
    const answer = await fetch(`${this.gateway}/api/v1${path}`, {
      method,
      headers: {
        authorization: `Bearer ${await this.tokens.tokenOf(as)}`,
        ...(method === 'GET' ? {} : { 'content-type': 'application/json', 'idempotency-key': idempotencyKey ?? randomUUID() }),
        ...(ifMatch === undefined ? {} : { 'if-match': `"${String(ifMatch)}"` }),
        ...headers,
      },
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    return { status: answer.status, headers: answer.headers, body: (text === '' ? null : JSON.parse(text)) as T };
  }

  submit(request: StopBody, call: Call = {}): Promise<Answer> {
    return this.call('/stop-payment-requests', { method: 'POST', body: request, idempotencyKey: request.requestId, ...call });
  }

  async request(requestId: string, as: Person = OFFICER): Promise<RequestView> {
    const { status, body } = await this.call<RequestView>(`/stop-payment-requests/${requestId}`, { as });
    if (status !== 200) throw new Error(`GET of request ${requestId}: ${String(status)} ${JSON.stringify(body)}`);
    return body;
  }

  async case(caseId: string, as: Person = OFFICER): Promise<CaseView> {
    const { status, body } = await this.call<CaseView>(`/cases/${caseId}`, { as });
    if (status !== 200) throw new Error(`GET of case ${caseId}: ${String(status)} ${JSON.stringify(body)}`);
    return body;
  }

  async list<T>(path: string, as: Person): Promise<readonly T[]> {
    const { status, body } = await this.call<Page<T>>(path, { as });
    if (status !== 200) throw new Error(`GET ${path}: ${String(status)} ${JSON.stringify(body)}`);
    return body.items;
  }
}
