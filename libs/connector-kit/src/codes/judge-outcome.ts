import type { InstructionAction, OutcomeResult } from '@paystop/contracts';
import { LIFTED_AFTER_EXPIRY_CODE, LIMIT_SET_CODE, RESULT_CODES } from './result-codes';

const HOLDING = ['held', 'partially_held', 'not_held', 'refused'] as const;
const DOING = ['done', 'refused'] as const;

/** Results that an action may end with (contract-details 3). */
export const RESULTS_OF_ACTION: Readonly<Record<InstructionAction, readonly OutcomeResult[]>> = {
  stop: HOLDING, extend: HOLDING, freeze: HOLDING, renew: HOLDING,
  query: DOING, release: DOING, unfreeze: DOING, return: DOING,
};

export interface BankOutcome {
  readonly action: InstructionAction;
  readonly result: OutcomeResult;
  readonly code: string | null;
}

export type OutcomeJudgement =
  | { readonly legal: true; /** What counts: a lift after expiry is a lift. */ readonly result: OutcomeResult }
  | { readonly legal: false; readonly fault: 'result_of_other_action' | 'unknown_code' | 'code_contradicts_result' };

/** Whether a bank may answer like this. What it may not is indeterminate: asked again, then an operator's. */
export function judgeOutcome({ action, result, code }: BankOutcome): OutcomeJudgement {
  if (!RESULTS_OF_ACTION[action].includes(result)) return { legal: false, fault: 'result_of_other_action' };
  const known = code === null ? undefined : RESULT_CODES[code];
  if (known === undefined) return { legal: false, fault: 'unknown_code' };
  if (!known.results.includes(result)) return { legal: false, fault: 'code_contradicts_result' };
  return { legal: true, result: isLift(action) && code === LIFTED_AFTER_EXPIRY_CODE ? 'done' : result };
}

/** @returns whether a stop with this final answer left a limit on the account that a withdrawal has to lift. */
export function leftALimit(result: OutcomeResult | null, code: string | null): boolean {
  return result === 'held' || result === 'partially_held' || (result === 'not_held' && code === LIMIT_SET_CODE);
}

function isLift(action: InstructionAction): boolean {
  return action === 'release' || action === 'unfreeze';
}
