import type { StateChange } from '@paystop/domain';
import { money, plusMs } from '@paystop/kernel';
import { aCase, aChange, aClock, aHold, aRequest, aToldEntry, aTransfer, anInstruction, held, minutesAfter, REPORTED_AT } from './story';

export interface HistoryPlan {
  /** Tells cases apart; also which unit, bank and fraud type they get. */
  readonly number: number;
  readonly outcome: 'held' | 'partially_held' | 'refused' | 'late' | 'waiting';
  readonly stoppedAfterMinutes: number;
}

const UNITS = ['440305012', '440305013', '440306001', '4403'];
const BANKS = ['CMB', 'ICBC', 'ALIPAY'];
const FRAUD_TYPES = ['fake_investment', 'gaming', 'fake_loan'];

function pick<T>(items: readonly [T, ...T[]] | readonly T[], index: number): T {
  return items[index % items.length] as T;
}

/** The changes that one case goes through, in the order in which they happen. */
export function caseHistory({ number, outcome, stoppedAfterMinutes }: HistoryPlan): StateChange[] {
  const caseId = `case_${number}`;
  const requestId = `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
  const [unit, bank, fraudType] = [pick(UNITS, number), pick(BANKS, number), pick(FRAUD_TYPES, number)];
  const reportedAt = plusMs(REPORTED_AT, number * 3_600_000);
  const record = aCase({ caseId, unit, fraudType, reportedAt, openedAt: plusMs(reportedAt, 5_000), caseNumber: `A${number}` });
  const transfers = [aTransfer({ instructionId: `ins_${number}`, instructionCaseId: caseId, transferredAt: plusMs(reportedAt, -number) })];
  const request = aRequest({ requestId, caseId, unit, fraudType, reportedAt, transfers, caseNumber: `A${number}` });
  const instruction = anInstruction({ instructionId: `ins_${number}`, caseId, requestId, institutionCode: bank, requestedAt: plusMs(reportedAt, 5_000) });
  const opened = aChange({
    case: record, requests: [request], instructions: [instruction], unit, told: [aToldEntry({ entryId: `t${number}-1`, subject: caseId, actor: 'officer-1', data: { requestId } })],
  });
  const sent = { ...instruction, state: 'sent' as const, sentAt: plusMs(reportedAt, 6_000), version: 2 };
  const dispatched = aChange({ case: { ...record, version: 2 }, instructions: [sent] });
  if (outcome === 'waiting') return [opened, dispatched];
  const at = minutesAfter(reportedAt, stoppedAfterMinutes);
  const breached = { ...request, version: 2, clocks: request.clocks.map((clock) => aClock(clock.name, clock.dueAt, { state: 'breached', decidedAt: clock.dueAt })) };
  const late = outcome === 'late' ? [aChange({ case: { ...record, version: 3 }, requests: [breached] })] : [];
  const done = outcome === 'refused' ? { ...sent, state: 'refused' as const, code: '0301', recordedAt: at, version: 3 } : held(sent, at, outcome === 'partially_held' ? 1_234_567n : 5_000_000n);
  const clocks = request.clocks.map((clock) => aClock(clock.name, clock.dueAt, { state: at <= clock.dueAt || outcome === 'late' ? 'met' : 'breached', decidedAt: at }));
  const answered = aChange({
    case: { ...record, stage: outcome === 'refused' ? 'stopping' : 'held', interceptedAmount: done.heldAmount ?? money(0n), version: 4 },
    requests: outcome === 'refused' ? [] : [{ ...request, clocks, status: 'completed', version: 3 }],
    instructions: [done],
    holds: outcome === 'refused' ? [] : [aHold(done)],
    unit,
    told: [aToldEntry({ entryId: `t${number}-2`, type: 'HoldPlaced', subject: done.instructionId, actor: `institution:${bank}`, text: 'answered', data: { instructionId: done.instructionId, state: done.state } })],
  });
  return [opened, dispatched, ...late, answered];
}
