import { take } from '@paystop/api-client';
import { formatInstant, formatMoney } from '@paystop/ui-kit';
import type { Desk, FreezeView, ObjectionView } from '../data/desk';
import type { Decision, Ground } from '../decisions/decision';
import { proposalGrounds, twoPersonStep, type Decider } from './hold-decisions';

const IN_FORCE = new Set(['active', 'renewed']);

interface DecidingContext {
  readonly api: Desk['api'];
  readonly decider: Decider;
}

function groundsOf(freeze: FreezeView): readonly Ground[] {
  return [
    { label: 'hold.institution', value: freeze.institutionCode }, { label: 'hold.account', value: freeze.account }, { label: 'hold.amount', value: formatMoney(freeze.amount) }, { label: 'ground.term', value: freeze.term },
    { label: 'ground.proposed_by', value: freeze.proposedBy }, { label: 'ground.reason', value: freeze.reason },
    ...(freeze.expiresAt === null ? [] : [{ label: 'hold.expires', value: formatInstant(freeze.expiresAt) }]),
  ];
}

/** What can be decided about a freeze in its state. */
export function decisionsOnFreeze(freeze: FreezeView, context: DecidingContext): readonly Decision[] {
  if (freeze.state === 'proposed') return approvalOf(freeze, context);
  return IN_FORCE.has(freeze.state) && freeze['lifting'] !== true ? [renewal(freeze, context), ending(freeze, context)] : [];
}

function approvalOf(freeze: FreezeView, { api, decider }: DecidingContext): readonly Decision[] {
  const params = { path: { freezeId: freeze.freezeId } };
  const base = { object: freeze, values: { account: freeze.account, institution: freeze.institutionCode }, grounds: groundsOf(freeze), secondPerson: false };
  const blocked = freeze.proposedBy === decider.subject ? { blockedBecause: 'same_person' } : {};
  return [
    { ...base, ...blocked, operation: 'freezeApprove', text: 'freeze_approve', needsReason: false, send: ({ headers }) => take(api.POST('/api/v1/freezes/{freezeId}/approve', { params: { ...params, header: headers }, body: {} })) },
    { ...base, operation: 'freezeReject', text: 'freeze_reject', needsReason: true, isDangerous: true, send: ({ reason, headers }) => take(api.POST('/api/v1/freezes/{freezeId}/reject', { params: { ...params, header: headers }, body: { reason } })) },
  ];
}

function renewal(freeze: FreezeView, { api, decider }: DecidingContext): Decision {
  const step = twoPersonStep(pending(freeze.renewProposed), decider, ['operator']);
  return {
    operation: 'freezeRenew', text: step.isApproval ? 'renew_approve' : 'renew_propose', needsReason: true, secondPerson: !step.isApproval, object: freeze, values: { account: freeze.account, institution: freeze.institutionCode },
    grounds: [...groundsOf(freeze).filter(({ label }) => label !== 'ground.reason' && label !== 'ground.proposed_by'), ...proposalGrounds(pending(freeze.renewProposed))],
    ...(step.isApproval ? {} : { fields: [{ name: 'term', kind: 'term' as const }] }), ...(step.blockedBecause === undefined ? {} : { blockedBecause: step.blockedBecause }),
    send: ({ reason, typed, headers }) => take(api.POST('/api/v1/freezes/{freezeId}/renew', { params: { path: { freezeId: freeze.freezeId }, header: headers }, body: { reason, ...(typed['term'] === undefined || typed['term'] === '' ? {} : { term: typed['term'] }) } })),
  };
}

function ending(freeze: FreezeView, { api, decider }: DecidingContext): Decision {
  const step = twoPersonStep(freeze.unfreezeProposed, decider, ['operator']);
  return {
    operation: 'freezeUnfreeze', text: step.isApproval ? 'unfreeze_approve' : 'unfreeze_propose', needsReason: true, secondPerson: !step.isApproval, isDangerous: step.isApproval, object: freeze, values: { account: freeze.account, institution: freeze.institutionCode },
    grounds: [...groundsOf(freeze).filter(({ label }) => label !== 'ground.reason' && label !== 'ground.proposed_by'), ...proposalGrounds(freeze.unfreezeProposed)], ...(step.blockedBecause === undefined ? {} : { blockedBecause: step.blockedBecause }),
    send: ({ reason, headers }) => take(api.POST('/api/v1/freezes/{freezeId}/unfreeze', { params: { path: { freezeId: freeze.freezeId }, header: headers }, body: { reason } })),
  };
}

/** A renewal that was approved is on its way to the bank: nothing waits any more. */
function pending(proposal: FreezeView['renewProposed']): FreezeView['renewProposed'] {
  return proposal === null || typeof proposal['approvedBy'] === 'string' ? null : proposal;
}

/** Justified: what it is about is let go at once. The one who wrote it down does not decide it. */
export function decisionsOnObjection(objection: ObjectionView, { api, decider }: DecidingContext): readonly Decision[] {
  if (objection.state !== 'open') return [];
  const blocked = objection.recordedBy === decider.subject ? { blockedBecause: 'recorded_by_you' } : {};
  const grounds = [{ label: 'ground.statement', value: objection.statement }, { label: 'ground.objector', value: `${objection.by.name} ${objection.by.phone}` }, { label: 'ground.recorded_by', value: objection.recordedBy }, { label: 'ground.recorded_at', value: formatInstant(objection.recordedAt) }];
  const decide = (decision: 'upheld' | 'rejected'): Decision => ({
    ...blocked, operation: 'objectionDecide', text: decision === 'upheld' ? 'objection_uphold' : 'objection_reject', needsReason: true, secondPerson: false, isDangerous: decision === 'upheld', object: objection, values: {}, grounds,
    send: ({ reason, headers }) => take(api.POST('/api/v1/objections/{objectionId}/decide', { params: { path: { objectionId: objection.objectionId }, header: headers }, body: { decision, reason } })),
  });
  return [decide('upheld'), decide('rejected')];
}

/** Writing down that the account's holder objects; nothing is let go by that alone. */
export function objectionTo(subject: { readonly holdId: string } | { readonly freezeId: string } | { readonly returnId: string }, { api, caseId, account, version }: { readonly api: Desk['api']; readonly caseId: string; readonly account: string; readonly version: number }): Decision {
  return {
    operation: 'caseObject', text: 'object', needsReason: true, secondPerson: true, object: { version }, values: { account },
    fields: [{ name: 'objector_name', kind: 'name', isNeeded: true }, { name: 'objector_phone', kind: 'phone', isNeeded: true }],
    send: ({ reason, typed, headers }) => take(api.POST('/api/v1/cases/{caseId}/objections', {
      params: { path: { caseId }, header: { 'Idempotency-Key': headers['Idempotency-Key'] } }, body: { ...subject, statement: reason, by: { name: typed['objector_name']?.trim() ?? '', phone: typed['objector_phone']?.trim() ?? '' } },
    })),
  };
}
