import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ADMIN, TokenDesk } from '../product/people';
import { Product, type ProductOptions } from '../product/product';
import { PublicApi } from '../product/public-api';
import { repositoryRoot } from '../product/repository-root';
import { Simulator } from '../product/simulator';
import type { ClientOrder } from './client/order';
import { JudgedRun } from './judged-run';

export interface ChaosPlan {
  readonly services: ProductOptions['services'];
  readonly perSecond: number;
  /** Apps to kill, one after the other. */
  readonly victims: readonly string[];
  /** Under load before the first kill and after each restart. */
  readonly calmMs: number;
  readonly tell: (line: string) => void;
}

/**
 * Clocks of seconds instead of minutes, so that timers fire while processes die; the rest is the usual policy, but that
 * a few hands play a whole city.
 */
const POLICY = `
clocks:
  - {name: 30m, from: reportedAt, after: PT6S, warnBefore: PT3S, appliesTo: first_hop, escalation: [{after: PT0S, do: priority}, {after: PT2S, do: notify, to: city}]}
  - {name: 60m, from: reportedAt, after: PT20S, warnBefore: PT5S, appliesTo: first_hop, escalation: [{after: PT0S, do: notify, to: city}]}
retry: {first: PT0.3S, factor: 2, max: PT2S, jitter: 0.2}
sync: {first: PT0.5S, factor: 2, max: PT2S}
breaker: {failures: 5, openFor: PT2S}
rateLimits: {writesPerSecond: 10000, writeBurst: 10000, readsPerSecond: 10000, callbacksPerSecond: 10000}
`;
const BANKS = ['CMB', 'BOC', 'CCB', 'ABC', 'COMM', 'ICBC'];
const STATIONS = ['440305012', '440304006', '440306003'];
const OFFICERS_PER_STATION = 4;
/** Kills what it can while requests come in, and has everything counted afterwards. */
export class ChaosRun extends JudgedRun {
  private constructor(product: Product, private readonly plan: ChaosPlan) {
    super(product, 'load');
  }

  static async start(plan: ChaosPlan): Promise<ChaosRun> {
    const product = await Product.start({ services: plan.services, policy: POLICY });
    const run = new ChaosRun(product, plan);
    await misbehave(new Simulator(product.app('bank-simulator').url));
    await changeAnInstitution(product);
    return run;
  }

  /** Load, kills, the end of the load, and no hand after that. */
  async play(): Promise<void> {
    const { victims, calmMs, tell } = this.plan;
    const client = await this.startClient();
    await sleep(calmMs);
    for (const victim of victims) {
      const killedAt = Date.now();
      await this.product.killHard(victim);
      tell(`${victim} was killed and is back after ${String(Date.now() - killedAt)} ms`);
      await sleep(calmMs);
    }
    client.kill('SIGTERM');
    const [code] = (await once(client, 'close')) as [number | null];
    if (code !== 0) throw new Error(`the client ended with ${String(code)}`);
    tell(`drained after ${String(await this.drain())} ms`);
  }

  private async startClient(): Promise<ChildProcess> {
    const { gateway, kafkaBrokers } = this.product.runtime;
    const tokens = new TokenDesk(this.product.app('dev-issuer').url, this.product.dataDir);
    const officers = STATIONS.flatMap((unit) => Array.from({ length: OFFICERS_PER_STATION }, (_, index) => ({ officerId: `P${unit.slice(0, 6)}-${String(300 + index)}`, unit })));
    const order: ClientOrder = {
      gateway, kafkaBrokers: kafkaBrokers.split(','), kafkaPrefix: this.product.kafkaPrefix, banks: BANKS, perSecond: this.plan.perSecond, promises: this.promises,
      officers: await Promise.all(officers.map(async ({ officerId, unit }) => ({ officerId, unit, token: await tokens.tokenOf({ user: officerId, role: 'officer', unit }) }))),
    };
    const file = join(this.scratch, 'client.json');
    writeFileSync(file, JSON.stringify(order));
    return spawn(process.execPath, [join(repositoryRoot(), 'dist', 'test', 'chaos', 'client', 'load-client.js'), file], { stdio: ['ignore', 'ignore', 'inherit'] });
  }
}

/** Something that takes two people, so that there is something to judge. */
async function changeAnInstitution(product: Product): Promise<void> {
  const api = new PublicApi(product.runtime.gateway, new TokenDesk(product.app('dev-issuer').url, product.dataDir));
  const wanted = { code: 'VILLAGE', name: 'Village Bank', protocol: 'manual', liaison: { name: '值班室', phone: '0755-00000000' } };
  const { body } = await api.call<{ version: number }>('/institutions/VILLAGE', { as: ADMIN, method: 'PUT', body: wanted });
  const { status } = await api.call('/institutions/VILLAGE/confirm', { as: { ...ADMIN, user: 'admin-2' }, method: 'POST', body: {}, ifMatch: body.version });
  if (status !== 200) throw new Error(`the change of an institution was not confirmed: ${String(status)}`);
}

/** Banks as they are: slow, cutting lines, answering later; and without the guards that would hide a doubled order. */
async function misbehave(simulator: Simulator): Promise<void> {
  await simulator.set('*', { answerDelay: { kind: 'lognormal', medianMs: 20, sigma: 0.8 }, guards: { alreadyStopped: false, tooManyStops: false } });
  await simulator.fault('BOC', { kind: 'cut_after_reading', carryOut: true, probability: 0.1 });
  await simulator.fault('CCB', { kind: 'http_status', status: 503, retryAfter: 1, probability: 0.15 });
  await simulator.fault('ABC', { kind: 'garbage', carryOut: true, probability: 0.1 });
  await simulator.fault('ABC', { kind: 'cut_before_reading', probability: 0.1 });
  await simulator.set('COMM', { answer: 'callback', callbackDelay: { kind: 'uniform', minMs: 50, maxMs: 1_500 } });
  await simulator.fault('COMM', { kind: 'callback_twice', probability: 0.2 });
  await simulator.fault('ICBC', { kind: 'slow', delay: 7_000, probability: 0.03 });
}
