import { World, YUAN_50K, at, input, transfer } from './case-fixtures';
import { firstToSameAccount } from './join-request';

const OTHER_ACCOUNT = { institutionCode: 'ABC', accountNumber: '6228480000000001', accountName: '赵六' };

describe('a request that joins', () => {
  it('opens a case with one stop for its account', () => {
    const world = new World();
    world.join(1, input());
    expect(world.eventTypes()).toEqual(['CaseOpened', 'StopRequested', 'RequestReceived']);
    expect(world.stop()).toMatchObject({ state: 'queued', sequence: 1, institutionCode: 'CMB', accountRef: 'acc_CMB_6214830000000008', layer: 1 });
    expect(world.last.commands).toEqual([{ type: 'dispatch', caseId: 'case_a', instructionId: world.stop().instructionId, onlyIfTookEffect: false }]);
  });

  it('makes one stop of two transfers to one account, over the sum of both', () => {
    const world = new World();
    world.join(1, input({ transfers: [transfer(), transfer({ transferId: 't2', transferredAt: at(-10) })] }));
    expect(world.book.get('case_a')?.instructions.size).toBe(1);
    expect(world.stop().amount.amountMinor).toBe('10000000');
    expect(world.last.commands).toHaveLength(1);
    const transfers = world.book.get('case_a')?.requests.get('r1')?.transfers ?? [];
    expect(new Set(transfers.map((each) => each.instructionId)).size).toBe(1);
  });

  it('never merges equal transfers inside itself: both count as loss', () => {
    const world = new World();
    world.join(1, input({ transfers: [transfer(), transfer({ transferId: 't2' })] }));
    expect(world.book.get('case_a')?.record.reportedLoss.amountMinor).toBe('10000000');
  });

  it('makes no second stop for a transfer that was reported before, and counts its loss once', () => {
    const world = new World();
    world.join(1, input());
    const known = { caseId: 'case_a', instructionId: world.stop().instructionId };
    world.join(2, input({ requestId: 'r2' }), { reportedBefore: [known] });
    expect(world.eventTypes()).toContain('CaseRequestJoined');
    expect(world.last.commands).toEqual([]);
    expect(world.book.get('case_a')?.instructions.size).toBe(1);
    expect(world.book.get('case_a')?.record.reportedLoss).toEqual(YUAN_50K);
  });

  it('stops at the bank that a later report names, whatever bank an earlier one took the account to', () => {
    const world = new World();
    world.join(1, input());
    world.report(2, world.stop(), 'held');
    const known = { caseId: 'case_a', instructionId: world.stop().instructionId };
    const elsewhere = transfer({ to: { institutionCode: 'ABC', accountNumber: '6214830000000008', accountName: '李四' } });
    world.join(3, input({ requestId: 'r2', transfers: [elsewhere] }), { reportedBefore: [known] });
    expect(world.stop(1)).toMatchObject({ institutionCode: 'ABC', state: 'queued' });
    expect(world.last.commands).toHaveLength(1);
  });

  it('makes another stop for another account of the same case', () => {
    const world = new World();
    world.join(1, input());
    world.join(2, input({ requestId: 'r2', transfers: [transfer({ to: OTHER_ACCOUNT })] }));
    expect(world.stop(1)).toMatchObject({ institutionCode: 'ABC', sequence: 1 });
  });

  it('rests on another case’s stop when the transfer is already there, and both cases say so', () => {
    const world = new World();
    world.join(1, input());
    const known = { caseId: 'case_a', instructionId: world.stop().instructionId };
    world.join(2, input({ requestId: 'r2', caseNumber: 'X' }), { caseId: 'case_b', reportedBefore: [known] });
    const told = world.last.events.filter(({ type }) => type === 'StopWatched' || type === 'StoppedElsewhere');
    expect(told.map(({ type, caseId, data }) => [type, caseId, data])).toEqual([
      ['StopWatched', 'case_a', { restingCaseId: 'case_b', requestId: 'r2' }],
      ['StoppedElsewhere', 'case_b', { stoppingCaseId: 'case_a', instructionId: known.instructionId }],
    ]);
    expect(world.book.get('case_b')?.instructions.size).toBe(0);
    expect(world.stop().watchers).toEqual([{ caseId: 'case_b', requestId: 'r2' }]);
    expect(world.book.get('case_b')?.record.reportedLoss.amountMinor).toBe('0');
    world.report(5, world.stop(), 'held');
    expect(world.book.get('case_b')?.requests.get('r2')).toMatchObject({ status: 'completed', clocks: [{ state: 'met' }, { state: 'met' }] });
  });

  it('makes a new stop with the next sequence after the account’s stop held nothing', () => {
    const world = new World();
    world.join(1, input());
    world.report(2, world.stop(), 'not_held', { balanceBefore: { amountMinor: '100', currency: 'CNY' } });
    world.join(3, input({ requestId: 'r2', transfers: [transfer({ transferredAt: at(2) })] }));
    expect(world.stop(1)).toMatchObject({ sequence: 2, state: 'queued' });
  });

  it('tries again a transfer that is reported again after the bank refused it, for all who rest on it', () => {
    const world = new World();
    world.join(1, input());
    world.report(2, world.stop(), 'refused', { code: '0301' });
    const known = { caseId: 'case_a', instructionId: world.stop().instructionId };
    const corrected = transfer({ to: { institutionCode: 'CMB', accountNumber: '6214830000000008', accountName: '李思' } });
    world.join(3, input({ requestId: 'r2', transfers: [corrected] }), { reportedBefore: [known] });
    expect(world.stop(1)).toMatchObject({ sequence: 2, state: 'queued', target: { accountName: '李思' } });
    world.report(4, world.stop(1), 'held');
    for (const requestId of ['r1', 'r2']) expect(world.book.get('case_a')?.requests.get(requestId)?.clocks[0]?.state).toBe('met');
    expect(world.book.get('case_a')?.record.reportedLoss).toEqual(YUAN_50K);
  });

  it('rests on the hold that stands instead of stopping twice', () => {
    const world = new World();
    world.join(1, input());
    world.report(2, world.stop(), 'held');
    world.join(3, input({ requestId: 'r2', transfers: [transfer({ transferredAt: at(2) })] }));
    expect(world.book.get('case_a')?.instructions.size).toBe(1);
    expect(world.book.get('case_a')?.requests.get('r2')?.status).toBe('completed');
  });

  it('waits at an operator when nobody knows the institution', () => {
    const world = new World();
    world.join(1, input({ transfers: [transfer({ to: { accountNumber: '1234567890', accountName: '李四' } })] }));
    expect(world.stop()).toMatchObject({ state: 'awaiting_routing', institutionCode: null, accountRef: null });
    expect(world.last.commands).toEqual([]);
    expect(world.last.timers.find((timer) => timer.kind === 'clock')?.dueAt).toBe(at(20));
  });

  it('kept beside another body of its id draws attention until a person has looked', () => {
    const world = new World();
    world.join(1, input(), { conflictsWith: 'r0' });
    expect(world.stop().attention?.type).toBe('RequestConflicts');
    world.report(2, world.stop(), 'held');
    expect(world.stop().attention?.type).toBe('RequestConflicts');
  });

  it('tells the first of two bodies of the second, in whatever case it is', () => {
    const world = new World();
    world.join(1, input());
    world.join(2, input({ requestId: 'r2', transfers: [transfer({ to: OTHER_ACCOUNT })] }), { caseId: 'case_b', conflictsWith: 'r1' });
    expect(world.book.get('case_a')?.requests.get('r1')?.conflictsWith).toBe('r2');
    expect(world.stop().attention).toMatchObject({ type: 'RequestConflicts' });
    expect(world.eventTypes().filter((type) => type === 'RequestConflicts')).toHaveLength(2);
    world.join(3, input({ requestId: 'r3' }), { caseId: 'case_c', conflictsWith: 'r1' });
    expect(world.book.get('case_a')?.requests.get('r1')?.conflictsWith).toBe('r2');
  });

  it('gives its stops the ids that it brings, one to transfers of one account', () => {
    const world = new World();
    const transfers = [transfer(), transfer({ transferId: 't2', to: OTHER_ACCOUNT }), transfer({ transferId: 't3', bankReference: 'other' })];
    world.join(1, input({ transfers }), { stopIds: ['ins_a', 'ins_b', 'ins_c'] });
    expect(world.book.get('case_a')?.requests.get('r1')?.transfers.map(({ instructionId }) => instructionId)).toEqual(['ins_a', 'ins_b', 'ins_a']);
    const banks = transfers.map(({ to }) => to.institutionCode ?? null);
    expect(firstToSameAccount(transfers, banks)).toEqual([0, 1, 0]);
  });

  it('reopens a closed case', () => {
    const world = new World();
    world.join(1, input());
    world.report(2, world.stop(), 'not_held', { balanceBefore: { amountMinor: '0', currency: 'CNY' } });
    expect(world.book.get('case_a')?.record.status).toBe('closed');
    world.join(3, input({ requestId: 'r2', transfers: [transfer({ to: OTHER_ACCOUNT })] }));
    expect(world.eventTypes()).toContain('CaseReopened');
  });

  it('owes its papers within a day', () => {
    const world = new World();
    world.join(1, input());
    expect(world.last.timers).toContainEqual({ subject: 'r1', kind: 'papers', caseId: 'case_a', dueAt: at(1 + 24 * 60) });
    const papers = ['police_id', 'police_id', 'application_form'].map((kind, index) => ({ attachmentId: `att_${index}`, kind, sha256: `sha_${index}`, unit: '440305' }));
    world.join(2, input({ requestId: 'r2', attachments: papers.map(({ attachmentId }) => attachmentId) }), { papers });
    expect(world.last.timers.filter((timer) => timer.kind === 'papers')).toEqual([]);
  });
});
