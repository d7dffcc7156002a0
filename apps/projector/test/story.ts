import {
  type CaseRecord, type ClockRecord, type HoldRecord, type InstructionRecord, type PartLists, type RequestRecord, type StateChange, type ToldRecord,
  type TransferRecord, type WarningRecord, byCollection,
} from '@paystop/domain';
import { money, plusMs, type Instant } from '@paystop/kernel';

/** Hand-made histories of cases, as the orchestrator would tell them: what the read side is tested with. */
export const REPORTED_AT: Instant = '2026-11-23T06:02:11.000Z';
const MINUTE_MS = 60_000;

export function minutesAfter(at: Instant, minutes: number): Instant {
  return plusMs(at, minutes * MINUTE_MS);
}

export function aRequest(parts: Partial<RequestRecord> & Pick<RequestRecord, 'requestId' | 'caseId'>): RequestRecord {
  const reportedAt = parts.reportedAt ?? REPORTED_AT;
  return {
    unit: '440305012', source: 'http', caseNumber: null, fraudType: 'fake_investment', summary: 'Paid twice to a fake trading app.',
    reportedAt, receivedAt: plusMs(reportedAt, 4_000), submittedBy: 'officer-1',
    victim: { name: '王小明', phone: '13800138000' },
    officers: { handling: { officerId: 'P440305-0117', name: '李警官' }, assisting: { officerId: 'P440305-0122', name: '张警官' } },
    indicators: [], transfers: [aTransfer({ instructionId: `ins_${parts.requestId}`, instructionCaseId: parts.caseId })],
    clocks: [aClock('30m', minutesAfter(reportedAt, 30)), aClock('60m', minutesAfter(reportedAt, 60))],
    documents: [], papers: { state: 'owed', dueAt: null, missing: ['application_form'] }, attachments: [], warnings: [], conflictsWith: null, status: 'in_progress', version: 1,
    ...parts,
  };
}

export function aClock(name: string, dueAt: Instant, decided: Partial<Pick<ClockRecord, 'state' | 'decidedAt'>> = {}): ClockRecord {
  return { name, dueAt, warnAt: minutesAfter(dueAt, -10), state: 'running', decidedAt: null, escalated: 0, ...decided };
}

export function aTransfer(parts: Partial<TransferRecord> & Pick<TransferRecord, 'instructionId' | 'instructionCaseId'>): TransferRecord {
  return {
    transferId: 't1', amount: money(5_000_000n), transferredAt: minutesAfter(REPORTED_AT, -20),
    from: { institutionCode: 'ICBC', accountNumber: '6222021234567890123', accountName: '王小明', paymentOrder: null },
    to: { institutionCode: 'CMB', accountNumber: '6214830000000008', accountName: '赵某', paymentOrder: null },
    channel: 'mobile_banking', bankReference: null, ...parts,
  };
}

export function anInstruction(parts: Partial<InstructionRecord> & Pick<InstructionRecord, 'instructionId' | 'caseId' | 'requestId'>): InstructionRecord {
  return {
    action: 'stop', sequence: 1, institutionCode: 'CMB', accountRef: `acc_${parts.instructionId}`,
    target: { institutionCode: 'CMB', accountNumber: '6214830000000008', accountName: '赵某', paymentOrder: null },
    layer: 1, reachedFrom: null, originalInstructionId: null, amount: money(5_000_000n), watchers: [], state: 'queued', code: null, remark: null,
    heldAmount: null, balanceBefore: null, attempts: [], requestedAt: plusMs(REPORTED_AT, 5_000), sentAt: null, acknowledgedAt: null, stoppedAt: null,
    recordedAt: null, holdId: null, onwardTransfers: [], attention: null, withdrawn: null, dispatcherVersion: 0, version: 1, ...parts,
  };
}

export function held(instruction: InstructionRecord, stoppedAt: Instant, heldMinor: bigint): InstructionRecord {
  return {
    ...instruction, state: heldMinor >= BigInt(instruction.amount.amountMinor) ? 'held' : 'partially_held', code: '0000', heldAmount: money(heldMinor), stoppedAt,
    recordedAt: stoppedAt, sentAt: instruction.sentAt ?? instruction.requestedAt, holdId: `hold_${instruction.instructionId}`,
    attempts: [{ attempt: 1, channel: 'rest-v1', sentAt: instruction.requestedAt, endedAt: stoppedAt, result: 'final', httpStatus: 200, note: null }],
    version: instruction.version + 1,
  };
}

export function aHold(instruction: InstructionRecord, parts: Partial<HoldRecord> = {}): HoldRecord {
  const placedAt = instruction.stoppedAt ?? REPORTED_AT;
  return {
    holdId: `hold_${instruction.instructionId}`, caseId: instruction.caseId, instructionId: instruction.instructionId,
    institutionCode: instruction.institutionCode ?? 'CMB', accountRef: instruction.accountRef ?? '', account: instruction.target.accountNumber ?? '',
    amount: instruction.heldAmount ?? money(0n), placedAt, expiresAt: plusMs(placedAt, 48 * 60 * MINUTE_MS), endedAt: null, sequence: 1, state: 'active', ownStop: true, extending: null,
    releasing: false, releaseProposed: null, releaseApproved: null, warned: 0, endChecked: false, attention: null, version: 1, ...parts,
  };
}

export function aCase(parts: Partial<CaseRecord> & Pick<CaseRecord, 'caseId'>): CaseRecord {
  return {
    caseNumber: null, status: 'open', stage: 'stopping', unit: '440305012', fraudType: 'fake_investment', reportedAt: REPORTED_AT,
    openedAt: plusMs(REPORTED_AT, 5_000), closedAt: null, reportedLoss: money(5_000_000n), interceptedAmount: money(0n), frozenAmount: money(0n),
    returnedAmount: money(0n), version: 1, ...parts,
  };
}

export function aWarning(parts: Partial<WarningRecord> & Pick<WarningRecord, 'warningId'>): WarningRecord {
  return {
    alertId: `alert-${parts.warningId}`, source: 'model-a', kind: 'potential_victim', riskScore: 90, colour: 'purple', level: 'station', unit: '440305012',
    subject: { name: '陈女士', phone: '13911112222', idNumber: '440301199001011234' }, account: null, transfer: null, reason: 'calls from a known fraud number',
    issuedAt: REPORTED_AT, feedbackDueAt: minutesAfter(REPORTED_AT, 30), expiresAt: null, state: 'open', feedback: null, proposedStop: null, version: 1, ...parts,
  };
}

export function aToldEntry(parts: Partial<ToldRecord> & Pick<ToldRecord, 'entryId'>): ToldRecord {
  return { type: 'CaseOpened', topic: null, subject: 'case_x', actor: 'paystop', version: 1, text: 'case opened', data: {}, ...parts };
}

let changes = 0;

export function aChange(parts: Partial<StateChange>): StateChange {
  changes += 1;
  return {
    changeId: `change-${changes}`, unit: '440305012',
    caseId: parts.case?.caseId ?? parts.requests?.[0]?.caseId ?? parts.instructions?.[0]?.caseId ?? null, at: REPORTED_AT, case: null,
    ...byCollection<PartLists>(() => []), warnings: [], told: [], ...parts,
  };
}
