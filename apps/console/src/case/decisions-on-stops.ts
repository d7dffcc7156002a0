import { take, type ApiClient } from '@paystop/api-client';
import type { InstructionView } from '../data/desk';
import type { Decision } from '../decisions/decision';

const RETRYABLE = new Set(['refused', 'not_held']);
const ASKABLE = new Set(['sent', 'acknowledged', 'indeterminate']);
const FINAL = new Set(['held', 'partially_held', 'not_held', 'refused', 'cancelled', 'done']);

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
