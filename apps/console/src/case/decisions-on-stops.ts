import { take, type ApiClient } from '@paystop/api-client';
import { formatMoney } from '@paystop/ui-kit';
import type { InstructionView } from '../data/desk';
import type { Decision } from '../decisions/decision';

const RETRYABLE = new Set(['refused', 'not_held']);
const ASKABLE = new Set(['sent', 'acknowledged', 'indeterminate']);
const FINAL = new Set(['held', 'partially_held', 'not_held', 'refused', 'cancelled', 'declined', 'done', 'proposed']);

/** What can be decided about a stop in its state; whether this person may is asked of the role table. */
export function decisionsOnStop(stop: InstructionView, api: ApiClient): readonly Decision[] {
  const path = { instructionId: stop.instructionId };
  const values = { account: stop.account, institution: stop.institutionCode ?? '–' };
  const decisions: Decision[] = [];
  if (ASKABLE.has(stop.state)) {
    decisions.push({
      operation: 'instructionSync', text: 'sync', needsReason: false, secondPerson: false, object: stop, values,
      send: ({ headers }) => take(api.POST('/api/v1/instructions/{instructionId}/sync', { params: { path, header: { 'Idempotency-Key': headers['Idempotency-Key'] } }, body: {} })),
    });
  }
  if (stop.state === 'proposed') decisions.push(...decisionsOnProposal(stop, api));
  if (RETRYABLE.has(stop.state) && stop.action === 'stop') {
    decisions.push({
      operation: 'stopRetry', text: 'retry', needsReason: true, secondPerson: false, object: stop, values,
      send: ({ reason, headers }) => take(api.POST('/api/v1/instructions/{instructionId}/retry', { params: { path, header: headers }, body: { reason } })),
    });
  }
  if (!FINAL.has(stop.state) && stop.action === 'stop') {
    decisions.push({
      operation: 'stopWithdraw', text: 'withdraw', needsReason: true, secondPerson: false, isDangerous: true, object: stop, values,
      send: ({ reason, headers }) => take(api.POST('/api/v1/instructions/{instructionId}/withdraw', { params: { path, header: headers }, body: { reason } })),
    });
  }
  return decisions;
}

/** An onward stop beyond what is stopped by itself: an operator says yes, or no with a reason; never silence. */
function decisionsOnProposal(stop: InstructionView, api: ApiClient): readonly Decision[] {
  const path = { instructionId: stop.instructionId };
  const because = typeof stop.proposedBecause === 'string' ? [{ label: 'ground.proposed_because', value: stop.proposedBecause, valueText: `onward_because.${stop.proposedBecause}` }] : [];
  const base = {
    secondPerson: false, object: stop, values: { account: stop.account, institution: stop.institutionCode ?? '–' },
    grounds: [...because, ...(stop.amount === undefined ? [] : [{ label: 'stop.amount', value: formatMoney(stop.amount) }]), { label: 'stop.layer', value: String(stop.layer) }],
  };
  return [
    { ...base, operation: 'stopConfirm', text: 'confirm_onward', needsReason: false, send: ({ headers }) => take(api.POST('/api/v1/instructions/{instructionId}/confirm', { params: { path, header: headers }, body: {} })) },
    { ...base, operation: 'stopDecline', text: 'decline_onward', needsReason: true, isDangerous: true, send: ({ reason, headers }) => take(api.POST('/api/v1/instructions/{instructionId}/decline', { params: { path, header: headers }, body: { reason } })) },
  ];
}
