import type { Desk, FreezeView, HoldView, ObjectionView } from '../data/desk';
import { decisionsOnFreeze, decisionsOnObjection } from './freeze-decisions';
import { decisionsOnHold, twoPersonStep } from './hold-decisions';

const api = {} as Desk['api'];
const OPERATOR = { subject: 'user:operator', roles: ['operator'] };
const APPROVER = { subject: 'user:approver', roles: ['approver'] };
const PROPOSAL = { by: 'user:operator', reason: 'unrelated', at: '2026-11-23T06:00:00.000Z' };
const amount = { amountMinor: '5000000', currency: 'CNY' as const };
const hold = (changes: Partial<HoldView> = {}): HoldView => ({ holdId: 'hold_1', institutionCode: 'CMB', account: '62****08', amount, expiresAt: '2026-11-25T06:00:00.000Z', state: 'active', releaseProposed: null, version: 3, ...changes }) as HoldView;
const freeze = (changes: Partial<FreezeView> = {}): FreezeView => ({ freezeId: 'frz_1', holdId: 'hold_1', institutionCode: 'CMB', account: '62****08', amount, state: 'active', term: 'P6M', reason: 'stolen', proposedBy: 'user:operator', expiresAt: null, renewProposed: null, unfreezeProposed: null, version: 2, ...changes }) as FreezeView;
const told = (decisions: readonly { text: string; blockedBecause?: string; secondPerson: boolean }[]): unknown[] => decisions.map(({ text, blockedBecause, secondPerson }) => [text, blockedBecause ?? (secondPerson ? 'then somebody else' : 'now')]);

describe('which of the two calls a decision is', () => {
  it.each([
    ['an operator, nothing proposed', null, OPERATOR, { isApproval: false }],
    ['an approver, nothing proposed', null, APPROVER, { isApproval: true, blockedBecause: 'proposal_missing' }],
    ['an approver, proposed by another', PROPOSAL, APPROVER, { isApproval: true }],
    ['an operator, proposed', PROPOSAL, OPERATOR, { isApproval: true, blockedBecause: 'awaits_approver' }],
    ['the proposer, who is an approver too', PROPOSAL, { ...OPERATOR, roles: ['operator', 'approver'] }, { isApproval: true, blockedBecause: 'same_person' }],
  ])('is known to %s', (_who, standing, decider, step) => {
    expect(twoPersonStep(standing, decider, ['operator'])).toEqual(step);
  });
});

describe('what a person is told before deciding', () => {
  it('is that a freeze takes somebody else, and an extension does not', () => {
    expect(told(decisionsOnHold(hold(), { api, decider: OPERATOR, freezes: [] }))).toEqual([['freeze', 'then somebody else'], ['extend', 'now'], ['release_propose', 'then somebody else']]);
  });

  it('is that an account was extended already, has a freeze, or waits for an approver', () => {
    const decisions = decisionsOnHold(hold({ state: 'extended', releaseProposed: PROPOSAL }), { api, decider: OPERATOR, freezes: [freeze({ state: 'proposed' })] });
    expect(told(decisions)).toEqual([['freeze', 'has_freeze'], ['extend', 'hold_limit'], ['release_approve', 'awaits_approver']]);
  });

  it('is nothing where a hold is over or being let go', () => {
    expect(decisionsOnHold(hold({ state: 'released' }), { api, decider: OPERATOR, freezes: [] })).toEqual([]);
    expect(decisionsOnHold(hold({ releasing: true }), { api, decider: OPERATOR, freezes: [] })).toEqual([]);
  });

  it('is that nobody approves an own freeze; another one sees what it rests on', () => {
    expect(told(decisionsOnFreeze(freeze({ state: 'proposed' }), { api, decider: { ...APPROVER, subject: 'user:operator' } }))).toEqual([['freeze_approve', 'same_person'], ['freeze_reject', 'now']]);
    const [approve] = decisionsOnFreeze(freeze({ state: 'proposed' }), { api, decider: APPROVER });
    expect(approve?.grounds).toContainEqual({ label: 'ground.reason', value: 'stolen' });
  });

  it('is the proposer’s reason where a renewal or an end waits', () => {
    const [renew, end] = decisionsOnFreeze(freeze({ renewProposed: { ...PROPOSAL, approvedBy: null }, unfreezeProposed: null }), { api, decider: APPROVER });
    expect(renew).toMatchObject({ text: 'renew_approve', grounds: expect.arrayContaining([{ label: 'ground.reason', value: 'unrelated' }]) as unknown });
    expect(end).toMatchObject({ text: 'unfreeze_approve', blockedBecause: 'proposal_missing' });
  });

  it('is that a renewal on its way can be proposed anew, not approved twice', () => {
    expect(told(decisionsOnFreeze(freeze({ renewProposed: { ...PROPOSAL, approvedBy: 'user:approver' } }), { api, decider: OPERATOR }))[0]).toEqual(['renew_propose', 'then somebody else']);
  });

  it('is that who wrote an objection down does not decide it', () => {
    const objection = { objectionId: 'obj_1', statement: 'salary', by: { name: '赵*', phone: '139****1111' }, state: 'open', recordedBy: 'user:approver', recordedAt: '2026-11-23T06:00:00.000Z', version: 1 } as ObjectionView;
    expect(told(decisionsOnObjection(objection, { api, decider: APPROVER }))).toEqual([['objection_uphold', 'recorded_by_you'], ['objection_reject', 'recorded_by_you']]);
    expect(told(decisionsOnObjection(objection, { api, decider: { ...APPROVER, subject: 'user:other' } }))).toEqual([['objection_uphold', 'now'], ['objection_reject', 'now']]);
  });
});
