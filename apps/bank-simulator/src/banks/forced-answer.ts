import type { Instant } from '@paystop/kernel';
import type { BankReport } from '@paystop/contracts';
import type { BookFact } from '../books/fact';
import type { FaultOf } from '../faults/behaviour.schema';
import { remarkFor } from '../protocol/result-code';
import { type Decision, report } from '../rules/terms';

export type ForcedAnswer = FaultOf<'forced_answer'>;

interface Honest {
  readonly facts: readonly BookFact[];
  readonly instructionId: string;
  readonly now: Instant;
  readonly report?: BankReport;
}

/** A bank that says "done" or "held" has done it, whatever code it wrote beside it; one that says no has not. */
export function isCarriedOutUnder(forced: ForcedAnswer): boolean {
  return forced.result === 'held' || forced.result === 'partially_held' || forced.result === 'done';
}

/** The honest decision with another result and code on its report: also pairs that no honest bank gives. */
export function forceAnswer(honest: Honest, forced: ForcedAnswer): Decision {
  const base = honest.report ?? report(honest.instructionId, honest.now, { result: forced.result, code: forced.code });
  const { result, code } = forced;
  return {
    facts: honest.facts,
    report: {
      ...base, result, code,
      remark: forced.remark ?? remarkFor(code),
      heldAmount: forced.heldAmount ?? base.heldAmount,
      balanceBefore: forced.balanceBefore ?? base.balanceBefore,
    },
  };
}
