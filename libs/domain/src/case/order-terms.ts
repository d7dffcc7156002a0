import { type Instant, type Money, epochMs, instantFromMs, laterOf } from '@paystop/kernel';
import { returnOrderFacts } from '../funds-return/return-orders';
import type { PayeeRecord } from '../funds-return/return-record';
import type { CaseState } from './case-state';
import type { HoldRecord, InstructionRecord, PaperRecord } from './records';

/** What an order says besides whom it is about: how much, until when, with which document, and how urgent it is. */
export interface OrderTerms {
  readonly amountLimit: Money | null;
  readonly validUntil: Instant | null;
  readonly document: PaperRecord | null;
  /** Whom a return pays. */
  readonly payTo: PayeeRecord | null;
  /** When it has to be carried out; null where the request's own clocks say so. */
  readonly dueAt: Instant | null;
  /** When the bank should have answered; null where the request's own clocks say so. */
  readonly answerBefore: Instant | null;
}

const NOTHING_ELSE: OrderTerms = { amountLimit: null, validUntil: null, document: null, payTo: null, dueAt: null, answerBefore: null };

/** Letting go is as urgent as a stop that is reported now: somebody may be without money wrongly. */
const LET_GO_WITHIN_MS = 30 * 60_000;
/** A bank always gets a fair minimum. */
const FAIR_ANSWER_MS = 60_000;

/** The terms of extensions, freezes and what ends them; a stop has none of its own (contract-details 7: its `validUntil` is null). */
export function orderTerms(state: CaseState, order: InstructionRecord): OrderTerms {
  const { instructionId, action, originalInstructionId, requestedAt } = order;
  switch (action) {
    case 'extend':
      return { ...NOTHING_ELSE, ...by(soon(requestedAt, holdOn(state, originalInstructionId)?.expiresAt)) };
    case 'release':
    case 'unfreeze':
      return { ...NOTHING_ELSE, ...by(instantFromMs(epochMs(requestedAt) + LET_GO_WITHIN_MS)) };
    case 'freeze': {
      const freeze = [...state.freezes.values()].find((each) => each.instructionId === instructionId);
      const hold = freeze === undefined ? undefined : state.holds.get(freeze.holdId);
      const { amountLimit = null, validUntil = null, legalDocument = null } = freeze ?? {};
      return { ...NOTHING_ELSE, amountLimit, validUntil, document: legalDocument, ...by(soon(requestedAt, hold?.expiresAt)) };
    }
    case 'renew': {
      const freeze = [...state.freezes.values()].find((each) => each.renewal?.instructionId === instructionId);
      return { ...NOTHING_ELSE, validUntil: freeze?.renewal?.validUntil ?? null, ...by(soon(requestedAt, freeze?.expiresAt)) };
    }
    case 'query':
    case 'return':
      return { ...NOTHING_ELSE, ...returnOrderFacts(state, order) };
    case 'stop':
      return NOTHING_ELSE;
  }
}

function holdOn(state: CaseState, instructionId: string | null): HoldRecord | undefined {
  return [...state.holds.values()].find((hold) => hold.instructionId === instructionId);
}

function by(dueAt: Instant): Pick<OrderTerms, 'dueAt' | 'answerBefore'> {
  return { dueAt, answerBefore: dueAt };
}

function soon(requestedAt: Instant, end: Instant | null | undefined): Instant {
  return laterOf(end ?? requestedAt, instantFromMs(epochMs(requestedAt) + FAIR_ANSWER_MS));
}
