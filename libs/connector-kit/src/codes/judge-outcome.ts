import type { InstructionAction, OutcomeResult } from '@paystop/contracts';
import { LIFTED_AFTER_EXPIRY_CODE, LIMIT_SET_CODE, RESULT_CODES } from './result-codes';

/** "Already limited", "already fully frozen" (domain.md 3.5). */
const WAITING_CODES: ReadonlySet<string> = new Set(['1302', '1303']);

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

/** @returns whether an order with this final answer left something on the account that has to be lifted: a limit, or a freeze that waits. */
export function leftALimit({ action, result, code }: { readonly action: InstructionAction; readonly result: OutcomeResult | null; readonly code: string | null }): boolean {
  if (result === 'held' || result === 'partially_held') return true;
  if (result !== 'not_held' || code === null) return false;
  return code === LIMIT_SET_CODE || waitsBehindAnother(action, code);
}

/** A freeze answered so takes its turn when the earlier one ends (轮候冻结; contract-details 3). */
export function waitsBehindAnother(action: InstructionAction, code: string | null): boolean {
  return action === 'freeze' && code !== null && WAITING_CODES.has(code);
}

function isLift(action: InstructionAction): boolean {
  return action === 'release' || action === 'unfreeze';
}
