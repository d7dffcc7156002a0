import { type CaseRecord, type CaseState, type HoldRecord, type RequestRecord, type TimelineRecord } from '@paystop/domain';
import { presentInstruction } from './present-instruction';
import { type Visibility, shownAs } from './visibility';

/** A case with its parts (contract.md 2, GET /cases/{caseId}); freezes, returns and objections are still to come. */
export function presentCase(state: CaseState, visibility: Visibility, timeline: readonly TimelineRecord[] = []): object {
  const requests = [...state.requests.values()];
  return {
    ...presentCaseRow(state.record, requests),
    requests: requests.map((request) => request.requestId),
    instructions: [...state.instructions.values()].map((instruction) => presentInstruction(instruction, visibility)),
    holds: [...state.holds.values()].map((hold) => presentHold(hold, visibility)),
    freezes: [], returns: [], objections: [],
    timers: [...state.requests.values()].flatMap(openTimers),
    papers: requests.map(({ requestId, papers }) => ({ requestId, ...papers })),
    timeline: timeline.map(({ at, type, actor, text, data }) => ({ at, type, actor, text, data })),
  };
}

export function presentCaseRow(record: CaseRecord, requests: readonly RequestRecord[]): object {
  const { caseId, caseNumber, status, stage, unit, fraudType, reportedAt, openedAt, closedAt, version } = record;
  const clocks = requests.flatMap((request) => request.clocks.map(({ name, dueAt, state, decidedAt }) => ({ requestId: request.requestId, name, dueAt, state, decidedAt })));
  return {
    caseId, caseNumber, status, stage, unit, fraudType, reportedAt, openedAt, closedAt, reportedLoss: record.reportedLoss,
    interceptedAmount: record.interceptedAmount, frozenAmount: record.frozenAmount, returnedAmount: record.returnedAmount, clocks, version,
  };
}

export function presentHold(hold: HoldRecord, visibility: Visibility): object {
  const { holdId, caseId, instructionId, institutionCode, amount, placedAt, expiresAt, sequence, state, releasing, version } = hold;
  return {
    holdId, caseId, instructionId, institutionCode, account: shownAs(visibility).account(hold.account), amount, placedAt, expiresAt, sequence, state,
    ...(releasing ? { releasing } : {}), version,
  };
}

function openTimers(request: RequestRecord): object[] {
  return request.clocks
    .filter((clock) => clock.state === 'running' || clock.state === 'at_risk')
    .map((clock) => ({ timerId: `${request.requestId}:${clock.name}`, kind: 'clock', subject: request.requestId, dueAt: clock.dueAt, firedAt: null }));
}
