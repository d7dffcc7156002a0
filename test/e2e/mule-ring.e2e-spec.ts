import { AUDITOR, OFFICER, OPERATOR } from '../product/people';
import { aStopRequest, freshAccount } from '../product/stop-bodies';
import type { Amount } from '../product/views';
import { Flow, SOON_MS, START_MS } from './flow';

/** Three hops over five banks and a wallet, with splits, a merge and a circle; one bank is late, one answers twice, one in garbage. */
interface Graph {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly { readonly from: string; readonly to: string; readonly amount: Amount; readonly taintedAmount: Amount; readonly source: string }[];
  readonly totals: Readonly<Record<'reportedLoss' | 'held' | 'movedOn' | 'cashedOut' | 'unknown' | 'released' | 'returned', Amount>>;
  readonly truncated: boolean;
}

interface GraphNode {
  readonly id: string;
  readonly kind: string;
  readonly institutionCode: string | null;
  readonly account: string | null;
  readonly layer: number;
  readonly taintedAmount: Amount;
  readonly heldAmount: Amount;
  readonly movedOnAmount: Amount;
  readonly withdrawnAmount?: Amount;
  readonly state: string | null;
}

const LOSS = 10_000_000;
/** What lies where in the end, by the banks' own books. */
const LEFT: Readonly<Record<string, number>> = { CMB: 2_000_000, CCB: 1_000_000, ABC: 100_000, BOC: 3_000_000, ALIPAY: 2_000_000, SPDB: 1_400_000 };
const CASH = 500_000;
const LAYERS: Readonly<Record<string, number>> = { CMB: 1, CCB: 2, ABC: 2, BOC: 3, ALIPAY: 3, SPDB: 4 };
const RING_MS = 90_000;

function fen(amountMinor: number): Amount {
  return { amountMinor: String(amountMinor), currency: 'CNY' };
}

function sum(amounts: readonly Amount[]): number {
  return amounts.reduce((total, { amountMinor }) => total + Number(amountMinor), 0);
}

describe('a mule ring', () => {
  let flow: Flow;
  const accounts = Object.fromEntries(Object.keys(LEFT).map((bank) => [bank, freshAccount()])) as Record<string, string>;
  const victim = freshAccount();
  const paidAt = new Date(Date.now() - 20 * 60_000).toISOString();

  beforeAll(async () => {
    flow = await Flow.start();
    await playRing();
  }, START_MS);

  afterAll(() => flow.stop(), START_MS);

  /** The ring's transfers as the banks book them. */
  async function playRing(): Promise<void> {
    await flow.banks.seed('ICBC', { accountNumber: victim, accountName: '王小明', balance: fen(LOSS) });
    for (const [bank, accountNumber] of Object.entries(accounts)) await flow.banks.seed(bank, { accountNumber, accountName: `户主${bank}`, balance: fen(0) });
    const moves: readonly (readonly [from: string, to: string | null, amount: number])[] = [
      ['CMB', 'CCB', 6_000_000], ['CMB', 'ABC', 3_000_000], ['CCB', 'BOC', 3_500_000], ['CCB', null, CASH], ['CCB', 'CMB', 1_000_000],
      ['ABC', 'ALIPAY', 2_000_000], ['ABC', 'BOC', 900_000], ['BOC', 'SPDB', 1_400_000],
    ];
    const address = (bank: string): object => ({ institutionCode: bank, accountNumber: accounts[bank] });
    await flow.banks.move([
      { from: { institutionCode: 'ICBC', accountNumber: victim }, to: address('CMB'), amount: fen(LOSS), bankReference: 'RING-0', at: paidAt },
      ...moves.map(([from, to, amount], index) => ({
        from: address(from), to: to === null ? null : address(to), amount: fen(amount), channel: to === null ? 'atm' : 'mobile_banking',
        bankReference: `RING-${String(index + 1)}`, at: new Date(Date.parse(paidAt) + (index + 1) * 30_000).toISOString(),
      })),
    ]);
    await flow.banks.fault('CCB', { kind: 'answer_by_callback', callbackDelay: 1_500, accounts: [accounts['CCB']], times: 1 });
    await flow.banks.fault('ABC', { kind: 'answer_by_callback', accounts: [accounts['ABC']], times: 1 });
    await flow.banks.fault('ABC', { kind: 'callback_twice', accounts: [accounts['ABC']] });
    await flow.banks.fault('BOC', { kind: 'garbage', carryOut: true, accounts: [accounts['BOC']], times: 1 });
  }

  it('is held wherever it can be, adds up, and nobody was instructed twice in effect', async () => {
    const body = aStopRequest([{ bank: 'CMB', account: accounts['CMB'] ?? '', accountName: '户主CMB', amountMinor: String(LOSS) }]);
    const [transfer] = body.transfers;
    const requestId = await flow.submit({ ...body, transfers: [{ ...(transfer as StopTransfer), transferredAt: paidAt, bankReference: 'RING-0', from: { institutionCode: 'ICBC', accountNumber: victim, accountName: '王小明' } }] });
    const request = await flow.untilRequest(requestId, ({ status, stops }) => status === 'completed' && stops.length === Object.keys(LEFT).length, RING_MS);
    expect(request.interceptedAmount).toEqual(fen(LOSS - CASH));
    expect(Object.fromEntries(request.stops.map((stop) => [stop.institutionCode, stop.layer]))).toEqual(LAYERS);
    expect(request.stops.map(({ transferId }) => transferId)).toEqual(['t1', null, null, null, null, null]);
    await ledgersAgree();
    await graphAgrees(request.caseId ?? '');
    await countedByLayer();
  }, RING_MS + SOON_MS);

  type StopTransfer = ReturnType<typeof aStopRequest>['transfers'][number];

  /** What the banks did, by their own books. */
  async function ledgersAgree(): Promise<void> {
    for (const [bank, account] of Object.entries(accounts)) {
      const effects = await flow.banks.effects({ bank, account });
      expect([bank, effects.map(({ action, heldMinor }) => [action, heldMinor])]).toEqual([bank, [['stop', String(LEFT[bank])]]]);
      const [instructionId = ''] = effects.map((effect) => effect.instructionId);
      const messages = await flow.banks.messages({ instructionId });
      expect(messages.map(({ distinctBodies }) => distinctBodies)).toEqual([1]);
      expect((await flow.banks.account(bank, account)).hold).not.toBeNull();
    }
  }

  async function graphAgrees(caseId: string): Promise<void> {
    const { status, body: graph } = await flow.api.call<Graph>(`/cases/${caseId}/funds-graph`, { as: OFFICER });
    expect(status).toBe(200);
    expect(graph.totals).toEqual({ reportedLoss: fen(LOSS), held: fen(LOSS - CASH), movedOn: fen(0), cashedOut: fen(CASH), unknown: fen(0), released: fen(0), returned: fen(0) });
    expect(graph.truncated).toBe(false);
    expect(graph.edges).toHaveLength(9);
    for (const node of graph.nodes.filter(({ kind }) => kind === 'account')) {
      expect([node.institutionCode, node.heldAmount, node.layer]).toEqual([node.institutionCode, fen(LEFT[node.institutionCode ?? ''] ?? -1), LAYERS[node.institutionCode ?? '']]);
      expect(sum([node.heldAmount, node.movedOnAmount, node.withdrawnAmount ?? fen(0)])).toBe(Number(node.taintedAmount.amountMinor));
      expect(sum(graph.edges.filter(({ to }) => to === node.id).map(({ taintedAmount }) => taintedAmount))).toBe(Number(node.taintedAmount.amountMinor));
    }
    const text = JSON.stringify((await flow.api.call(`/cases/${caseId}/funds-graph`, { as: AUDITOR })).body);
    for (const account of [...Object.values(accounts), victim]) expect(text).not.toContain(account);
    expect((await flow.api.call('/cases/case_0000/funds-graph', { as: OPERATOR })).status).toBe(404);
  }

  async function countedByLayer(): Promise<void> {
    const layers = await flow.until(() => flow.metrics(), (text) => /paystop_intercepted_yuan_total\{[^}]*layer="4"[^}]*\} 14000/.test(text));
    expect(layers).toMatch(/paystop_intercepted_yuan_total\{[^}]*layer="3"/);
  }
});
