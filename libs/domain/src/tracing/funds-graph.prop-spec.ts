import fc from 'fast-check';
import type { AccountAnswer } from './account-answer';
import { type FundsGraph, type TrailNode, fundsGraph } from './funds-graph';
import { TAINTING_RULES } from './money-pool';
import { answer, loss, moved } from './trail-fixtures';
import type { TransferEvidence } from './transfer-evidence';

const ACCOUNTS = ['A', 'B', 'C', 'D', 'E', 'F'];
const account = fc.constantFrom(...ACCOUNTS);
const amount = fc.integer({ min: 1, max: 500 });
const at = fc.integer({ min: 0, max: 20 });

const losses = fc.array(fc.record({ to: account, amount, at }), { minLength: 1, maxLength: 4 }).map((each) => each.map(({ to, amount: paid, at: when }) => loss(to, paid, { at: when })));
const movements = fc.array(
  fc.record({ from: account, to: fc.oneof(account, fc.constant(null)), amount, at, reference: fc.integer({ min: 0, max: 3 }), channel: fc.constantFrom('atm', 'other', 'mobile_banking') }),
  { maxLength: 25 },
).map((each) => each.map((movement) => moved(movement.from, movement.to, movement.amount, { at: movement.at, bankReference: `r${movement.reference}`, channel: movement.channel })));
const answers = fc.array(
  fc.record({ name: account, held: fc.integer({ min: 0, max: 800 }), released: fc.integer({ min: 0, max: 100 }), isAwaited: fc.boolean() }), { maxLength: 6 },
).map((each) => each.map(({ name, held, released, isAwaited }): AccountAnswer => answer(name, { heldMinor: BigInt(held), releasedMinor: BigInt(released), isAwaited })));
const rule = fc.constantFrom(...TAINTING_RULES);

function sum(amounts: readonly bigint[]): bigint {
  return amounts.reduce((total, each) => total + each, 0n);
}

function checkConservation(graph: FundsGraph): void {
  for (const node of graph.nodes.values()) checkNode(graph, node);
  const { reportedLossMinor, heldMinor, movedOnMinor, cashedOutMinor, unknownMinor, releasedMinor, returnedMinor } = graph.totals;
  expect(heldMinor + movedOnMinor + cashedOutMinor + unknownMinor + releasedMinor + returnedMinor).toBe(reportedLossMinor);
}

function checkNode(graph: FundsGraph, node: TrailNode): void {
  const into = graph.edges.filter(({ hop }) => hop.toKey === node.key);
  const out = graph.edges.filter(({ hop }) => hop.fromKey === node.key && !hop.isLoss);
  expect(node.taintedMinor).toBe(sum(into.map(({ taintedMinor }) => taintedMinor)));
  expect(node.movedOnMinor + node.withdrawnMinor).toBe(sum(out.map(({ taintedMinor }) => taintedMinor)));
  const rest = [node.heldMinor, node.releasedMinor, node.returnedMinor, node.pendingMinor, node.unknownMinor];
  for (const each of [...rest, node.movedOnMinor, node.withdrawnMinor]) expect(each).toBeGreaterThanOrEqual(0n);
  if (node.kind !== 'cash_out') expect(sum([...rest, node.movedOnMinor, node.withdrawnMinor])).toBe(node.taintedMinor);
  for (const { hop, taintedMinor } of into) expect(taintedMinor).toBeLessThanOrEqual(hop.amountMinor);
}

function comparable({ nodes, edges, totals }: FundsGraph): unknown {
  const asText = (_: string, value: unknown): unknown => (typeof value === 'bigint' ? value.toString() : value);
  const sorted = [...nodes.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
  return JSON.parse(JSON.stringify({ nodes: sorted, edges, totals }, asText));
}

function shuffled(evidence: readonly TransferEvidence[], order: readonly number[]): TransferEvidence[] {
  return evidence.map((each, index) => ({ each, rank: order[index] ?? 0 })).sort((a, b) => a.rank - b.rank).map(({ each }) => each);
}

describe('money is neither made nor lost on its way (I8)', () => {
  it('whatever moved, whatever the banks answered, by every rule', () => {
    fc.assert(fc.property(losses, movements, fc.tuple(answers, rule), (lost, went, [answered, tainting]) => {
      checkConservation(fundsGraph({ evidence: [...lost, ...went], answers: answered }, { tainting, maxLayers: 3 }));
    }), { numRuns: 300 });
  });

  it('gives the same graph in whatever order the evidence comes', () => {
    const order = fc.array(fc.integer(), { minLength: 29, maxLength: 29 });
    fc.assert(fc.property(losses, movements, fc.tuple(order, rule), (lost, went, [ranks, tainting]) => {
      const evidence = [...lost, ...went];
      const rules = { tainting, maxLayers: 3 };
      const mixed = fundsGraph({ evidence: shuffled(evidence, ranks), answers: [] }, rules);
      expect(comparable(mixed)).toEqual(comparable(fundsGraph({ evidence, answers: [] }, rules)));
    }), { numRuns: 200 });
  });

  it('gives the same graph whatever was drawn before of the same evidence, also where a bank is named later', () => {
    const unnamed = fc.array(fc.boolean(), { minLength: 25, maxLength: 25 });
    fc.assert(fc.property(losses, movements, fc.tuple(unnamed, fc.nat({ max: 25 }), rule), (lost, went, [without, known, tainting]) => {
      const evidence = [...lost, ...went.map((each, index) => (without[index] === true && each.to !== null ? { ...each, to: { ...each.to, institutionCode: null } } : each))];
      const rules = { tainting, maxLayers: 3 };
      const untouched = structuredClone(evidence);
      fundsGraph({ evidence: evidence.slice(0, lost.length + known), answers: [] }, rules);
      expect(comparable(fundsGraph({ evidence, answers: [] }, rules))).toEqual(comparable(fundsGraph({ evidence: untouched, answers: [] }, rules)));
    }), { numRuns: 200 });
  });

  it('changes nothing when a bank gives its whole answer again under another instruction', () => {
    fc.assert(fc.property(losses, movements, rule, (lost, went, tainting) => {
      const rules = { tainting, maxLayers: 3 };
      const repeated = went.map((each) => ({ ...each, witness: `again ${each.witness}` }));
      const once = fundsGraph({ evidence: [...lost, ...went], answers: [] }, rules);
      const twice = fundsGraph({ evidence: [...lost, ...went, ...repeated], answers: [] }, rules);
      expect(twice.totals).toEqual(once.totals);
      expect(twice.edges.length).toBe(once.edges.length);
    }), { numRuns: 200 });
  });

  it('explains every traced cent of a transfer by the deposits that it was paid from', () => {
    fc.assert(fc.property(losses, movements, fc.constantFrom('fifo' as const, 'poison' as const), (lost, went, tainting) => {
      const { edges } = fundsGraph({ evidence: [...lost, ...went], answers: [] }, { tainting, maxLayers: 3 });
      const used = new Map<string, bigint>();
      for (const { explanation, taintedMinor } of edges) {
        if (explanation.kind !== 'paid_from') continue;
        expect(sum(explanation.parts.map(({ minor }) => minor))).toBe(taintedMinor);
        for (const { hopKey, minor } of explanation.parts) used.set(hopKey, (used.get(hopKey) ?? 0n) + minor);
      }
      for (const { hop, taintedMinor } of edges) expect(used.get(hop.key) ?? 0n).toBeLessThanOrEqual(taintedMinor);
    }));
  });
});
