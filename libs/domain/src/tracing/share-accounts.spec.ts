import { NOTHING, POLICY, World, at, input, transfer } from '../case/case-fixtures';
import type { InstructionRecord } from '../case/records';
import { caseGraph } from './case-graph';

const NEXT = { institutionCode: 'ABC', accountNumber: '6228480000000001', accountName: '赵六' };

function yuan(amountMinor: number): { amountMinor: string; currency: 'CNY' } {
  return { amountMinor: String(amountMinor), currency: 'CNY' };
}

/** Each victim reports what he paid to the same mule, in a case of his own. */
function victims(...paid: readonly (readonly [caseId: string, amount: number, minute: number])[]): World {
  const world = new World();
  paid.forEach(([caseId, amount, minute], index) => {
    const from = { institutionCode: 'ICBC', accountNumber: `622202000000000${index + 1}`, accountName: '王' };
    world.join(0, input({ requestId: `r_${caseId}`, transfers: [transfer({ amount: yuan(amount), transferredAt: at(minute), from })] }), { caseId });
  });
  return world;
}

function held(world: World, caseId: string, amount: number, ...moved: readonly (readonly [amount: number, minute: number, to: typeof NEXT | null])[]): void {
  world.report(1, world.stop(0, caseId), 'held', {
    heldAmount: yuan(amount), onwardTransfers: moved.map(([sum, minute, to]) => ({
      bankReference: `out-${sum}-${minute}`, transferredAt: at(minute), amount: yuan(sum), channel: to === null ? 'atm' : 'mobile_banking', to,
    })),
  });
}

function intercepted(world: World, caseId: string): string {
  return world.book.get(caseId)?.record.interceptedAmount.amountMinor ?? '';
}

function shares(world: World, ...caseIds: readonly string[]): string[] {
  return caseIds.map((caseId) => [...(world.book.get(caseId)?.holds.values() ?? [])].at(-1)?.share?.amountMinor ?? 'all');
}

describe('two cases whose money is held in one account', () => {
  it('each have what is still theirs by the rule, and together no more than is held', () => {
    const world = victims(['case_a', 10_000, -30], ['case_b', 10_000, -20]);
    held(world, 'case_a', 14_000, [6_000, -10, null]);
    expect(intercepted(world, 'case_a')).toBe('4000');
    held(world, 'case_b', 14_000, [6_000, -10, null]);
    expect([intercepted(world, 'case_a'), intercepted(world, 'case_b')]).toEqual(['4000', '10000']);
    expect(shares(world, 'case_a', 'case_b')).toEqual(['4000', '10000']);
    for (const caseId of ['case_a', 'case_b']) {
      const node = graphOf(world, caseId).nodes.get('CMB|6214830000000008');
      expect(node?.heldMinor.toString()).toBe(intercepted(world, caseId));
      expect(node?.taintedMinor).toBe((node?.heldMinor ?? 0n) + (node?.withdrawnMinor ?? 0n));
    }
  });

  it('bear a lack evenly', () => {
    const world = victims(['case_a', 10_000, -30], ['case_b', 10_000, -20]);
    held(world, 'case_a', 10_001);
    held(world, 'case_b', 10_001);
    expect([intercepted(world, 'case_a'), intercepted(world, 'case_b')]).toEqual(['5001', '5000']);
    expect(world.stop(0, 'case_a').interceptedAmount).toEqual(yuan(5_001));
  });

  it('learn nothing twice from a report that says the same again', () => {
    const world = victims(['case_a', 10_000, -30], ['case_b', 10_000, -20]);
    held(world, 'case_a', 10_001);
    held(world, 'case_b', 10_001);
    held(world, 'case_b', 10_001);
    expect(world.eventTypes().filter((type) => type === 'HoldAmended' || type === 'MoneyTraced')).toEqual([]);
  });

  it('know of what left before the later one\'s money came, although its own bank answer does not tell', () => {
    const world = victims(['case_a', 10_000, -30], ['case_b', 10_000, -20]);
    held(world, 'case_a', 10_000, [6_000, -25, null], [4_000, -15, null]);
    held(world, 'case_b', 10_000, [4_000, -15, null]);
    expect([intercepted(world, 'case_a'), intercepted(world, 'case_b')]).toEqual(['0', '10000']);
    expect(graphOf(world, 'case_b').totals).toMatchObject({ heldMinor: 10_000n, cashedOutMinor: 0n });
  });

  it('share what moved on to the next account too, each transfer once', () => {
    const world = victims(['case_a', 100_000, -30], ['case_b', 100_000, -20]);
    held(world, 'case_a', 50_000, [150_000, -10, NEXT]);
    held(world, 'case_b', 50_000, [150_000, -10, NEXT]);
    for (const caseId of ['case_a', 'case_b']) {
      world.report(2, onwardStop(world, caseId), 'held', { heldAmount: yuan(150_000), recordedAt: at(2) });
    }
    expect([intercepted(world, 'case_a'), intercepted(world, 'case_b')]).toEqual(['100000', '100000']);
    expect(shares(world, 'case_a', 'case_b')).toEqual(['100000', '50000']);
  });

  it('follow their own part alone through an account that was emptied, and hold together all that is held further on', () => {
    const world = victims(['case_a', 100_000, -30], ['case_b', 100_000, -20]);
    const last = { ...NEXT, accountNumber: '6228480000000002' };
    for (const caseId of ['case_a', 'case_b']) {
      world.report(1, world.stop(0, caseId), 'not_held', {
        code: '1200', heldAmount: NOTHING, balanceBefore: NOTHING,
        onwardTransfers: [[120_000, -10, NEXT], [80_000, -9, last]].map(([sum, minute, to]) => ({ bankReference: `out-${String(sum)}`, transferredAt: at(Number(minute)), amount: yuan(Number(sum)), channel: 'mobile_banking', to: to as typeof NEXT })),
      });
    }
    for (const caseId of ['case_a', 'case_b']) {
      for (const stop of [...(world.book.get(caseId)?.instructions.values() ?? [])].filter(({ layer }) => layer === 2)) world.report(2, stop, 'held', { heldAmount: yuan(stop.target.accountNumber === last.accountNumber ? 80_000 : 120_000) });
    }
    expect([intercepted(world, 'case_a'), intercepted(world, 'case_b')]).toEqual(['100000', '100000']);
  });

  it('each count what left by their own share of it', () => {
    const world = victims(['case_a', 100_000, -30], ['case_b', 100_000, -20]);
    held(world, 'case_a', 50_000, [150_000, -10, NEXT]);
    held(world, 'case_b', 50_000, [150_000, -10, NEXT]);
    expect([world.stop(0, 'case_a').tracedOut, world.stop(0, 'case_b').tracedOut]).toEqual([[{ at: at(-10), amountMinor: '100000' }], [{ at: at(-10), amountMinor: '50000' }]]);
  });

  it('count what came after the first one was answered as the later one\'s alone', () => {
    const world = victims(['case_a', 10_000, -30]);
    held(world, 'case_a', 10_000);
    const later = { institutionCode: 'ICBC', accountNumber: '6222020000000009', accountName: '王' };
    world.join(2, input({ requestId: 'r_case_b', transfers: [transfer({ amount: yuan(15_000), transferredAt: at(1), from: later })] }), { caseId: 'case_b' });
    held(world, 'case_b', 25_000);
    expect([intercepted(world, 'case_a'), intercepted(world, 'case_b')]).toEqual(['10000', '15000']);
  });

});

function onwardStop(world: World, caseId: string): InstructionRecord {
  const stop = [...(world.book.get(caseId)?.instructions.values() ?? [])].find((each) => each.layer === 2);
  if (stop === undefined) throw new Error('no onward stop');
  return stop;
}

function graphOf(world: World, caseId: string): ReturnType<typeof caseGraph> {
  const state = world.book.get(caseId);
  if (state === undefined) throw new Error(`no ${caseId}`);
  return caseGraph(state, POLICY);
}
