import { take } from '@paystop/api-client';
import { formatInstant, formatMoney } from '@paystop/ui-kit';
import type { Desk, ReturnView } from '../data/desk';
import type { Decision } from '../decisions/decision';
import type { Decider } from '../keeping/hold-decisions';

interface DecidingContext {
  readonly api: Desk['api'];
  readonly decider: Decider;
  readonly nowMs: number;
}

const REJECTABLE = new Set<ReturnView['state']>(['proposed', 'approved', 'published', 'objected']);
const OBJECTABLE = new Set<ReturnView['state']>(['approved', 'published', 'objected']);

/** What can be decided about a return in its state, in the order in which it comes (contract-details 7). */
export function decisionsOnReturn(shown: ReturnView, context: DecidingContext): readonly Decision[] {
  const decisions: Decision[] = [];
  if (shown.state === 'proposed') decisions.push(approval(shown, context));
  if (shown.state === 'approved' && shown.method === 'pro_rata' && shown.noticeEndsAt === null) decisions.push(publication(shown, context));
  if (shown.state === 'published' || (shown.state === 'approved' && (shown.method !== 'pro_rata' || shown.noticeEndsAt !== null))) decisions.push(execution(shown, context));
  if (REJECTABLE.has(shown.state)) decisions.push(rejection(shown, context));
  if (OBJECTABLE.has(shown.state)) decisions.push(objection(shown, context));
  return decisions;
}

function baseOf(shown: ReturnView): Pick<Decision, 'object' | 'values' | 'secondPerson' | 'grounds'> {
  return {
    object: shown, secondPerson: false, values: { account: String(shown['account'] ?? '') },
    grounds: [
      { label: 'returns.available', value: formatMoney(shown.available) }, { label: 'returns.unallocated', value: formatMoney(shown.unallocated) }, { label: 'ground.proposed_by', value: shown.proposedBy },
      ...shown.leftOut.map(({ caseId, reason }) => ({ label: 'returns.left_out', value: `…${caseId.slice(-8)}: ${reason}` })),
    ],
  };
}

/** Money that goes to another account than it came from takes a tick of its own. */
function approval(shown: ReturnView, { api, decider }: DecidingContext): Decision {
  const others = shown.allocations.filter(({ payeeNeedsConfirmation }) => payeeNeedsConfirmation);
  return {
    ...baseOf(shown), operation: 'returnApprove', text: 'return_approve', needsReason: false, ...(shown.proposedBy === decider.subject ? { blockedBecause: 'same_person' } : {}),
    fields: others.map(({ caseId, payTo }) => ({ name: `other_account_${caseId}`, kind: 'tick' as const, isNeeded: true, values: { account: `${payTo.institutionCode} ${payTo.accountNumber}` } })),
    send: ({ headers }) => take(api.POST('/api/v1/funds-returns/{returnId}/approve', { params: { path: { returnId: shown.returnId }, header: headers }, body: { confirmedPayees: others.map(({ caseId }) => caseId) } })),
  };
}

function publication(shown: ReturnView, { api }: DecidingContext): Decision {
  return { ...baseOf(shown), operation: 'returnPublish', text: 'return_publish', needsReason: false, send: ({ headers }) => take(api.POST('/api/v1/funds-returns/{returnId}/publish', { params: { path: { returnId: shown.returnId }, header: headers }, body: {} })) };
}

function execution(shown: ReturnView, { api, nowMs }: DecidingContext): Decision {
  const isRunning = shown.noticeEndsAt !== null && Date.parse(shown.noticeEndsAt) > nowMs;
  return {
    ...baseOf(shown), operation: 'returnExecute', text: 'return_execute', needsReason: false, isDangerous: true, values: { account: String(shown['account'] ?? ''), until: shown.noticeEndsAt === null ? '' : formatInstant(shown.noticeEndsAt) },
    ...(isRunning ? { blockedBecause: 'notice_running' } : {}),
    send: ({ headers }) => take(api.POST('/api/v1/funds-returns/{returnId}/execute', { params: { path: { returnId: shown.returnId }, header: headers }, body: {} })),
  };
}

function rejection(shown: ReturnView, { api }: DecidingContext): Decision {
  return { ...baseOf(shown), operation: 'returnReject', text: 'return_reject', needsReason: true, isDangerous: true, send: ({ reason, headers }) => take(api.POST('/api/v1/funds-returns/{returnId}/reject', { params: { path: { returnId: shown.returnId }, header: headers }, body: { reason } })) };
}

function objection(shown: ReturnView, { api }: DecidingContext): Decision {
  return {
    object: shown, values: { account: String(shown['account'] ?? '') }, operation: 'returnObject', text: 'object_return', needsReason: true, secondPerson: true,
    fields: [{ name: 'objector_name', kind: 'name', isNeeded: true }, { name: 'objector_phone', kind: 'phone', isNeeded: true }],
    send: ({ reason, typed, headers }) => take(api.POST('/api/v1/funds-returns/{returnId}/objections', {
      params: { path: { returnId: shown.returnId }, header: { 'Idempotency-Key': headers['Idempotency-Key'] } }, body: { statement: reason, by: { name: typed['objector_name']?.trim() ?? '', phone: typed['objector_phone']?.trim() ?? '' } },
    })),
  };
}
