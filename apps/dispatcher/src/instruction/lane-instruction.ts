import type { AttentionType, BankReport, InstructionAction, InstructionAttempt, InstructionEventType, InstructionSnapshot, OutcomeProposed, OutcomeResult, Protocol } from '@paystop/contracts';
import type { Instant } from '@paystop/kernel';
import { tellableReport } from './tellable-report';

/** States that the dispatcher gives; `proposed` and `awaiting_routing` are the orchestrator's. */
export type LaneState = Exclude<InstructionSnapshot['state'], 'proposed' | 'awaiting_routing'>;

/**
 * What the lane does next with an instruction. `sending` is written before a byte leaves: found without an end after a
 * restart, it may have reached the bank.
 */
export const LANE_STEPS = ['send', 'sending', 'sync', 'person', 'none'] as const;
export type LaneStep = (typeof LANE_STEPS)[number];

/** What never changes after the command came. */
export interface OrderFacts {
  readonly instructionId: string;
  readonly caseId: string;
  readonly requestId: string | null;
  readonly accountRef: string;
  readonly institutionCode: string;
  readonly unit: string;
  readonly action: InstructionAction;
  readonly sequence: number;
  readonly originalInstructionId: string | null;
  readonly onlyIfTookEffect: boolean;
  readonly dueAt: Instant;
  readonly amountMinor: string;
  /** The bytes for the bank: the same on every repeat. */
  readonly body: string;
  readonly traceparent: string | null;
}

export interface OutcomeProposal {
  readonly report: BankReport;
  readonly by: string;
  readonly at: Instant;
}

/** What happened so far; kept as one JSON value in the row. */
export interface LaneHistory {
  readonly attempts: readonly InstructionAttempt[];
  /** Attempts that surely were not sent, in a row: the exponent of the retry. */
  readonly failures: number;
  /** Inquiries without a usable answer, in a row: the exponent of the sync. */
  readonly unanswered: number;
  readonly fallbackAllowed: boolean;
  /** Until then the bank may still accept the last bytes that went out. */
  readonly signatureExpiresAt: Instant | null;
  readonly sentAt: Instant | null;
  readonly acknowledgedAt: Instant | null;
  readonly recordedAt: Instant | null;
  readonly result: OutcomeResult | null;
  readonly report: BankReport | null;
  readonly attention: { readonly type: AttentionType; readonly detail: string; readonly at: Instant } | null;
  readonly recordedBy: string | null;
  /** A superseding outcome that waits for its second person. */
  readonly proposal: OutcomeProposal | null;
  /** Answers that contradicted the recorded one, or were superseded: never thrown away. */
  readonly setAside: readonly BankReport[];
}

/** An instruction in a bank's lane. */
export interface LaneInstruction extends OrderFacts, LaneHistory {
  readonly state: LaneState;
  readonly step: LaneStep;
  /** The protocol that carries it. */
  readonly channel: Protocol;
  readonly raised: boolean;
  readonly nextAttemptAt: Instant;
  /** Public: rises with every event. */
  readonly version: number;
  /** Internal: rises with every write of the row; what every write compares. */
  readonly revision: number;
}

export interface LaneEvent {
  readonly type: InstructionEventType;
  readonly snapshot: InstructionSnapshot;
}

/** A decision as data: the row after it and what is told of it. */
export interface Transition {
  readonly next: LaneInstruction;
  readonly events: readonly LaneEvent[];
}

export type Patch = Partial<Omit<LaneInstruction, keyof OrderFacts | 'version' | 'revision'>>;

const FINAL: ReadonlySet<LaneState> = new Set(['held', 'partially_held', 'not_held', 'refused', 'done', 'cancelled']);

export function isFinal(instruction: Pick<LaneInstruction, 'state'>): boolean {
  return FINAL.has(instruction.state);
}

/** A change that nobody outside sees. */
export function quietly(before: LaneInstruction, patch: Patch): Transition {
  return { next: { ...before, ...patch }, events: [] };
}

/** A change that is told: one event, one version more. */
export function telling(before: LaneInstruction, type: InstructionEventType, patch: Patch): Transition {
  const next: LaneInstruction = { ...before, ...patch, version: before.version + 1 };
  return { next, events: [{ type, snapshot: snapshotOf(next) }] };
}

export function andThen(first: Transition, decide: (next: LaneInstruction) => Transition): Transition {
  const second = decide(first.next);
  return { next: second.next, events: [...first.events, ...second.events] };
}

export function snapshotOf(instruction: LaneInstruction): InstructionSnapshot {
  const { instructionId, caseId, institutionCode, accountRef, action, sequence, state, version } = instruction;
  const { attempts, sentAt, acknowledgedAt, recordedAt, result, report, attention, recordedBy, proposal } = instruction;
  return {
    instructionId, caseId, institutionCode, accountRef, action, sequence, state, version,
    attempts: [...attempts], sentAt, acknowledgedAt, recordedAt, result, report: tellableReport(report), attention, recordedBy,
    outcomeProposed: outcomeProposedOf(proposal),
  };
}

/** What others see of a proposal: all that the second person has to enter as well. */
export function outcomeProposedOf(proposal: OutcomeProposal | null): OutcomeProposed | null {
  if (proposal === null) return null;
  const { by, at, report } = proposal;
  return { by, at, result: report.result, code: report.code ?? null, heldAmount: report.heldAmount ?? null };
}
