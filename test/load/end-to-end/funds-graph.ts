import { OPERATOR, TokenDesk } from '../../product/people';
import { PublicApi } from '../../product/public-api';
import { spreadOf } from '../percentiles';
import type { Section } from '../report';
import type { BenchProduct } from './bench-product';

/** Accounts of each hop: ten thousand in six; the last is beyond what is stopped. */
const WIDTHS = [1, 5, 25, 125, 844, 9_000];
const LOSS_MINOR = 100_000_000;
const ROUNDS = 40;
const P95_MS = 300;
const CASE_ID = 'case_graph_of_ten_thousand';
const REQUEST_ID = '00000000-0000-4000-8000-00000000f00d';
const AT = '2026-11-23T06:00:00.000Z';

interface Graph {
  readonly nodes: readonly unknown[];
  readonly totals: Readonly<Record<string, { readonly amountMinor: string }>>;
  readonly truncated: boolean;
}

/** One case whose money went to ten thousand accounts: how long its graph takes, after a change and unchanged. */
export async function fundsGraph(bench: BenchProduct): Promise<Section> {
  await fill(bench);
  const api = new PublicApi(bench.product.runtime.gateway, new TokenDesk(bench.product.app('dev-issuer').url, bench.product.dataDir));
  const ask = async (): Promise<{ readonly ms: number; readonly graph: Graph }> => {
    const startedAt = performance.now();
    const { status, body } = await api.call<Graph>(`/cases/${CASE_ID}/funds-graph`, { as: OPERATOR });
    if (status !== 200) throw new Error(`GET answered ${String(status)}`);
    return { ms: performance.now() - startedAt, graph: body };
  };
  const first = await ask();
  const [fresh, known]: [number[], number[]] = [[], []];
  let graph: Graph | undefined;
  for (let round = 0; round < ROUNDS; round += 1) {
    await tellMore(bench, round);
    fresh.push((await ask()).ms);
    const again = await ask();
    known.push(again.ms);
    graph = again.graph;
  }
  const [afterChange, unchanged] = [spreadOf(fresh), spreadOf(known)];
  const target = { value: P95_MS, atLeast: false };
  const sum = ['held', 'movedOn', 'cashedOut', 'unknown', 'released', 'returned'].reduce((total, name) => total + Number(graph?.totals[name]?.amountMinor ?? 0), 0);
  return {
    title: 'Funds graph of 10,000 accounts in six hops',
    figures: [
      { what: 'GET for the first time, by a process that has just started', value: first.ms, unit: 'ms' },
      { what: 'GET after a change, p50', value: afterChange.p50, unit: 'ms' }, { what: 'GET after a change, p95', value: afterChange.p95, unit: 'ms', target },
      { what: 'GET unchanged, p50', value: unchanged.p50, unit: 'ms' }, { what: 'GET unchanged, p95', value: unchanged.p95, unit: 'ms', target },
    ],
    checks: [
      { what: 'nodes: the accounts, the victim, and the cash of each round', expected: 10_001 + ROUNDS, found: graph?.nodes.length ?? 0 }, { what: 'told that it is cut off', expected: 1, found: graph?.truncated === true ? 1 : 0 },
      { what: 'fen that the totals add up to', expected: LOSS_MINOR, found: sum },
    ],
  };
}

function instructionId(layer: number, index: number): string {
  return `ins_graph_${String(layer)}_${String(index)}`;
}

function account(layer: number, index: number): { institutionCode: string; accountNumber: string; accountName: string; paymentOrder: null } {
  return { institutionCode: ['CMB', 'CCB', 'ABC', 'BOC'][index % 4] ?? 'CMB', accountNumber: `62${String(layer)}${String(index).padStart(12, '0')}`, accountName: '户主', paymentOrder: null };
}

function money(amountMinor: number): { amountMinor: string; currency: string } {
  return { amountMinor: String(amountMinor), currency: 'CNY' };
}

/** Rows as the projector keeps them; only what it was told is needed, so they are written straight into its tables. */
async function fill(bench: BenchProduct): Promise<void> {
  const from = { institutionCode: 'ICBC', accountNumber: '6222020000000001', accountName: '王小明', paymentOrder: null };
  const transfer = { transferId: 't1', amount: money(LOSS_MINOR), transferredAt: AT, from, to: account(1, 0), channel: null, bankReference: null, instructionId: instructionId(0, 0), instructionCaseId: CASE_ID };
  const record = { caseId: CASE_ID, unit: '440305012', version: 1 };
  await bench.pool.query(`INSERT INTO projector.rm_case (case_id, status, stage, unit, fraud_type, opened_at, reported_at, version, updated_at, facts, body)
    VALUES ($1, 'open', 'stopping', $2, 'other', now(), now(), 1, now(), '{}', $3)`, [CASE_ID, record.unit, JSON.stringify(record)]);
  await bench.pool.query(`INSERT INTO projector.rm_request (request_id, case_id, unit, received_at, version, updated_at, facts, body) VALUES ($1, $2, $3, now(), 1, now(), '{}', $4)`,
    [REQUEST_ID, CASE_ID, record.unit, JSON.stringify({ requestId: REQUEST_ID, caseId: CASE_ID, transfers: [transfer] })]);
  const bodies = WIDTHS.slice(0, -1).flatMap((width, layer) => Array.from({ length: width }, (_, index) => instruction(layer, index)));
  await bench.pool.query(`INSERT INTO projector.rm_instruction (instruction_id, case_id, request_id, action, state, requested_at, version, updated_at, facts, body)
    SELECT body::json ->> 'instructionId', $1, $2, 'stop', 'not_held', now(), 1, now(), '{}', body FROM unnest($3::text[]) body`, [CASE_ID, REQUEST_ID, bodies.map((body) => JSON.stringify(body))]);
}

/** The bank of another account each round tells of money drawn as cash. */
async function tellMore(bench: BenchProduct, round: number): Promise<void> {
  const layer = WIDTHS.length - 2;
  const told = instruction(layer, round);
  const cash = { bankReference: 'R-cash', transferredAt: '2026-11-23T07:00:00.000Z', amount: money(100), channel: 'atm', to: null };
  const body = JSON.stringify({ ...told, version: 2, onwardTransfers: [...told.onwardTransfers, cash] });
  await bench.pool.query('UPDATE projector.rm_instruction SET version = 2, body = $2 WHERE instruction_id = $1', [instructionId(layer, round), body]);
}

/** The stop on one account, answered with where its money went: to its share of the accounts of the next hop. */
function instruction(layer: number, index: number): Readonly<Record<string, unknown>> & { readonly onwardTransfers: readonly object[] } {
  const [width = 1, next = 0] = [WIDTHS[layer], WIDTHS[layer + 1]];
  const children = Array.from({ length: Math.ceil((next - index) / width) }, (_, child) => index + child * width);
  return {
    instructionId: instructionId(layer, index), caseId: CASE_ID, requestId: REQUEST_ID, action: 'stop', sequence: 1, target: account(layer + 1, index), layer: layer + 1, state: 'not_held',
    withdrawn: null, holdId: null, stoppedAt: '2026-11-23T08:00:00.000Z', heldAmount: money(0), balanceBefore: money(0), amount: money(0), attempts: [], dispatcherVersion: 1, version: 1,
    onwardTransfers: children.map((child) => ({
      bankReference: `R-${String(layer)}-${String(child)}`, transferredAt: new Date(Date.parse(AT) + (layer + 1) * 60_000 + (child % 7) * 1_000).toISOString(),
      amount: money(Math.floor(LOSS_MINOR / next)), channel: 'mobile_banking', to: account(layer + 2, child),
    })),
  };
}
