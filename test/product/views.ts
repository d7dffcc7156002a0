/** What the public interface says, as far as these tests look at it; written down from the contract, not taken from the code. */
export interface Amount {
  readonly amountMinor: string;
  readonly currency: 'CNY';
}

export interface StopBody {
  readonly requestId: string;
  readonly reportedAt: string;
  readonly transfers: readonly { readonly transferId: string; readonly amount: Amount; readonly to: Readonly<Record<string, unknown>>; readonly [field: string]: unknown }[];
  readonly [field: string]: unknown;
}

export interface ClockView {
  readonly name: string;
  readonly dueAt: string;
  readonly state: 'running' | 'at_risk' | 'met' | 'breached';
}

export interface StopView {
  readonly transferId: string | null;
  readonly instructionId: string;
  readonly institutionCode: string | null;
  readonly account: string;
  readonly layer: number;
  readonly state: string;
  readonly code: string | null;
  readonly heldAmount: Amount | null;
  readonly sentAt: string | null;
  readonly acknowledgedAt: string | null;
  readonly stoppedAt: string | null;
  readonly holdId: string | null;
  readonly holdExpiresAt: string | null;
  readonly attention?: boolean;
  readonly version: number;
}

export interface RequestView {
  readonly requestId: string;
  readonly caseId: string | null;
  readonly status: 'received' | 'in_progress' | 'completed';
  readonly clocks: readonly ClockView[];
  readonly stops: readonly StopView[];
  readonly interceptedAmount: Amount | null;
  readonly version: number;
}

export interface InstructionView {
  readonly instructionId: string;
  readonly caseId: string;
  readonly action: string;
  readonly state: string;
  readonly sequence: number;
  readonly code: string | null;
  readonly attention?: boolean;
  readonly outcomeProposed: { readonly by: string; readonly at: string; readonly result: string; readonly code: string | null; readonly heldAmount: Amount | null } | null;
  readonly version: number;
  readonly attempts: readonly { readonly attempt: number; readonly result: string | null }[];
}

export interface CaseView {
  readonly caseId: string;
  readonly status: 'open' | 'closed';
  readonly requests: readonly string[];
  readonly instructions: readonly InstructionView[];
  readonly holds: readonly { readonly holdId: string; readonly state: string; readonly version: number }[];
  readonly timeline: readonly { readonly at: string; readonly type: string; readonly text: string; readonly actor: string; readonly data: Readonly<Record<string, unknown>> }[];
  readonly papers?: { readonly dueAt: string | null; readonly state: string } | null;
  readonly version: number;
}

export interface WarningView {
  readonly warningId: string;
  readonly alertId: string;
  readonly colour: string;
  readonly state: string;
  readonly version: number;
  readonly proposedStop: { readonly requestId: string | null; readonly state: string } | null;
}

export interface Page<T> {
  readonly items: readonly T[];
  readonly nextCursor: string | null;
}
