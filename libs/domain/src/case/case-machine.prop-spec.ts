import fc from 'fast-check';
import { minorUnits } from '@paystop/kernel';
import { World, input, transfer } from './case-fixtures';
import { retryStop, withdrawStop } from './direct-stop';
import { fireHold } from '../hold/fire-hold';
import { fireClocks } from '../sla/clocks';
import type { InstructionRecord, StopState } from './records';
import { isOpenStop } from './stop-facts';
import { STOP_TRANSITIONS, isFinal, mayFollow } from './stop-transitions';

const STATES = Object.keys(STOP_TRANSITIONS) as StopState[];
const ACCOUNTS = ['6214830000000001', '6214830000000002', '6214830000000003'];

type Step =
  | { readonly do: 'join'; readonly account: number; readonly fen: number }
  | { readonly do: 'report'; readonly which: number; readonly state: StopState; readonly fen: number }
  | { readonly do: 'retry' | 'withdraw' | 'fire'; readonly which: number };

const stepArbitrary: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constant('join' as const), account: fc.nat(2), fen: fc.integer({ min: 1, max: 1_000 }) }),
  fc.record({
    do: fc.constant('report' as const), which: fc.nat(9), fen: fc.nat(2_000),
    state: fc.constantFrom<StopState>('sent', 'acknowledged', 'indeterminate', 'held', 'partially_held', 'not_held', 'refused', 'cancelled'),
  }),
  fc.record({ do: fc.constantFrom('retry' as const, 'withdraw' as const, 'fire' as const), which: fc.nat(9) }),
);

function run(world: World, steps: readonly Step[]): void {
  steps.forEach((step, index) => take(world, step, index * 7 + 1));
}

function take(world: World, step: Step, minutes: number): void {
  if (step.do === 'join') {
    const to = { institutionCode: 'CMB', accountNumber: ACCOUNTS[step.account] ?? '', accountName: '李' };
    const body = transfer({ to, amount: { amountMinor: String(step.fen), currency: 'CNY' } });
    world.join(minutes, input({ requestId: `r${minutes}`, transfers: [body] }));
    return;
  }
  const stops = instructions(world);
  const stop = stops[step.which % Math.max(stops.length, 1)];
  if (stop === undefined) return;
  if (step.do === 'report') {
    if (mayFollow(stop.state, step.state)) world.report(minutes, stop, stop.action === 'stop' ? step.state : 'done', { heldAmount: { amountMinor: String(step.fen), currency: 'CNY' } });
  } else if (step.do === 'fire') fireAll(world, minutes);
  else world.decide(minutes, (draft) => (step.do === 'retry' ? retryStop(draft, stop, { reason: 'x' }) : withdrawStop(draft, stop, 'x')));
}

function fireAll(world: World, minutes: number): void {
  world.decide(minutes, (draft) => {
    for (const hold of world.book.get('case_a')?.holds.values() ?? []) fireHold(draft, hold);
    for (const request of world.book.get('case_a')?.requests.values() ?? []) fireClocks(draft, request);
  });
}

function instructions(world: World): InstructionRecord[] {
  return [...(world.book.get('case_a')?.instructions.values() ?? [])];
}

describe('a case, whatever happens to it', () => {
  const anyHistory = fc.array(stepArbitrary, { minLength: 1, maxLength: 30 });

  function always(check: (world: World) => void): void {
    fc.assert(fc.property(anyHistory, (steps) => {
      const world = new World();
      run(world, steps);
      check(world);
    }), { numRuns: 300 });
  }

  it('never has two open stops on one account', () => {
    always((world) => {
      const state = world.book.get('case_a');
      const open = instructions(world).filter((stop) => state !== undefined && isOpenStop(state, stop)).map((stop) => stop.accountRef);
      expect(new Set(open).size).toBe(open.length);
    });
  });

  it('numbers the instructions of an account from 1 without gaps or repeats', () => {
    always((world) => {
      for (const account of ACCOUNTS) {
        const numbers = instructions(world).filter((each) => each.target.accountNumber === account).map((each) => each.sequence).sort((a, b) => a - b);
        expect(numbers).toEqual(numbers.map((_, index) => index + 1));
      }
    });
  });

  it('never counts more as intercepted than was lost, and is open exactly while something is undone', () => {
    always((world) => {
      const state = world.book.get('case_a');
      if (state === undefined) return;
      expect(minorUnits(state.record.interceptedAmount) <= minorUnits(state.record.reportedLoss)).toBe(true);
      const undone = instructions(world).some((each) => !isFinal(each.state) || isOpenStop(state, each));
      if (undone) expect(state.record.status).toBe('open');
    });
  });

  it('has for every standing hold a timer that was set, and for every undecided request too (I2)', () => {
    fc.assert(fc.property(anyHistory, (steps) => {
      const world = new World();
      const live = new Map<string, string | null>();
      steps.forEach((step, index) => {
        take(world, step, index * 7 + 1);
        for (const timer of world.last.timers) live.set(`${timer.kind} ${timer.subject}`, timer.dueAt);
      });
      for (const hold of world.book.get('case_a')?.holds.values() ?? []) {
        if (hold.state === 'active') expect(live.get(`hold ${hold.holdId}`)).not.toBeNull();
      }
    }));
  });
});

describe('the table of transitions', () => {
  it.each(STATES.flatMap((from) => STATES.map((to) => [from, to] as const)))('%s → %s is allowed exactly when listed', (from, to) => {
    expect(mayFollow(from, to)).toBe(from === to || STOP_TRANSITIONS[from].includes(to));
  });

  it('lets nothing follow a cancelled stop, and no final state go back to being open', () => {
    expect(STATES.filter((to) => to !== 'cancelled' && mayFollow('cancelled', to))).toEqual([]);
    for (const from of STATES.filter(isFinal)) expect(STATES.filter((to) => !isFinal(to) && mayFollow(from, to))).toEqual([]);
  });

  it('reaches every state from where stops begin', () => {
    const reached = new Set<StopState>(['proposed']);
    for (let grown = true; grown; ) {
      const next = [...reached].flatMap((state) => STOP_TRANSITIONS[state]).filter((state) => !reached.has(state));
      next.forEach((state) => reached.add(state));
      grown = next.length > 0;
    }
    expect([...reached].sort()).toEqual([...STATES].sort());
  });
});
