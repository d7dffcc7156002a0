import type { FundsGraph, TracedHop, TrailNode } from '@paystop/domain';
import fc from 'fast-check';
import { GraphWriter } from './graph-writer';

type Party = NonNullable<TrailNode['party']>;

const NO_TOTALS = { reportedLossMinor: 0n, heldMinor: 0n, movedOnMinor: 0n, cashedOutMinor: 0n, unknownMinor: 0n, releasedMinor: 0n, returnedMinor: 0n };
const NAMES = ['A', 'B', 'C', 'D'];

function nodeOf(name: string, over: Partial<TrailNode> = {}): TrailNode {
  const party: Party = { institutionCode: 'CMB', accountNumber: `621483000000000${name}`, accountName: '李四', paymentOrder: null };
  return {
    key: name, kind: 'account', party, layer: 1, receivedMinor: 0n, taintedMinor: 0n, heldMinor: 0n, movedOnMinor: 0n, withdrawnMinor: 0n, releasedMinor: 0n, returnedMinor: 0n, pendingMinor: 0n,
    unknownMinor: 0n, payers: 1, lastTaintedAt: null, state: null, ...over,
  };
}

function edgeOf(from: string, to: string, over: { readonly tainted?: bigint; readonly explanation?: TracedHop['explanation'] } & Partial<TracedHop['hop']> = {}): TracedHop {
  const { tainted = 0n, explanation = { kind: 'nothing_traced' }, ...rest } = over;
  const hop = { key: `${from}>${to}:5#0`, fromKey: from, toKey: to, fromAccountNumber: null, amountMinor: 5n, transferredAt: '2026-11-23T06:00:00.000Z', channel: null, bankReference: null, isLoss: false, witnesses: [], ...rest };
  return { hop, taintedMinor: tainted, explanation };
}

function graphOf(nodes: readonly TrailNode[], edges: readonly TracedHop[]): FundsGraph {
  return { nodes: new Map(nodes.map((node) => [node.key, node])), edges, totals: NO_TOTALS, truncated: false, keyOf: () => '' };
}

function fresh(): GraphWriter {
  return new GraphWriter({ visibility: 'masked', nameOf: ({ institutionCode, accountNumber }) => `acc_${institutionCode ?? '?'}${accountNumber ?? ''}` });
}

interface Written {
  readonly nodes: readonly Record<string, unknown>[];
  readonly edges: readonly Record<string, unknown>[];
}

function read(bytes: Buffer): Written {
  return JSON.parse(bytes.toString('utf8')) as Written;
}

const minor = fc.bigInt({ min: 0n, max: 2n });
const nodes = fc.uniqueArray(
  fc.record({
    name: fc.constantFrom(...NAMES), isNamed: fc.boolean(), layer: fc.integer({ min: 1, max: 2 }), held: minor, tainted: minor, pending: minor, payers: fc.integer({ min: 1, max: 2 }),
    state: fc.constantFrom('sent' as const, 'held' as const, null), drawsCash: fc.boolean(),
  }),
  { selector: ({ name }) => name, minLength: 1 },
).map((each) => each.flatMap(({ name, isNamed, held, tainted, pending, drawsCash, ...over }) => {
  const party: Party = { institutionCode: isNamed ? 'CMB' : null, accountNumber: `621483000000000${name}`, accountName: '李四', paymentOrder: null };
  const account = nodeOf(name, { party, heldMinor: held, taintedMinor: tainted, pendingMinor: pending, ...over });
  return drawsCash ? [account, nodeOf(`cash>${name}`, { kind: 'cash_out', party: null })] : [account];
}));
const details = fc.record({ tainted: minor, bankReference: fc.constantFrom('r1', null), parts: fc.array(minor, { maxLength: 2 }), how: fc.constantFrom('loss', 'share', 'paid_from') });
const graphs = fc.tuple(nodes, fc.infiniteStream(details)).map(([all, stream]) => {
  const names = all.map(({ key }) => key);
  const edges: TracedHop[] = [];
  for (const from of names) {
    for (const to of names) {
      const isPlace = !from.startsWith('cash>') && (!to.startsWith('cash>') || to === `cash>${from}`);
      const { value } = stream.next() as { value: { tainted: bigint; bankReference: string | null; parts: bigint[]; how: string } };
      if (from === to || !isPlace) continue;
      const before = edges.at(-1)?.hop.key ?? '';
      const explanations: Record<string, TracedHop['explanation']> = {
        loss: { kind: 'loss' }, share: { kind: 'share', rule: 'pro_rata', tracedMinor: value.tainted, knownMinor: 2n },
        paid_from: { kind: 'paid_from', rule: 'fifo', parts: value.parts.map((part) => ({ hopKey: before, minor: part })) },
      };
      edges.push(edgeOf(from, to, { tainted: value.tainted, bankReference: value.bankReference, explanation: explanations[value.how] ?? { kind: 'loss' } }));
    }
  }
  return graphOf(all, edges);
});

describe('a funds graph in words', () => {
  it('is the same whether or not earlier graphs of the case were written before', () => {
    fc.assert(fc.property(fc.array(graphs, { minLength: 2, maxLength: 5 }), (all) => {
      const writer = fresh();
      for (const graph of all) expect(read(writer.write(graph))).toEqual(read(fresh().write(graph)));
    }), { numRuns: 300 });
  });

  it('names no account, and the same account and transfer always alike', () => {
    const writer = fresh();
    const first = read(writer.write(graphOf([nodeOf('A'), nodeOf('B')], [edgeOf('A', 'B')])));
    const later = read(writer.write(graphOf([nodeOf('C'), nodeOf('A'), nodeOf('B')], [edgeOf('C', 'A'), edgeOf('A', 'B', { tainted: 3n })])));
    expect(first.nodes[0]).toMatchObject({ account: '621483******000A' });
    expect(later.nodes.slice(1)).toEqual(first.nodes);
    expect(later.edges[1]).toEqual({ ...first.edges[0], taintedAmount: { amountMinor: '3', currency: 'CNY' } });
  });
});
