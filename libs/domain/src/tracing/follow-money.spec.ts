import { NOTHING, World, YUAN_50K, at, input, transfer } from '../case/case-fixtures';
import { recordReport } from '../case/record-report';
import type { InstructionRecord } from '../case/records';
import type { OnwardTransferRecord } from '../case/trail-records';
import { fireOnwardClocks } from '../sla/onward-clocks';
import { withdrawStop, retryStop, routeStop } from '../case/direct-stop';
import { confirmProposedStop, declineProposedStop } from './decide-proposal';

function onward(account: string, amountMinor: string, over: Partial<OnwardTransferRecord> = {}): OnwardTransferRecord {
  return {
    bankReference: `ref-${account}-${amountMinor}`, transferredAt: at(-10), amount: { amountMinor, currency: 'CNY' }, channel: 'mobile_banking',
    to: { institutionCode: 'ABC', accountNumber: account, accountName: '赵六' }, ...over,
  };
}

function yuan(amountMinor: string): { amountMinor: string; currency: 'CNY' } {
  return { amountMinor, currency: 'CNY' };
}

function stopOf(world: World, account: string): InstructionRecord {
  const stops = [...(world.book.get('case_a')?.instructions.values() ?? [])].filter((each) => each.target.accountNumber === account && each.action === 'stop');
  const stop = stops.at(-1);
  if (stop === undefined) throw new Error(`no stop on ${account}`);
  return stop;
}

function accounts(world: World): string[] {
  return [...(world.book.get('case_a')?.instructions.values() ?? [])].map((each) => `${each.target.accountNumber ?? ''} ${each.state}`);
}

function movedOn(...transfers: OnwardTransferRecord[]): { world: World; first: InstructionRecord } {
  const world = new World();
  world.join(0, input({ transfers: [transfer({ transferredAt: transfers.map((each) => each.transferredAt).sort()[0] ?? at(-20) })] }));
  const first = world.stop();
  world.report(1, first, 'not_held', { code: '1200', heldAmount: NOTHING, balanceBefore: NOTHING, onwardTransfers: transfers });
  return { world, first };
}

describe('a bank that tells where the money went', () => {
  it('leads to a stop with its own clock, addressed to the next bank, about the transfers that it compares', () => {
    const { world, first } = movedOn(onward('6228480000000001', '5000000'));
    const stop = stopOf(world, '6228480000000001');
    expect(stop).toMatchObject({
      layer: 2, reachedFrom: first.instructionId, requestId: 'r1', state: 'queued', sequence: 1, amount: YUAN_50K, institutionCode: 'ABC',
      trail: { discoveredAt: at(1), clocks: [{ name: 'onward-10m', dueAt: at(11), state: 'running' }], proposedBecause: null, transfers: [{ fromAccountNumber: '6214830000000008', bankReference: 'ref-6228480000000001-5000000' }] },
    });
    expect(world.last.commands).toEqual([{ type: 'dispatch', caseId: 'case_a', instructionId: stop.instructionId, onlyIfTookEffect: false }]);
    expect(world.last.timers).toContainEqual({ subject: stop.instructionId, kind: 'onward_clock', caseId: 'case_a', dueAt: at(6) });
    expect(world.last.events.find(({ type }) => type === 'OnwardStopRequested')).toMatchObject({ actor: { id: 'paystop' }, data: { layer: 2, reachedFrom: first.instructionId } });
    expect(world.book.get('case_a')?.requests.get('r1')?.status).toBe('in_progress');
  });

  it('adds nothing to a report without onward transfers', () => {
    const { world } = movedOn();
    expect(world.eventTypes()).not.toContain('MoneyTraced');
    expect(accounts(world)).toEqual(['6214830000000008 not_held']);
  });

  it('makes one stop of what is told twice, and follows what a later answer adds', () => {
    const { world, first } = movedOn(onward('6228480000000001', '3000000'));
    const again = { code: '1200', heldAmount: NOTHING, balanceBefore: NOTHING };
    world.report(2, world.stop(), 'not_held', { ...again, onwardTransfers: [onward('6228480000000001', '3000000')] });
    expect(world.last.commands).toEqual([]);
    world.report(3, world.stop(), 'not_held', { ...again, onwardTransfers: [onward('6228480000000001', '3000000'), onward('6228480000000002', '2000000')] });
    expect(accounts(world)).toEqual(['6214830000000008 not_held', '6228480000000001 queued', '6228480000000002 queued']);
    expect(stopOf(world, '6228480000000002')).toMatchObject({ reachedFrom: first.instructionId, trail: { discoveredAt: at(3) } });
  });

  it('stops an account once that is reached by two ways, and raises what the stop is about', () => {
    const { world } = movedOn(onward('6228480000000001', '3000000'), onward('6228480000000002', '2000000'));
    world.report(2, stopOf(world, '6228480000000001'), 'not_held', { balanceBefore: NOTHING, heldAmount: NOTHING, onwardTransfers: [onward('6228480000000002', '3000000', { transferredAt: at(-5) })] });
    expect(accounts(world)).toHaveLength(3);
    expect(stopOf(world, '6228480000000002').amount).toEqual(YUAN_50K);
  });

  it('does not stop again in a circle, but does for money that came back after the bank found nothing', () => {
    const { world } = movedOn(onward('6228480000000001', '5000000'));
    const back = (minutes: number): OnwardTransferRecord => onward('6214830000000008', '4000000', { transferredAt: at(minutes), to: { institutionCode: 'CMB', accountNumber: '6214830000000008', accountName: '李四' } });
    world.report(2, stopOf(world, '6228480000000001'), 'partially_held', { code: '1200', heldAmount: yuan('1000000'), onwardTransfers: [back(-5)] });
    expect(accounts(world)).toHaveLength(2);
    const later = movedOn(onward('6228480000000001', '5000000')).world;
    later.report(4, stopOf(later, '6228480000000001'), 'partially_held', { code: '1200', heldAmount: yuan('1000000'), onwardTransfers: [back(3)] });
    expect(accounts(later)).toEqual(['6214830000000008 not_held', '6228480000000001 partially_held', '6214830000000008 queued']);
    expect(later.stop(2)).toMatchObject({ sequence: 2, layer: 1, originalInstructionId: null, amount: yuan('4000000'), trail: { transfers: [{ amount: yuan('4000000') }] } });
  });

  it('waits for a bank that nobody knows, with the clock running, and goes on when it is named', () => {
    const { world } = movedOn(onward('9990000000000001', '5000000', { to: { institutionCode: null, accountNumber: '9990000000000001', accountName: '钱七' } }));
    const stop = stopOf(world, '9990000000000001');
    expect(stop).toMatchObject({ state: 'awaiting_routing', accountRef: null, trail: { clocks: [{ state: 'running' }] } });
    world.decide(2, (draft) => routeStop(draft, stop, 'BOC'));
    world.report(3, world.stop(), 'not_held', { heldAmount: NOTHING, balanceBefore: NOTHING, onwardTransfers: world.stop().onwardTransfers.slice() });
    expect(accounts(world)).toEqual(['6214830000000008 not_held', '9990000000000001 queued']);
  });

  it('takes an institution that we do not know for none, and one that is not named by the card', () => {
    const world = new World();
    world.join(0, input());
    const stop = world.stop();
    const draft = world.draft(1);
    Object.assign(draft.context, { institutionFor: (code: string | null) => (code === null ? 'ICBC' : code === 'ABC' ? 'ABC' : null) });
    const report = { instructionId: stop.instructionId, caseId: 'case_a', state: 'not_held' as const, version: 1, attempts: [], sentAt: at(1), acknowledgedAt: null, recordedAt: at(1), code: '1200', remark: null, heldAmount: NOTHING, balanceBefore: NOTHING, effectiveAt: at(1), expiresAt: null, attention: null, recordedBy: null, outcomeProposed: null, transactions: [], receipt: null };
    const named = (institutionCode: string | null, account: string): OnwardTransferRecord => onward(account, `${1_000_000 - Number(account.at(-1))}`, { to: { institutionCode, accountNumber: account, accountName: '孙' } });
    recordReport(draft, { ...report, onwardTransfers: [named('ABC', '62280001'), named('NOWHERE', '62280002'), named(null, '62280003')] });
    const states = [...(draft.book.get('case_a')?.instructions.values() ?? [])].map(({ institutionCode, state }) => `${institutionCode ?? '?'} ${state}`);
    expect(states).toEqual(['CMB not_held', 'ABC queued', '? awaiting_routing', 'ICBC queued']);
  });

  it('stops a payment order at its institution', () => {
    const order = { institutionCode: 'ALIPAY', accountNumber: null, accountName: null, paymentOrder: { kind: 'order_number', value: 'P-1' } };
    const { world } = movedOn(onward('x', '5000000', { to: order }));
    expect(world.stop(1)).toMatchObject({ institutionCode: 'ALIPAY', state: 'queued', target: { paymentOrder: { value: 'P-1' } } });
  });

  it('tells once that money went beyond the last layer', () => {
    const { world } = movedOn(onward('62280002', '5000000'));
    let from = '62280002';
    for (let layer = 3; layer <= 6; layer += 1) {
      const next = `6228000${layer}`;
      world.report(layer, stopOf(world, from), 'not_held', { heldAmount: NOTHING, balanceBefore: NOTHING, onwardTransfers: [onward(next, '5000000', { transferredAt: at(-10 + layer) })] });
      from = next;
    }
    expect(world.eventTypes()).toContain('TrailTruncated');
    expect(accounts(world)).toHaveLength(5);
    expect(world.book.get('case_a')?.record.trailTruncated).toBe(true);
  });
});

describe('what a case counts as intercepted', () => {
  it('is what is held of its own money, on every account once', () => {
    const world = new World();
    world.join(0, input());
    world.report(1, world.stop(), 'partially_held', { code: '1200', heldAmount: yuan('9000000'), onwardTransfers: [onward('62280001', '3000000')] });
    expect(world.stop().interceptedAmount).toEqual(yuan('2000000'));
    world.report(2, stopOf(world, '62280001'), 'held', { heldAmount: yuan('3000000') });
    expect(world.book.get('case_a')?.record.interceptedAmount).toEqual(YUAN_50K);
    expect(stopOf(world, '62280001').interceptedAmount).toBeUndefined();
    expect(world.book.get('case_a')?.requests.get('r1')?.status).toBe('completed');
  });
});

describe('a stop that waits for a person', () => {
  function proposed(): { world: World; stop: InstructionRecord } {
    const { world } = movedOn(onward('62280001', '5000000', { transferredAt: '2026-09-01T00:00:00.000Z' }));
    return { world, stop: stopOf(world, '62280001') };
  }

  it('is proposed, sends nothing, and says why', () => {
    const { world, stop } = proposed();
    expect(stop).toMatchObject({ state: 'proposed', accountRef: null, trail: { proposedBecause: 'old_transfer', clocks: [{ state: 'running' }] } });
    expect(world.last.commands).toEqual([]);
    expect(world.eventTypes()).toContain('OnwardStopProposed');
  });

  it('goes out when an operator confirms it, once', () => {
    const { world, stop } = proposed();
    const confirmed = world.decide(2, (draft) => confirmProposedStop(draft, stop));
    expect(confirmed).toMatchObject({ ok: true, value: { state: 'queued', sequence: 1 } });
    expect(world.last.commands).toHaveLength(1);
    expect(world.decide(3, (draft) => confirmProposedStop(draft, stopOf(world, '62280001')))).toMatchObject({ ok: false, error: { code: 'INSTRUCTION.NOT_PROPOSED' } });
  });

  it('stays away when an operator declines it, whatever is told of the account later', () => {
    const { world, stop } = proposed();
    expect(world.decide(2, (draft) => declineProposedStop(draft, stop, 'a supermarket'))).toMatchObject({ ok: true, value: { state: 'cancelled', withdrawn: { reason: 'a supermarket' } } });
    expect(world.last.timers).toContainEqual(expect.objectContaining({ subject: stop.instructionId, dueAt: null }));
    world.report(3, world.stop(), 'not_held', { heldAmount: NOTHING, balanceBefore: NOTHING, onwardTransfers: [onward('62280001', '5000000', { transferredAt: '2026-09-01T00:00:00.000Z' }), onward('62280009', '100', { transferredAt: at(-3) })] });
    expect(accounts(world)).toEqual(['6214830000000008 not_held', '62280001 cancelled']);
  });

  it('goes out when a victim reports a transfer to that very account', () => {
    const { world, stop } = proposed();
    const to = { institutionCode: 'ABC', accountNumber: '62280001', accountName: '赵六' };
    world.join(5, input({ requestId: 'r2', transfers: [transfer({ transferId: 't2', to, amount: yuan('700000') })] }));
    expect(stopOf(world, '62280001')).toMatchObject({ instructionId: stop.instructionId, state: 'queued', layer: 1, requestId: 'r2' });
    expect(world.last.commands).toEqual([expect.objectContaining({ type: 'dispatch', instructionId: stop.instructionId })]);
  });
});

describe('the clock of an onward stop', () => {
  it('is met by the answer in time, and breached without one', () => {
    const { world } = movedOn(onward('62280001', '5000000'));
    world.report(5, stopOf(world, '62280001'), 'held');
    expect(stopOf(world, '62280001').trail?.clocks).toMatchObject([{ state: 'met', decidedAt: at(5) }]);
    const late = movedOn(onward('62280001', '5000000')).world;
    late.decide(6, (draft) => fireOnwardClocks(draft, stopOf(late, '62280001')));
    expect(late.eventTypes()).toEqual(['SlaAtRisk', 'Escalated']);
    expect(late.last.commands).toEqual([expect.objectContaining({ type: 'raise_priority' })]);
    late.decide(11, (draft) => fireOnwardClocks(draft, stopOf(late, '62280001')));
    expect(late.last.events[0]).toMatchObject({ type: 'SlaBreached', data: { target: 'onward-10m', dueAt: at(11) } });
  });

  it('is corrected when the answer was in time but came after the breach', () => {
    const { world } = movedOn(onward('62280001', '5000000'));
    world.decide(12, (draft) => fireOnwardClocks(draft, stopOf(world, '62280001')));
    world.report(13, stopOf(world, '62280001'), 'held', { recordedAt: at(10) });
    expect(world.last.events.find(({ type }) => type === 'SlaMet')).toMatchObject({ data: { corrects: 'SlaBreached' } });
  });

  it('goes on with a second try, and ends when the stop is taken back', () => {
    const { world } = movedOn(onward('62280001', '5000000'));
    world.report(2, stopOf(world, '62280001'), 'refused', { code: '0301' });
    const refused = stopOf(world, '62280001');
    world.decide(3, (draft) => retryStop(draft, refused, { reason: 'right name', accountName: '赵六一' }));
    const next = stopOf(world, '62280001');
    expect(next).toMatchObject({ sequence: 2, trail: { clocks: [{ dueAt: at(11), state: 'running' }] } });
    expect(world.last.timers).toEqual(expect.arrayContaining([
      expect.objectContaining({ subject: refused.instructionId, dueAt: null }), expect.objectContaining({ subject: next.instructionId, dueAt: at(6) }),
    ]));
    world.decide(4, (draft) => withdrawStop(draft, next, 'wrong person'));
    world.report(5, stopOf(world, '62280001'), 'cancelled');
    expect(stopOf(world, '62280001').trail?.clocks).toEqual([]);
  });
});
