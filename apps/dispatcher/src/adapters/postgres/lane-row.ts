import type { LaneHistory, LaneInstruction, LaneState, LaneStep } from '../../instruction/lane-instruction';
import { isFinal } from '../../instruction/lane-instruction';
import { leftALimit } from '@paystop/connector-kit';
import type { Column } from '@paystop/postgres';
import { startAttempt } from '../../instruction/attempts';
import type { InstructionAction, Protocol } from '@paystop/contracts';

/** A row as the driver gives it. */
export interface LaneRow {
  readonly instruction_id: string;
  readonly case_id: string;
  readonly request_id: string | null;
  readonly account_ref: string;
  readonly institution_code: string;
  readonly unit: string;
  readonly action: InstructionAction;
  readonly sequence: number;
  readonly original_instruction_id: string | null;
  readonly only_if_took_effect: boolean;
  readonly due_at: Date;
  readonly amount_minor: string;
  readonly body: string;
  readonly traceparent: string | null;
  readonly state: LaneState;
  readonly step: LaneStep;
  readonly channel: Protocol;
  readonly raised: boolean;
  readonly next_attempt_at: Date;
  readonly version: number;
  readonly revision: number;
  readonly history: LaneHistory;
  readonly claimed_at: Date | null;
}

export const LANE_COLUMNS = `i.instruction_id, i.case_id, i.request_id, i.account_ref, i.institution_code, i.unit, i.action, i.sequence,
  i.original_instruction_id, i.only_if_took_effect, i.due_at, i.amount_minor, i.body, i.traceparent, i.state, i.step, i.channel, i.raised,
  i.next_attempt_at, i.version, i.revision, i.history, i.claimed_at`;

/** The attempt of a row in `sending` is written with its end; until then the claim stands for it. */
export function fromRow(row: LaneRow): LaneInstruction {
  const instruction = plainRow(row);
  const unwritten = row.step === 'sending' && row.claimed_at !== null && instruction.attempts.at(-1)?.endedAt !== null;
  return unwritten ? { ...instruction, attempts: startAttempt(instruction, row.channel, row.claimed_at.toISOString()) } : instruction;
}

function plainRow(row: LaneRow): LaneInstruction {
  return {
    ...row.history,
    instructionId: row.instruction_id, caseId: row.case_id, requestId: row.request_id, accountRef: row.account_ref,
    institutionCode: row.institution_code, unit: row.unit, action: row.action, sequence: row.sequence,
    originalInstructionId: row.original_instruction_id, onlyIfTookEffect: row.only_if_took_effect, dueAt: row.due_at.toISOString(),
    amountMinor: row.amount_minor, body: row.body, traceparent: row.traceparent, state: row.state, step: row.step, channel: row.channel,
    raised: row.raised, nextAttemptAt: row.next_attempt_at.toISOString(), version: row.version, revision: row.revision,
  };
}

export function historyOf(instruction: LaneInstruction): LaneHistory {
  const { attempts, failures, unanswered, fallbackAllowed, signatureExpiresAt, sentAt, acknowledgedAt } = instruction;
  const { recordedAt, result, report, attention, recordedBy, proposal, setAside } = instruction;
  return {
    attempts, failures, unanswered, fallbackAllowed, signatureExpiresAt, sentAt, acknowledgedAt,
    recordedAt, result, report, attention, recordedBy, proposal, setAside,
  };
}

/** What changes of a row; `revision` is the one that must still be there. */
export const CHANGING_COLUMNS: readonly Column<LaneInstruction>[] = [
  { name: 'instruction_id', type: 'text', value: (row) => row.instructionId }, { name: 'revision', type: 'integer', value: (row) => row.revision },
  { name: 'state', type: 'text', value: (row) => row.state }, { name: 'step', type: 'text', value: (row) => row.step },
  { name: 'channel', type: 'text', value: (row) => row.channel }, { name: 'raised', type: 'boolean', value: (row) => row.raised },
  { name: 'next_attempt_at', type: 'timestamptz', value: (row) => row.nextAttemptAt }, { name: 'version', type: 'integer', value: (row) => row.version },
  { name: 'final', type: 'boolean', value: (row) => isFinal(row) },
  { name: 'left_limit', type: 'boolean', value: (row) => isFinal(row) && leftALimit({ action: row.action, result: row.result, code: row.report?.code ?? null }) },
  { name: 'history', type: 'json', value: (row) => JSON.stringify(historyOf(row)) },
];

export const ALL_COLUMNS: readonly Column<LaneInstruction>[] = [
  ...CHANGING_COLUMNS,
  { name: 'case_id', type: 'text', value: (row) => row.caseId }, { name: 'request_id', type: 'text', value: (row) => row.requestId },
  { name: 'account_ref', type: 'text', value: (row) => row.accountRef }, { name: 'institution_code', type: 'text', value: (row) => row.institutionCode },
  { name: 'unit', type: 'text', value: (row) => row.unit }, { name: 'action', type: 'text', value: (row) => row.action },
  { name: 'sequence', type: 'integer', value: (row) => row.sequence }, { name: 'original_instruction_id', type: 'text', value: (row) => row.originalInstructionId },
  { name: 'only_if_took_effect', type: 'boolean', value: (row) => row.onlyIfTookEffect }, { name: 'due_at', type: 'timestamptz', value: (row) => row.dueAt },
  { name: 'amount_minor', type: 'bigint', value: (row) => row.amountMinor }, { name: 'body', type: 'text', value: (row) => row.body },
  { name: 'traceparent', type: 'text', value: (row) => row.traceparent },
];
