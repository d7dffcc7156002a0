import { fundsGraph } from './funds-graph';
import { answer, drawn, graphOf, loss, moved, node, party, second } from './trail-fixtures';

describe('the funds graph of a case', () => {
  it('follows a split over two hops and keeps what stayed', () => {
    const graph = graphOf(
      [loss('X', 1_000), moved('X', 'Y', 600, { at: 10 }), moved('X', 'Z', 300, { at: 20 }), moved('Y', 'Z', 500, { at: 30 })],
      [answer('X', { heldMinor: 100n }), answer('Y', { heldMinor: 100n }), answer('Z', { heldMinor: 800n })],
    );
    expect(drawn(graph)).toEqual(['V→X 1000/1000', 'X→Y 600/600', 'X→Z 300/300', 'Y→Z 500/500']);
    expect(['X', 'Y', 'Z'].map((name) => node(graph, name).layer)).toEqual([1, 2, 2]);
    expect(graph.totals).toMatchObject({ reportedLossMinor: 1_000n, heldMinor: 1_000n, movedOnMinor: 0n, unknownMinor: 0n });
    expect(graph.truncated).toBe(false);
  });

  it('counts what has reached an account as moved on until its bank has answered for it', () => {
    const graph = graphOf([loss('X', 1_000), moved('X', 'Y', 600)], [answer('X', { heldMinor: 400n }), answer('Y', { state: 'sent', isAwaited: true, answeredFor: null })]);
    expect(graph.totals).toMatchObject({ heldMinor: 400n, movedOnMinor: 600n, unknownMinor: 0n });
    expect(node(graph, 'Y')).toMatchObject({ pendingMinor: 600n, taintedMinor: 600n });
  });

  it('counts cash by its channel, and what nobody can place as unknown', () => {
    const graph = graphOf([
      loss('X', 1_000), moved('X', null, 300, { channel: 'atm' }), moved('X', null, 200, { channel: 'other' }), moved('X', null, 100, { channel: 'mobile_banking' }),
      moved('X', 'Y', 50, { to: { institutionCode: 'CMB', accountNumber: null, accountName: '某', paymentOrder: null } }),
    ], [answer('X', { heldMinor: 350n })]);
    expect(graph.totals).toMatchObject({ heldMinor: 350n, cashedOutMinor: 300n, unknownMinor: 350n });
    expect(node(graph, 'X')).toMatchObject({ withdrawnMinor: 300n, movedOnMinor: 350n });
    expect([...graph.nodes.values()].filter(({ kind }) => kind === 'cash_out' || kind === 'unknown').map(({ layer }) => layer)).toEqual([2, 2]);
  });

  it('lets a circle end, and adds up', () => {
    const graph = graphOf(
      [loss('X', 1_000), moved('X', 'Y', 900, { at: 10 }), moved('Y', 'X', 800, { at: 20 }), moved('X', 'Y', 500, { at: 30 })],
      [answer('X', { heldMinor: 400n }), answer('Y', { heldMinor: 600n })],
    );
    expect(drawn(graph)).toEqual(['V→X 1000/1000', 'X→Y 900/900', 'Y→X 800/800', 'X→Y 500/500']);
    expect(graph.totals).toMatchObject({ heldMinor: 1_000n, unknownMinor: 0n });
    expect([node(graph, 'X').layer, node(graph, 'Y').layer]).toEqual([1, 2]);
  });

  it('draws one transfer that two banks report, each with its own reference and clock', () => {
    const graph = graphOf([
      loss('X', 1_000), moved('X', 'Y', 600, { bankReference: 'X-1' }),
      moved('X', 'Y', 600, { at: 70, witness: 'query of Y', reporter: 'BANK_Y', bankReference: 'Y-9' }),
    ]);
    expect(drawn(graph)).toEqual(['V→X 1000/1000', 'X→Y 600/600']);
    expect(graph.edges[1]?.hop).toMatchObject({ bankReference: 'X-1', transferredAt: second(10), witnesses: ['query of Y', 'stop of X'] });
  });

  it('draws two equal transfers of one answer as two, and a line that comes twice as one', () => {
    const graph = graphOf([
      loss('X', 1_000), moved('X', 'Y', 300, { bankReference: 'a' }), moved('X', 'Y', 300, { bankReference: 'b' }), moved('X', 'Y', 300, { bankReference: 'b' }),
    ]);
    expect(drawn(graph)).toEqual(['V→X 1000/1000', 'X→Y 300/300', 'X→Y 300/300']);
  });

  it('takes a later answer with more transfers for more, not for the same again', () => {
    const first = [moved('X', 'Y', 300, { bankReference: 'a' })];
    const again = [moved('X', 'Y', 300, { bankReference: 'a', witness: 'retry' }), moved('X', 'Z', 200, { bankReference: 'c', at: 15, witness: 'retry' })];
    expect(drawn(graphOf([loss('X', 1_000), ...first, ...again]))).toEqual(['V→X 1000/1000', 'X→Y 300/300', 'X→Z 200/200']);
  });

  it('knows an account again whose bank another report names', () => {
    const unnamed = { ...party('Y'), institutionCode: null };
    const graph = graphOf([loss('X', 1_000), moved('X', 'Y', 300, { to: unnamed }), moved('X', 'Y', 200, { at: 20 })]);
    expect(node(graph, 'Y').taintedMinor).toBe(500n);
  });

  it('gives back to a victim what was sent back to him, and never makes him a target', () => {
    const graph = graphOf([loss('X', 1_000), moved('X', 'V', 200)], [answer('X', { heldMinor: 800n })]);
    expect(node(graph, 'V')).toMatchObject({ kind: 'victim', layer: 0, returnedMinor: 200n });
    expect(graph.totals).toMatchObject({ heldMinor: 800n, returnedMinor: 200n, unknownMinor: 0n });
  });

  it('marks money beyond the last layer that is stopped', () => {
    const chain = ['X', 'Y', 'Z', 'W'];
    const hops = chain.slice(1).map((to, index) => moved(chain[index] ?? '', to, 1_000, { at: 10 + index }));
    const graph = graphOf([loss('X', 1_000), ...hops], chain.slice(0, 3).map((name) => answer(name, { state: 'not_held' })), { tainting: 'fifo', maxLayers: 3 });
    expect(graph.truncated).toBe(true);
    expect(graph.totals).toMatchObject({ unknownMinor: 1_000n, movedOnMinor: 0n });
  });

  it('believes a bank that money moved on although its clock or the victim is a little off', () => {
    const graph = graphOf([loss('X', 1_000, { at: 3_600 }), moved('X', 'Y', 600, { at: 20 }), moved('Y', 'Z', 500, { at: 0 })]);
    expect(drawn(graph)).toEqual(['V→X 1000/1000', 'X→Y 600/600', 'Y→Z 500/500']);
  });

  it('does not trace what left an account long before the money came', () => {
    expect(drawn(graphOf([loss('X', 1_000), moved('X', 'Y', 600, { at: 5_000 }), moved('Y', 'Z', 500, { at: 100 })]))).toEqual(['V→X 1000/1000', 'Y→Z 0/500', 'X→Y 600/600']);
  });

  it('books what happens in the same second in the order in which it can have happened', () => {
    const graph = graphOf([loss('C', 1_000, { at: 5 }), moved('A', 'D', 900, { at: 5 }), moved('B', 'A', 950, { at: 5 }), moved('C', 'B', 1_000, { at: 5 })]);
    expect(drawn(graph)).toEqual(['V→C 1000/1000', 'C→B 1000/1000', 'B→A 950/950', 'A→D 900/900']);
  });

  it('tells what was let go and what came after the answer', () => {
    const graph = graphOf(
      [loss('X', 1_000), moved('X', 'Y', 400), moved('Y', 'X', 300, { at: 2_000 })],
      [answer('X', { state: 'held', heldMinor: 600n }), answer('Y', { state: 'held', releasedMinor: 400n, heldMinor: 0n })],
    );
    expect(node(graph, 'X')).toMatchObject({ heldMinor: 600n, pendingMinor: 300n });
    expect(node(graph, 'Y')).toMatchObject({ releasedMinor: 100n, movedOnMinor: 300n });
    expect(graph.totals).toMatchObject({ heldMinor: 600n, releasedMinor: 100n, movedOnMinor: 300n });
  });
});

describe('why a transfer carries what it carries', () => {
  const mixed = [loss('X', 600), moved('W', 'X', 400, { at: 5 }), moved('X', 'Y', 700, { at: 20 })];

  it('fifo names the deposits that it was paid from', () => {
    const graph = graphOf(mixed);
    const [, , paid] = graph.edges.map(({ explanation, taintedMinor }) => ({ explanation, taintedMinor }));
    expect(paid).toMatchObject({ taintedMinor: 600n, explanation: { kind: 'paid_from', rule: 'fifo', parts: [{ minor: 600n }] } });
  });

  it('pro rata names the share that left', () => {
    const graph = graphOf(mixed, [], { tainting: 'pro_rata', maxLayers: 5 });
    const paid = graph.edges.find(({ hop }) => hop.amountMinor === 700n);
    expect(paid).toMatchObject({ taintedMinor: 420n, explanation: { kind: 'share', tracedMinor: 600n, knownMinor: 1_000n } });
  });

  it('counts what other victims paid in as lying there too', () => {
    const evidence = [loss('X', 600, { at: 10 }), moved('X', 'Y', 500, { at: 20 })];
    const others = [{ to: party('X'), amountMinor: 400n, at: second(0) }];
    const fifo = graphOf(evidence);
    expect(drawn(fifo)[1]).toBe('X→Y 500/500');
    const shared = fundsGraphWith(evidence, others);
    expect(drawn(shared)[1]).toBe('X→Y 100/500');
  });
});

function fundsGraphWith(evidence: Parameters<typeof graphOf>[0], otherDeposits: NonNullable<Parameters<typeof fundsGraph>[0]['otherDeposits']>) {
  return fundsGraph({ evidence, answers: [], otherDeposits }, { tainting: 'fifo', maxLayers: 5 });
}

describe('a ring of ten thousand accounts in six hops', () => {
  const WIDTHS = [1, 5, 25, 125, 844, 9_000];
  const evidence = [loss('L0N0', 100_000_000)];
  WIDTHS.slice(1).forEach((width, index) => {
    const above = WIDTHS[index] ?? 1;
    for (let account = 0; account < width; account += 1) {
      evidence.push(moved(`L${index}N${account % above}`, `L${index + 1}N${account}`, Math.floor(90_000_000 / width), { at: (index + 1) * 60 + (account % 7) }));
    }
  });

  it.each(['fifo', 'pro_rata', 'poison'] as const)('adds up by %s and says that money went beyond', (tainting) => {
    const graph = graphOf(evidence, [], { tainting, maxLayers: 5 });
    expect(graph.nodes.size).toBe(10_001);
    expect(graph.truncated).toBe(true);
    expect(graph.totals.unknownMinor).toBe(graph.totals.reportedLossMinor);
  });
});
