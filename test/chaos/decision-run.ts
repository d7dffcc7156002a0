import { type ChildProcess, spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { APPROVER, OPERATOR, type Person, TokenDesk } from '../product/people';
import { Product, type ProductOptions } from '../product/product';
import { PublicApi } from '../product/public-api';
import { repositoryRoot } from '../product/repository-root';
import { Simulator } from '../product/simulator';
import { aStopRequest, freshAccount } from '../product/stop-bodies';
import type { Decision, DecisionOrder } from './client/order';
import { JudgedRun } from './judged-run';

/** No order but those that are decided here. */
const POLICY = `
nextVictim: {enabled: false}
retry: {first: PT0.3S, factor: 2, max: PT2S, jitter: 0.2}
sync: {first: PT0.5S, factor: 2, max: PT2S}
breaker: {failures: 5, openFor: PT2S}
rateLimits: {writesPerSecond: 10000, writeBurst: 10000, readsPerSecond: 10000, callbacksPerSecond: 10000}
`;
const BANK = 'CMB';
const LOSS_MINOR = '5000000';
/** The bank has done it and does not answer yet: whoever dies meanwhile has to find out. */
const BANK_TAKES_MS = 700;
const KILL_WITHIN_MS = 900;
const READY_WITHIN_MS = 30_000;
/** A freeze is approved and its hold let go before the bank has answered. */
const LET_GO_AFTER_MS = 150;

interface HeldCase {
  readonly caseId: string;
  readonly account: string;
  readonly payTo: object;
  readonly holdId: string;
}

interface Proposed {
  readonly id: string;
  readonly version: number;
}

type Round = readonly Omit<Decision, 'token'>[];

/**
 * People decide that money is let go, frozen, given back, and in the same moment a process dies: once each of those that an
 * order passes through.
 */
export class DecisionRun extends JudgedRun {
  private readonly tokens: TokenDesk;
  private readonly api: PublicApi;

  private constructor(product: Product, private readonly victims: readonly string[]) {
    super(product, 'decisions');
    this.tokens = new TokenDesk(product.app('dev-issuer').url, product.dataDir);
    this.api = new PublicApi(product.runtime.gateway, this.tokens);
  }

  /** @param victims a round of decisions each. */
  static async start(plan: { readonly services: ProductOptions['services']; readonly victims: readonly string[] }): Promise<DecisionRun> {
    return new DecisionRun(await Product.start({ services: plan.services, policy: POLICY }), plan.victims);
  }

  /** @returns the rounds' kills as a text. */
  async play(): Promise<string[]> {
    const told: string[] = [];
    const rounds = await this.prepare();
    await new Simulator(this.product.app('bank-simulator').url).fault(BANK, { kind: 'slow', delay: BANK_TAKES_MS, actions: ['release', 'freeze', 'unfreeze', 'return'] });
    for (const [index, victim] of this.victims.entries()) {
      const client = await this.decide(rounds[index] ?? []);
      const afterMs = randomInt(KILL_WITHIN_MS);
      await sleep(afterMs);
      await this.product.killHard(victim);
      await ended(client);
      told.push(`${victim} died ${String(afterMs)} ms after the decisions`);
    }
    await this.drain();
    return told;
  }

  /** For each round a hold to let go, one to freeze, one to freeze and let go at once, and money to give back. */
  private async prepare(): Promise<Round[]> {
    const cases = await Promise.all(this.victims.map(() => Promise.all([this.held(), this.held(), this.held(), this.held()])));
    const frozen = await Promise.all(cases.map(async ([, , , toReturn]) => this.freezeOf(toReturn)));
    await ended(await this.decide(frozen));
    return Promise.all(cases.map(async ([toRelease, toFreeze, toCallOff, toReturn], index): Promise<Round> => [
      await this.releaseOf(toRelease, 0), await this.freezeOf(toFreeze), await this.freezeOf(toCallOff), await this.releaseOf(toCallOff, LET_GO_AFTER_MS), await this.returnOf(toReturn, frozen[index]?.thing ?? ''),
    ]));
  }

  private async held(): Promise<HeldCase> {
    const account = freshAccount();
    const body = aStopRequest([{ bank: BANK, account, amountMinor: LOSS_MINOR }]);
    const submitted = await this.api.submit(body);
    if (submitted.status !== 202) throw new Error(`POST answered ${String(submitted.status)}`);
    const { caseId, stops } = await this.until(() => this.api.request(body.requestId), (each) => each.stops.some(({ state }) => state === 'held'));
    return { caseId: caseId ?? '', account, payTo: body.transfers[0]?.['from'] as object, holdId: stops[0]?.holdId ?? '' };
  }

  private async freezeOf(held: HeldCase): Promise<Omit<Decision, 'token'>> {
    const { id, version } = await this.propose(`/holds/${held.holdId}/freeze`, { of: 'freezeId', version: await this.holdVersion(held) });
    return { decision: 'freeze', thing: id, ...placeOf(held), path: `/freezes/${id}/approve`, version, body: {}, afterMs: 0 };
  }

  private async releaseOf(held: HeldCase, afterMs: number): Promise<Omit<Decision, 'token'>> {
    const { id, version } = await this.propose(`/holds/${held.holdId}/release`, { of: 'holdId', version: await this.holdVersion(held) });
    return { decision: 'release', thing: id, ...placeOf(held), path: `/holds/${id}/release`, version, body: { reason: 'drill' }, afterMs };
  }

  private async returnOf(held: HeldCase, freezeId: string): Promise<Omit<Decision, 'token'>> {
    const claims = [{ caseId: held.caseId, transferIds: ['t1'], loss: { amountMinor: LOSS_MINOR, currency: 'CNY' }, payTo: held.payTo }];
    await this.until(() => this.api.call<{ freezes: { state: string }[] }>(`/cases/${held.caseId}`, { as: OPERATOR }), ({ body }) => body.freezes[0]?.state === 'active');
    const { id, version } = await this.propose('/funds-returns', { of: 'returnId', body: { freezeId, method: 'direct', claims } });
    const approved = await this.propose(`/funds-returns/${id}/approve`, { of: 'returnId', version, as: APPROVER, body: {} });
    return { decision: 'return', thing: id, ...placeOf(held), path: `/funds-returns/${id}/execute`, version: approved.version, body: {}, afterMs: 0 };
  }

  private async propose(path: string, { of, version, as = OPERATOR, body = { reason: 'drill' } }: { readonly of: string; readonly version?: number; readonly as?: Person; readonly body?: object }): Promise<Proposed> {
    const answer = await this.api.call<Readonly<Record<string, unknown>> & { readonly version: number }>(path, { as, method: 'POST', body, ...(version === undefined ? {} : { ifMatch: version }) });
    if (answer.status < 200 || answer.status > 299) throw new Error(`${path} answered ${String(answer.status)} ${JSON.stringify(answer.body)}`);
    return { id: String(answer.body[of]), version: answer.body.version };
  }

  private async holdVersion({ caseId, holdId }: HeldCase): Promise<number> {
    const shown = await this.until(() => this.api.case(caseId, OPERATOR), ({ holds }) => holds.some((hold) => hold.holdId === holdId));
    return shown.holds.find((hold) => hold.holdId === holdId)?.version ?? 0;
  }

  /** @returns the client, as soon as it has asked for everything. */
  private async decide(round: Round): Promise<ChildProcess> {
    const token = await this.tokens.tokenOf(APPROVER);
    const order: DecisionOrder = { gateway: this.product.runtime.gateway, promises: this.promises, decisions: round.map((each) => ({ ...each, token })) };
    const file = join(this.scratch, 'decisions.json');
    writeFileSync(file, JSON.stringify(order));
    const before = this.asked();
    const client = spawn(process.execPath, [join(repositoryRoot(), 'dist', 'test', 'chaos', 'client', 'decision-client.js'), file], { stdio: ['ignore', 'ignore', 'inherit'] });
    await this.until(() => Promise.resolve(this.asked()), (asked) => asked >= before + round.length);
    return client;
  }

  private asked(): number {
    try {
      return readFileSync(this.promises, 'utf8').split('"kind":"asked"').length - 1;
    } catch {
      return 0; // nobody has written anything yet
    }
  }

  private async until<T>(read: () => Promise<T>, holds: (value: T) => boolean): Promise<T> {
    for (const endAt = Date.now() + READY_WITHIN_MS; ; ) {
      const value = await read();
      if (holds(value)) return value;
      if (Date.now() > endAt) throw new Error(`not ready in time: ${JSON.stringify(value).slice(0, 1_000)}`);
      await sleep(50);
    }
  }
}

function placeOf({ caseId, account }: HeldCase): { readonly caseId: string; readonly bank: string; readonly account: string } {
  return { caseId, bank: BANK, account };
}

async function ended(client: ChildProcess): Promise<void> {
  if (client.exitCode === null) await once(client, 'close');
  if (client.exitCode !== 0) throw new Error(`the client ended with ${String(client.exitCode)}`);
}
