import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { request } from 'undici';
import type { Decision, DecisionOrder } from './order';
import { PromiseLog } from './promise-log';

const ANSWER_WITHIN_MS = 8_000;
const RETRY_MS = 200;

interface Answer {
  readonly code?: string;
  readonly current?: { readonly version: number };
  readonly allocations?: readonly { readonly amount: { readonly amountMinor: string } }[];
}

/** People who decide once and ask again under the same key until they are told what became of it. */
class DecisionClient {
  private readonly log: PromiseLog;

  constructor(private readonly order: DecisionOrder) {
    this.log = new PromiseLog(order.promises);
  }

  async run(): Promise<void> {
    await Promise.all(this.order.decisions.map((decision) => this.decide(decision)));
    this.log.close();
  }

  private async decide({ decision, thing, caseId, bank, account, ...call }: Decision): Promise<void> {
    await sleep(call.afterMs);
    const entry = { decision, thing, caseId, bank, account };
    this.log.write({ kind: 'asked', ...entry, amounts: [] });
    const key = randomUUID();
    let { version } = call;
    for (;;) {
      const { status, body } = await this.post({ ...call, version }, key);
      if (status >= 200 && status < 300) return this.log.write({ kind: 'decided', ...entry, amounts: (body.allocations ?? []).map(({ amount }) => amount.amountMinor) });
      if (status === 409 && body.code !== 'IDEMPOTENCY.IN_PROGRESS') return this.log.write({ kind: 'turned_down', ...entry, amounts: [] });
      if (status === 412) version = body.current?.version ?? version; // something else happened to it meanwhile: a screen shows that, and the person stays with it
      else if (status >= 400 && status < 500 && status !== 409 && status !== 429) throw new Error(`a good decision was answered ${String(status)} ${JSON.stringify(body)}`);
      await sleep(RETRY_MS);
    }
  }

  private async post({ path, body, version, token }: Pick<Decision, 'path' | 'body' | 'version' | 'token'>, key: string): Promise<{ readonly status: number; readonly body: Answer }> {
    try {
      const answer = await request(`${this.order.gateway}/api/v1${path}`, {
        method: 'POST', body: JSON.stringify(body), headersTimeout: ANSWER_WITHIN_MS, bodyTimeout: ANSWER_WITHIN_MS,
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'idempotency-key': key, 'if-match': `"${String(version)}"` },
      });
      return { status: answer.statusCode, body: JSON.parse(await answer.body.text()) as Answer };
    } catch {
      return { status: 0, body: {} };
    }
  }
}

void new DecisionClient(JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as DecisionOrder).run();
