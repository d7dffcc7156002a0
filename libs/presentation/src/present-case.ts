import { type CaseRecord, type CaseState, type InstructionRecord, type RequestRecord, type TimelineRecord } from '@paystop/domain';
import { presentInstruction } from './present-instruction';
import { freezeTimers, holdTimers, presentFreeze, presentHold, presentObjection } from './present-keeping';
import { type Visibility } from './visibility';

/** A case with its parts (contract.md 2, GET /cases/{caseId}). */
export function presentCase(state: CaseState, visibility: Visibility, timeline: readonly TimelineRecord[] = []): object {
  const requests = [...state.requests.values()];
  return {
    ...presentCaseRow(state.record, requests),
    requests: requests.map((request) => request.requestId),
    instructions: [...state.instructions.values()].map((instruction) => presentInstruction(instruction, visibility)),
    holds: [...state.holds.values()].map((hold) => presentHold(hold, visibility)),
    freezes: [...state.freezes.values()].map((freeze) => presentFreeze(freeze, visibility)),
    returns: [...state.returns.keys()],
    objections: [...state.objections.values()].map((objection) => presentObjection(objection, visibility)),
    timers: [...requests.flatMap(requestTimers), ...[...state.instructions.values()].flatMap(onwardTimers), ...[...state.holds.values()].flatMap(holdTimers), ...[...state.freezes.values()].flatMap(freezeTimers)],
    papers: presentPapers(requests),
    timeline: timeline.map(({ at, type, actor, text, data }) => ({ at, type, actor, text, data })),
  };
}

export function presentCaseRow(record: CaseRecord, requests: readonly RequestRecord[]): object {
  const clocks = requests.flatMap((request) => request.clocks.map(({ name, dueAt, state, decidedAt }) => ({ requestId: request.requestId, name, dueAt, state, decidedAt })));
  return { ...presentCaseSummary(record), clocks };
}

/** A case without any of its lists. */
export function presentCaseSummary(record: CaseRecord): object {
  const { caseId, caseNumber, status, stage, unit, fraudType, reportedAt, openedAt, closedAt, version } = record;
  return {
    caseId, caseNumber, status, stage, unit, fraudType, reportedAt, openedAt, closedAt, reportedLoss: record.reportedLoss,
    interceptedAmount: record.interceptedAmount, frozenAmount: record.frozenAmount, returnedAmount: record.returnedAmount, version,
  };
}

/** Clocks that still run or were missed, and papers that are owed; a clock that was met has no timer any more. */
function requestTimers({ requestId, clocks, papers }: RequestRecord): object[] {
  const running = clocks.filter((clock) => clock.state !== 'met').map((clock) => ({
    timerId: `${requestId}:${clock.name}`, kind: 'clock', subject: requestId, dueAt: clock.dueAt, firedAt: clock.state === 'breached' ? clock.decidedAt : null,
  }));
  if (papers.dueAt === null || (papers.state !== 'owed' && papers.state !== 'overdue')) return running;
  return [...running, { timerId: `${requestId}:papers`, kind: 'papers', subject: requestId, dueAt: papers.dueAt, firedAt: papers.state === 'overdue' ? papers.dueAt : null }];
}

function onwardTimers({ instructionId, trail }: InstructionRecord): object[] {
  return (trail?.clocks ?? []).filter((clock) => clock.state !== 'met').map((clock) => ({
    timerId: `${instructionId}:${clock.name}`, kind: 'onward_clock', subject: instructionId, dueAt: clock.dueAt, firedAt: clock.state === 'breached' ? clock.decidedAt : null,
  }));
}

const WORST_FIRST = ['overdue', 'owed', 'settled', 'not_owed'] as const;

/** What the case as a whole owes: the worst of its requests, the earliest of these (contract-details 7). */
function presentPapers(requests: readonly RequestRecord[]): object {
  const state = WORST_FIRST.find((each) => requests.some(({ papers }) => papers.state === each)) ?? 'not_owed';
  const due = requests.flatMap(({ papers }) => (papers.state === state && papers.dueAt !== null ? papers.dueAt : []));
  return { state, dueAt: due.sort()[0] ?? null };
}
