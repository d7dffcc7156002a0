import { randomUUID } from 'node:crypto';
import { Agent, request } from 'undici';
import type { Badges, Person } from './badges';

export interface Answer {
  /** 0: nobody answered. */
  readonly status: number;
  readonly body: unknown;
  readonly retryAfterMs: number | undefined;
}

interface Call {
  readonly method?: 'GET' | 'POST';
  readonly body?: unknown;
  readonly idempotencyKey?: string;
  readonly ifMatch?: number;
}

const TIMEOUT_MS = 15_000;
const CONNECTIONS = 32;

/** Speaks to PayStop's public interface as its users do. */
export class PayStopClient {
  private readonly agent = new Agent({ connections: CONNECTIONS });

  constructor(
    private readonly gateway: string,
    private readonly badges: Badges,
  ) {}

  async call(person: Person, path: string, { method = 'GET', body, idempotencyKey, ifMatch }: Call = {}): Promise<Answer> {
    const headers: Record<string, string> = { authorization: `Bearer ${await this.badges.of(person)}`, accept: 'application/json' };
    if (method === 'POST') Object.assign(headers, { 'content-type': 'application/json', 'idempotency-key': idempotencyKey ?? randomUUID() });
    if (ifMatch !== undefined) headers['if-match'] = `"${String(ifMatch)}"`;
    try {
      const answer = await request(`${this.gateway}/api/v1${path}`, {
        method, headers, dispatcher: this.agent, headersTimeout: TIMEOUT_MS, bodyTimeout: TIMEOUT_MS, ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const text = await answer.body.text();
      const seconds = Number(answer.headers['retry-after']);
      return { status: answer.statusCode, body: text === '' ? null : (JSON.parse(text) as unknown), retryAfterMs: Number.isFinite(seconds) ? seconds * 1_000 : undefined };
    } catch {
      return { status: 0, body: null, retryAfterMs: undefined };
    }
  }

  /** All pages of a list. */
  async list<T>(person: Person, path: string): Promise<T[]> {
    const items: T[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const query: string = `${path.includes('?') ? '&' : '?'}limit=200${cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`}`;
      const answer = await this.call(person, path + query);
      if (answer.status !== 200) return items;
      const page = answer.body as { items: T[]; nextCursor: string | null };
      items.push(...page.items);
      cursor = page.nextCursor;
    }
    return items;
  }

  close(): Promise<void> {
    return this.agent.close();
  }
}
