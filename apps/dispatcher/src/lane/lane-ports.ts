import type { BankLine } from '@paystop/connector-kit';
import type { Institution } from '@paystop/contracts';
import type { LaneInstruction, Transition } from '../instruction/lane-instruction';
import type { DecisionContext, LaneRules } from '../instruction/lane-rules';
import type { BreakerRules, BreakerState } from './breaker';

/** What a lane asks of the rest of the app. */
export interface LanePorts {
  /** Takes the row from `send` to `sending`. @returns it, or undefined when something forbids it. */
  claim(instruction: LaneInstruction, fence: number): Promise<LaneInstruction | undefined>;
  record(before: LaneInstruction, decide: (current: LaneInstruction) => Transition): Promise<LaneInstruction>;
  fenceOf(instruction: LaneInstruction): Promise<number>;
  /** A claim was refused: finds out why and does what follows. */
  explain(instruction: LaneInstruction): Promise<void>;
  /** An instruction was written after a call. */
  written(instruction: LaneInstruction, kind: 'order' | 'inquiry'): void;
  failed(instruction: LaneInstruction, error: unknown): void;
}

export interface LaneSetup {
  readonly institution: Institution;
  readonly line: BankLine;
  readonly rules: LaneRules;
  readonly breaker: BreakerRules;
  readonly fallbackProtocol: DecisionContext['fallbackProtocol'];
}

export interface LaneHealth {
  readonly breaker: BreakerState;
  readonly troubled: boolean;
  readonly inFlight: number;
  readonly p95AnswerMs: number | null;
}
