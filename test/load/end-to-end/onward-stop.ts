import { OFFICER, TokenDesk } from '../../product/people';
import { PublicApi } from '../../product/public-api';
import { aStopRequest, freshAccount } from '../../product/stop-bodies';
import { spreadOf } from '../percentiles';
import type { Section } from '../report';
import type { BenchProduct } from './bench-product';
import { until } from './drain';

const RINGS = 200;
const EVERY_MS = 50;
const AMOUNT = { amountMinor: '5000000', currency: 'CNY' } as const;
const FIRST = 'CMB';
const NEXT = 'CCB';
const WITHIN_MS = 60_000;

/** When the answer that showed the account was written down, and which stop it led to. */
const SHOWN = `
  SELECT i.instruction_id AS id, extract(epoch FROM min(e.logged_at)) * 1000 AS "atMs"
  FROM orchestrator.instruction i JOIN dispatcher.event_log e ON e.subject = i.body->>'reachedFrom' AND e.type = 'InstructionOutcomeRecorded'
  WHERE i.body->>'reachedFrom' IS NOT NULL GROUP BY 1`;

/** The money of every request has moved on to another bank: how soon that one has its stop after the first bank's answer. */
export async function onwardStop(bench: BenchProduct): Promise<Section> {
  const api = new PublicApi(bench.product.runtime.gateway, new TokenDesk(bench.product.app('dev-issuer').url, bench.product.dataDir));
  const mules: string[] = [];
  for (let ring = 0; ring < RINGS; ring += 1) {
    mules.push(await playRing(bench, api));
    await new Promise((resolve) => setTimeout(resolve, EVERY_MS));
  }
  const stopped = async (): Promise<number> => (await onwardEffects(bench, mules)).length;
  await until(async () => (await stopped()) >= RINGS, WITHIN_MS, async () => `${String(await stopped())} of ${String(RINGS)} onward stops`);
  const shown = new Map((await bench.pool.query<{ id: string; atMs: string }>(SHOWN)).rows.map(({ id, atMs }) => [id, Number(atMs)]));
  const effects = await onwardEffects(bench, mules);
  const took = effects.flatMap(({ instructionId, at }) => {
    const shownAtMs = shown.get(instructionId);
    return shownAtMs === undefined ? [] : [Date.parse(at) - shownAtMs];
  });
  const { p50, p99, max } = spreadOf(took);
  return {
    title: `Onward stops: ${String(RINGS)} requests whose money has moved on`,
    figures: [
      { what: 'bank\'s report recorded → the next bank has the instruction, p50', value: p50, unit: 'ms' },
      { what: '… p99', value: p99, unit: 'ms' },
      { what: '… slowest', value: max, unit: 'ms' },
    ],
    checks: [{ what: 'onward stops that took effect', expected: RINGS, found: effects.length }, { what: 'of which the answer before is known', expected: RINGS, found: took.length }],
  };
}

/** @returns the account at the next bank. */
async function playRing(bench: BenchProduct, api: PublicApi): Promise<string> {
  const [victim, mule, next] = [freshAccount(), freshAccount(), freshAccount()];
  const paidAt = new Date(Date.now() - 20 * 60_000).toISOString();
  const account = (institutionCode: string, accountNumber: string): { institutionCode: string; accountNumber: string } => ({ institutionCode, accountNumber });
  await bench.simulator.seed('ICBC', { accountNumber: victim, accountName: '王小明', balance: AMOUNT });
  for (const [bank, number] of [[FIRST, mule], [NEXT, next]] as const) await bench.simulator.seed(bank, { accountNumber: number, accountName: '李四', balance: { ...AMOUNT, amountMinor: '0' } });
  await bench.simulator.move([
    { from: account('ICBC', victim), to: account(FIRST, mule), amount: AMOUNT, bankReference: `A-${mule}`, at: paidAt },
    { from: account(FIRST, mule), to: account(NEXT, next), amount: AMOUNT, bankReference: `B-${mule}`, at: new Date(Date.parse(paidAt) + 60_000).toISOString() },
  ]);
  const body = aStopRequest([{ bank: FIRST, account: mule }]);
  const transfers = body.transfers.map((transfer) => ({ ...transfer, transferredAt: paidAt, bankReference: `A-${mule}`, from: { ...account('ICBC', victim), accountName: '王小明' } }));
  const { status } = await api.submit({ ...body, transfers }, { as: OFFICER });
  if (status !== 202) throw new Error(`POST answered ${String(status)}`);
  return next;
}

async function onwardEffects(bench: BenchProduct, mules: readonly string[]): Promise<readonly { readonly instructionId: string; readonly at: string }[]> {
  const wanted = new Set(mules);
  return (await bench.simulator.effects({ bank: NEXT, action: 'stop' })).filter(({ account }) => wanted.has(account));
}
