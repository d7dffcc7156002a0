import { World, YUAN_50K, at, input, transfer } from '../case/case-fixtures';
import type { CaseDraft } from '../case/case-draft';
import type { HoldRecord, InstructionRecord } from '../case/records';
import { fireFreeze } from '../freeze/freezes';
import type { FreezeRecord } from '../freeze/freeze-record';
import { approveFreeze, proposeFreeze, rejectFreeze } from '../freeze/propose-freeze';
import { renewFreeze } from '../freeze/renew-freeze';
import { unfreeze } from '../freeze/unfreeze';
import { decideObjection, recordObjection } from '../objection/objections';
import type { Decider } from '../authority/four-eyes';
import { extendHold } from './extend-hold';
import { fireHold } from './fire-hold';
import { releaseHold } from './release-hold';

const HOUR = 60;
const OPERATOR: Decider = { subject: 'user:op', roles: ['operator'], unit: '4403' };
const APPROVER: Decider = { subject: 'user:ap', roles: ['approver'], unit: '4403' };
const BOTH: Decider = { subject: 'user:both', roles: ['operator', 'approver'], unit: '4403' };
const PROPOSAL = { reason: 'the money is fraud', amountLimit: null, term: null, legalDocument: null };

class KeepWorld extends World {
  static held(over: Parameters<World['report']>[3] = {}): KeepWorld {
    const world = new KeepWorld();
    world.join(1, input());
    world.report(5, world.stop(), 'held', over);
    return world;
  }

  hold(caseId = 'case_a'): HoldRecord {
    const [hold] = [...(this.book.get(caseId)?.holds.values() ?? [])];
    if (hold === undefined) throw new Error('no hold');
    return hold;
  }

  freeze(caseId = 'case_a'): FreezeRecord {
    const freeze = [...(this.book.get(caseId)?.freezes.values() ?? [])].at(-1);
    if (freeze === undefined) throw new Error('no freeze');
    return freeze;
  }

  order(action: InstructionRecord['action'], caseId = 'case_a'): InstructionRecord {
    const order = [...(this.book.get(caseId)?.instructions.values() ?? [])].filter((each) => each.action === action).at(-1);
    if (order === undefined) throw new Error(`no ${action}`);
    return order;
  }

  /** @returns "ok" or the code of the refusal. */
  ask(minutes: number, decide: (draft: CaseDraft) => { readonly ok: boolean; readonly error?: { readonly code: string } }): string {
    const result = this.decide(minutes, decide) as { readonly ok: boolean; readonly error?: { readonly code: string } };
    return result.ok ? 'ok' : (result.error?.code ?? '?');
  }

  release(minutes: number, decider: Decider, caseId = 'case_a'): string {
    return this.ask(minutes, (draft) => releaseHold(draft, this.hold(caseId), { reason: 'wrong account', decider }));
  }

  frozen(minutes: number, caseId = 'case_a'): void {
    this.ask(minutes, (draft) => proposeFreeze(draft, this.hold(caseId), PROPOSAL));
    this.ask(minutes + 1, (draft) => approveFreeze(draft, this.freeze(caseId), APPROVER));
    this.report(minutes + 2, this.order('freeze', caseId), 'held');
  }

  commands(): string[] {
    return this.last.commands.map((command) => (command.type === 'dispatch' ? (this.last.instruction(command.caseId, command.instructionId)?.action ?? '?') : command.type));
  }
}

describe('extending a hold', () => {
  const extend = (world: KeepWorld, minutes: number): string => world.ask(minutes, (draft) => extendHold(draft, world.hold(), { reason: 'more time', automatic: false }));

  it('moves its end by one length, once; a third stop is over the limit', () => {
    const world = KeepWorld.held();
    expect(extend(world, 30)).toBe('ok');
    expect(extend(world, 31)).toBe('HOLD.EXTENSION_PENDING');
    world.report(32, world.order('extend'), 'held', { expiresAt: at(5 + 96 * HOUR) });
    expect(world.hold()).toMatchObject({ state: 'extended', expiresAt: at(5 + 96 * HOUR), warned: 0 });
    expect(extend(world, 40)).toBe('HOLD.LIMIT_REACHED');
  });

  it.each([['refused', '1800'], ['not_held', '1300']] as const)('moves nothing when the bank says %s', (state, code) => {
    const world = KeepWorld.held();
    extend(world, 30);
    const before = world.hold();
    world.report(32, world.order('extend'), state, { code });
    expect(world.hold()).toMatchObject({ state: 'active', expiresAt: before.expiresAt, extending: null, attention: { type: 'ExtensionRefused' } });
  });

  it('counts a repeated answer once', () => {
    const world = KeepWorld.held();
    extend(world, 30);
    world.report(32, world.order('extend'), 'held');
    world.report(33, world.order('extend'), 'held');
    expect(world.hold().expiresAt).toBe(at(5 + 96 * HOUR));
  });

  it('keeps a hold whose extension may be at the bank until the bank was asked', () => {
    const world = KeepWorld.held();
    extend(world, 47 * HOUR);
    world.report(47 * HOUR + 1, world.order('extend'), 'indeterminate');
    world.decide(5 + 48 * HOUR, (draft) => fireHold(draft, world.hold()));
    expect([world.hold().state, world.commands()]).toEqual(['active', ['ask_bank']]);
    world.report(5 + 48 * HOUR + 1, world.order('extend'), 'refused', { code: '1800' });
    expect(world.hold().state).toBe('lapsed');
  });
});

describe('letting go', () => {
  it('takes two people, whatever roles one of them has', () => {
    const world = KeepWorld.held();
    expect(world.release(30, APPROVER)).toBe('FOUR_EYES.PROPOSAL_MISSING');
    expect(world.release(31, BOTH)).toBe('ok');
    expect(world.hold()).toMatchObject({ state: 'active', releasing: false, releaseProposed: { by: 'user:both' } });
    expect(world.release(32, BOTH)).toBe('FOUR_EYES.SAME_PERSON');
    expect(world.release(33, OPERATOR)).toBe('FOUR_EYES.ALREADY_PROPOSED');
    expect(world.release(34, { ...APPROVER, unit: '440305012' })).toBe('FOUR_EYES.LEVEL_TOO_LOW');
    expect(world.release(35, APPROVER)).toBe('ok');
    expect([world.hold().releasing, world.commands()]).toEqual([true, ['release']]);
    expect(world.release(36, APPROVER)).toBe('HOLD.ALREADY_RELEASED');
    world.report(37, world.order('release'), 'done');
    expect([world.hold().state, world.book.get('case_a')?.record.status]).toEqual(['released', 'closed']);
    expect(world.release(38, OPERATOR)).toBe('HOLD.ALREADY_RELEASED');
  });

  it('can be asked for again when the bank does not release', () => {
    const world = KeepWorld.held();
    world.release(30, OPERATOR);
    world.release(31, APPROVER);
    world.report(32, world.order('release'), 'refused', { code: '1100' });
    expect(world.hold()).toMatchObject({ state: 'active', releasing: false, releaseProposed: null, attention: { type: 'ReleaseRefused' } });
  });

  it('cancels what was proposed, and lifts a freeze that may have reached the bank before it releases', () => {
    const world = KeepWorld.held();
    world.ask(20, (draft) => proposeFreeze(draft, world.hold(), PROPOSAL));
    world.ask(21, (draft) => approveFreeze(draft, world.freeze(), APPROVER));
    world.report(22, world.order('freeze'), 'indeterminate');
    world.release(30, OPERATOR);
    world.release(31, APPROVER);
    expect(world.last.commands).toEqual([expect.objectContaining({ instructionId: world.order('unfreeze').instructionId, onlyIfTookEffect: true })]);
    world.report(32, world.order('freeze'), 'cancelled');
    expect(world.commands()).toEqual(['release']);
    world.report(33, world.order('unfreeze'), 'cancelled');
    world.report(34, world.order('release'), 'done');
    expect([world.freeze().state, world.hold().state, world.book.get('case_a')?.record.status]).toEqual(['cancelled', 'released', 'closed']);
  });
});

describe('holds of several cases on one account', () => {
  function two(): KeepWorld {
    const world = KeepWorld.held();
    const to = transfer().to;
    const body = input({ requestId: 'r2', transfers: [transfer({ to, transferredAt: at(-5), from: { institutionCode: 'ABC', accountNumber: '6228000000000003', accountName: '陈' } })] });
    world.join(10, body, { caseId: 'case_b' });
    world.report(11, world.stop(0, 'case_b'), 'held', { code: '1301', expiresAt: at(5 + 48 * HOUR) });
    return world;
  }

  it('tell the bank only when the last one lets go', () => {
    const world = two();
    expect(world.hold('case_b')).toMatchObject({ ownStop: false, state: 'active' });
    world.release(20, OPERATOR);
    world.release(21, APPROVER);
    expect([world.hold().state, world.commands()]).toEqual(['released', ['fence']]);
    world.release(22, OPERATOR, 'case_b');
    world.release(23, APPROVER, 'case_b');
    expect([world.hold('case_b').releasing, world.commands()]).toEqual([true, ['release']]);
  });

  it('get their own extension before the stop that they rest on ends', () => {
    const world = two();
    world.decide(5 + 47 * HOUR, (draft) => fireHold(draft, world.hold('case_b')));
    expect(world.commands()).toEqual(['extend']);
    world.report(5 + 47 * HOUR + 1, world.order('extend', 'case_b'), 'held', { expiresAt: at(5 + 96 * HOUR) });
    expect(world.hold('case_b')).toMatchObject({ ownStop: true, expiresAt: at(5 + 96 * HOUR) });
  });

  it('order their own stop when the one that they rest on is gone', () => {
    const world = KeepWorld.held();
    world.join(10, input({ requestId: 'r2', transfers: [transfer({ transferredAt: at(-5) })] }), { caseId: 'case_b' });
    world.release(11, OPERATOR);
    world.release(12, APPROVER);
    world.report(14, world.order('release'), 'done');
    world.report(15, world.stop(0, 'case_b'), 'held', { code: '1301', sentAt: at(13), expiresAt: at(5 + 48 * HOUR) });
    expect(world.commands()).toEqual(['stop']);
    world.report(16, world.order('stop', 'case_b'), 'held');
    expect(world.hold('case_b')).toMatchObject({ ownStop: true, instructionId: world.order('stop', 'case_b').instructionId });
    expect(world.book.get('case_b')?.holds.size).toBe(1);
  });
});

describe('freezing', () => {
  it('takes a proposer and another approver, and turns the hold into the freeze', () => {
    const world = KeepWorld.held();
    world.ask(20, (draft) => proposeFreeze(draft, world.hold(), PROPOSAL));
    expect(world.freeze()).toMatchObject({ state: 'proposed', amount: YUAN_50K });
    expect(world.ask(21, (draft) => proposeFreeze(draft, world.hold(), PROPOSAL))).toBe('FREEZE.ALREADY_PROPOSED');
    expect(world.ask(22, (draft) => approveFreeze(draft, world.freeze(), { ...APPROVER, subject: world.freeze().proposed.by }))).toBe('FOUR_EYES.SAME_PERSON');
    expect(world.ask(23, (draft) => approveFreeze(draft, world.freeze(), APPROVER))).toBe('ok');
    expect(world.commands()).toEqual(['freeze']);
    world.report(24, world.order('freeze'), 'sent');
    expect(world.freeze().state).toBe('sent');
    world.report(25, world.order('freeze'), 'held');
    expect([world.freeze().state, world.hold().state, world.book.get('case_a')?.record.stage, world.book.get('case_a')?.record.frozenAmount]).toEqual(['active', 'frozen', 'frozen', YUAN_50K]);
    expect(world.freeze().expiresAt).toBe('2027-05-23T06:25:00.000Z');
    expect(world.ask(26, (draft) => rejectFreeze(draft, world.freeze(), { reason: 'x', decider: APPROVER }))).toBe('FREEZE.ALREADY_DECIDED');
  });

  it('for more than six months is the city\'s, for more than a year nobody\'s', () => {
    const world = KeepWorld.held();
    const year = { months: 12, milliseconds: 0 };
    expect(world.ask(20, (draft) => proposeFreeze(draft, world.hold(), { ...PROPOSAL, term: { months: 13, milliseconds: 0 } }))).toBe('BODY.INVALID');
    world.ask(21, (draft) => proposeFreeze(draft, world.hold(), { ...PROPOSAL, term: year }));
    expect(world.ask(22, (draft) => approveFreeze(draft, world.freeze(), { ...APPROVER, unit: '440305' }))).toBe('FOUR_EYES.LEVEL_TOO_LOW');
    expect(world.ask(23, (draft) => approveFreeze(draft, world.freeze(), APPROVER))).toBe('ok');
  });

  it('waits behind an earlier freeze without counting, and takes its turn when the bank says so', () => {
    const world = KeepWorld.held();
    world.ask(20, (draft) => proposeFreeze(draft, world.hold(), PROPOSAL));
    world.ask(21, (draft) => approveFreeze(draft, world.freeze(), APPROVER));
    world.report(22, world.order('freeze'), 'not_held', { code: '1303' });
    expect([world.freeze().state, world.hold().state, world.book.get('case_a')?.record.frozenAmount.amountMinor]).toEqual(['queued', 'active', '0']);
    world.decide(22 + 24 * HOUR, (draft) => fireFreeze(draft, world.freeze()));
    expect(world.commands()).toEqual(['ask_bank']);
    world.report(23 + 24 * HOUR, world.order('freeze'), 'held');
    expect([world.freeze().state, world.hold().state]).toEqual(['active', 'frozen']);
  });

  it('that is on its way gets its hold more time, and is asked for before the hold is called lapsed', () => {
    const world = KeepWorld.held();
    world.ask(46 * HOUR, (draft) => proposeFreeze(draft, world.hold(), PROPOSAL));
    world.ask(46 * HOUR + 1, (draft) => approveFreeze(draft, world.freeze(), APPROVER));
    world.report(46 * HOUR + 2, world.order('freeze'), 'sent');
    world.decide(5 + 47 * HOUR, (draft) => fireHold(draft, world.hold()));
    expect([world.eventTypes().includes('HoldEndsUnfrozen'), world.commands()]).toEqual([true, ['extend']]);
    world.decide(5 + 48 * HOUR, (draft) => fireHold(draft, world.hold()));
    expect([world.hold().state, world.commands()]).toEqual(['active', ['ask_bank']]);
    world.report(5 + 48 * HOUR + 2, world.order('freeze'), 'held', { sentAt: at(46 * HOUR), effectiveAt: at(47 * HOUR) });
    expect(world.hold().state).toBe('frozen');
  });

  it('is renewed by two people and lapses by itself where it is not, over ten years', () => {
    const world = KeepWorld.held();
    world.frozen(20);
    let renewals = 0;
    let warned = 0;
    for (let due = world.last.timers.find(({ kind }) => kind === 'freeze')?.dueAt ?? null, guard = 0; due !== null && guard < 200; guard += 1) {
      const minutes = (Date.parse(due) - Date.parse(at(0))) / 60_000;
      world.decide(minutes, (draft) => fireFreeze(draft, world.freeze()));
      if (world.eventTypes().includes('FreezeExpiring')) warned += 1;
      due = world.last.timers.find(({ kind }) => kind === 'freeze')?.dueAt ?? null;
      if (world.freeze().warned !== 2 || renewals === 19) continue;
      const call = { reason: 'still needed', term: null };
      expect(world.ask(minutes + 1, (draft) => renewFreeze(draft, world.freeze(), { ...call, decider: BOTH }))).toBe('ok');
      expect(world.ask(minutes + 2, (draft) => renewFreeze(draft, world.freeze(), { ...call, decider: BOTH }))).toBe('FOUR_EYES.SAME_PERSON');
      expect(world.ask(minutes + 3, (draft) => renewFreeze(draft, world.freeze(), { ...call, decider: APPROVER }))).toBe('ok');
      world.report(minutes + 4, world.order('renew'), 'held');
      renewals += 1;
      due = world.last.timers.find(({ kind }) => kind === 'freeze')?.dueAt ?? null;
    }
    expect([world.freeze().state, world.freeze().renewals, warned, world.freeze().endedAt?.slice(0, 10)]).toEqual(['lapsed', 19, 40, '2036-11-23']);
    expect([world.hold().state, world.book.get('case_a')?.record.status]).toEqual(['lapsed', 'closed']);
  });

  it('is lifted by two people, and asks the one that waits behind it', () => {
    const world = KeepWorld.held();
    world.frozen(20);
    const lift = (minutes: number, decider: Decider): string => world.ask(minutes, (draft) => unfreeze(draft, world.freeze(), { reason: 'settled', decider }));
    expect([lift(30, APPROVER), lift(31, OPERATOR), lift(32, { ...OPERATOR, roles: ['approver'] }), lift(33, APPROVER), lift(34, APPROVER)]).toEqual([
      'FOUR_EYES.PROPOSAL_MISSING', 'ok', 'FOUR_EYES.SAME_PERSON', 'ok', 'FREEZE.ALREADY_ENDED',
    ]);
    world.report(35, world.order('unfreeze'), 'done');
    expect([world.freeze().state, world.hold().state, world.book.get('case_a')?.record.frozenAmount.amountMinor]).toEqual(['lifted', 'released', '0']);
  });
});

describe('an objection', () => {
  it('keeps the case open, is decided by somebody else, and releases at once when it is upheld', () => {
    const world = KeepWorld.held();
    const raised = { subject: { kind: 'hold' as const, id: world.hold().holdId }, statement: 'my salary', raisedBy: { name: '赵', phone: '139' } };
    expect(world.ask(20, (draft) => recordObjection(draft, 'case_a', raised))).toBe('ok');
    const objection = () => [...(world.book.get('case_a')?.objections.values() ?? [])][0] as NonNullable<ReturnType<typeof Object>>;
    const decide = (minutes: number, decider: Decider): string =>
      world.ask(minutes, (draft) => decideObjection(draft, objection() as Parameters<typeof decideObjection>[1], { decision: 'upheld', reason: 'it is a salary', decider }));
    expect(decide(21, { ...APPROVER, subject: 'paystop' })).toBe('FOUR_EYES.SAME_PERSON');
    expect(decide(22, APPROVER)).toBe('ok');
    expect([world.hold().releasing, world.hold().releaseApproved?.objectionId !== null, world.commands()]).toEqual([true, true, ['release']]);
    expect(decide(23, APPROVER)).toBe('OBJECTION.ALREADY_DECIDED');
  });

  it.each([
    ['proposed', false, ['release']],
    ['approved and not sent', true, ['unfreeze']],
  ])('against a freeze that is %s lets its hold go, too', (_, isApproved, orders) => {
    const world = KeepWorld.held();
    world.ask(10, (draft) => proposeFreeze(draft, world.hold(), PROPOSAL));
    if (isApproved) world.ask(11, (draft) => approveFreeze(draft, world.freeze(), APPROVER));
    const raised = { subject: { kind: 'freeze' as const, id: world.freeze().freezeId }, statement: 'my salary', raisedBy: { name: '赵', phone: '139' } };
    const objection = world.decide(12, (draft) => recordObjection(draft, 'case_a', raised));
    if (!objection.ok) throw new Error(objection.error.code);
    expect(world.ask(13, (draft) => decideObjection(draft, objection.value, { decision: 'upheld', reason: 'it is a salary', decider: { ...APPROVER, subject: 'user:other' } }))).toBe('ok');
    expect([world.hold().releasing, world.commands()]).toEqual([true, orders]);
    if (isApproved) world.report(14, world.order('freeze'), 'cancelled');
    world.report(15, world.order('release'), 'done');
    expect([world.freeze().state, world.hold().state]).toEqual(['cancelled', 'released']);
  });
});

describe('a freeze with a limit', () => {
  it.each([['1000', '1000'], ['99999999999', '5000000']])('of %s is about %s of the 5,000,000 held', (limit, amount) => {
    const world = KeepWorld.held();
    world.ask(10, (draft) => proposeFreeze(draft, world.hold(), { ...PROPOSAL, amountLimit: { amountMinor: limit, currency: 'CNY' } }));
    expect([world.freeze().amount.amountMinor, world.freeze().amountLimit?.amountMinor]).toEqual([amount, limit]);
  });
});
