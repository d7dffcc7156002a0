import { type Instant, earlierOf, instantFromMs, epochMs, laterOf, plusDuration } from '@paystop/kernel';
import { type CaseDraft } from '../case/case-draft';
import type { CaseEventName } from '../case/case-event';
import type { ClockRecord } from '../case/clock-record';
import type { InstructionRecord, RequestRecord } from '../case/records';
import { isExecuted } from '../case/stop-facts';
import type { ClockPolicy, EscalationStep, PolicyPack } from '../policy/policy-pack';

/** The 30 and 60 minutes (domain.md 3.2; contract-details 5). */
export function newClocks(clocksFrom: Instant, policy: PolicyPack): ClockRecord[] {
  return firstHopClocks(policy).map((clock) => {
    const dueAt = plusDuration(clocksFrom, clock.after);
    const warnAt = instantFromMs(epochMs(dueAt) - clock.warnBefore.milliseconds);
    return { name: clock.name, dueAt, warnAt, state: 'running', decidedAt: null, escalated: 0 };
  });
}

/** @returns the earliest promise that is still open: what a bank's lane goes by. */
export function nearestDueAt(request: RequestRecord): Instant {
  const open = request.clocks.filter((clock) => clock.state === 'running' || clock.state === 'at_risk');
  const relevant = open.length > 0 ? open : request.clocks;
  return relevant.map((clock) => clock.dueAt).reduce(earlierOf, relevant[0]?.dueAt ?? request.reportedAt);
}

/** Decides the clocks of a request after any of its stops changed, and sets or clears its timer. */
export function decideClocks(draft: CaseDraft, request: RequestRecord): void {
  if (stopsOf(draft, request).length === 0) return stopClocks(draft, request);
  const executedAt = whenExecuted(draft, request);
  if (executedAt !== undefined) for (const clock of request.clocks) decideExecuted(draft, { request, clock, executedAt });
  setClockTimer(draft, request);
}

/** Every stop was taken back: what was not decided by then is nobody's promise any more. */
function stopClocks(draft: CaseDraft, request: RequestRecord): void {
  const decided = request.clocks.filter((clock) => clock.state === 'met' || clock.state === 'breached');
  if (decided.length < request.clocks.length) draft.emit('RequestAmended', { kind: 'request', record: { ...request, clocks: decided } });
  setClockTimer(draft, request);
}

/** Called when the timer of a request's clocks is due: at risk, breach and escalation steps, each once. */
export function fireClocks(draft: CaseDraft, request: RequestRecord): void {
  const waiting = stopsOf(draft, request).length > 0 && whenExecuted(draft, request) === undefined;
  if (waiting) {
    for (const clock of request.clocks) {
      announce(draft, request, clock);
      escalate(draft, request, clock.name);
    }
  }
  setClockTimer(draft, request);
}

/** First-hop stops of a request that count for its clocks; a cancelled stop leaves the clock. */
export function stopsOf(draft: CaseDraft, request: RequestRecord): InstructionRecord[] {
  const seen = new Set<string>();
  const stops: InstructionRecord[] = [];
  for (const { instructionCaseId, instructionId } of request.transfers) {
    const stop = draft.instruction(instructionCaseId, instructionId);
    if (stop === undefined || seen.has(instructionId) || stop.state === 'cancelled') continue;
    seen.add(instructionId);
    stops.push(stop);
  }
  return stops;
}

/** @returns when the last stop was recorded as executed; undefined while one is not, or when none is left. */
function whenExecuted(draft: CaseDraft, request: RequestRecord): Instant | undefined {
  const stops = stopsOf(draft, request);
  if (stops.length === 0 || !stops.every(isExecuted)) return undefined;
  return stops.map((stop) => stop.recordedAt ?? draft.context.now).reduce(laterOf, request.receivedAt);
}

function decideExecuted(
  draft: CaseDraft,
  { request, clock, executedAt }: { readonly request: RequestRecord; readonly clock: ClockRecord; readonly executedAt: Instant },
): void {
  if (clock.state === 'met') return;
  const inTime = executedAt <= clock.dueAt;
  if (clock.state === 'breached') {
    if (inTime) change(draft, request, { type: 'SlaMet', clock: { ...clock, state: 'met', decidedAt: executedAt }, data: { corrects: 'SlaBreached' } });
    return;
  }
  change(draft, request, {
    type: inTime ? 'SlaMet' : 'SlaBreached',
    clock: { ...clock, state: inTime ? 'met' : 'breached', decidedAt: inTime ? executedAt : clock.dueAt },
  });
}

function announce(draft: CaseDraft, request: RequestRecord, clock: ClockRecord): void {
  const { now } = draft.context;
  if (clock.state === 'met' || clock.state === 'breached') return;
  if (now >= clock.dueAt) change(draft, request, { type: 'SlaBreached', clock: { ...clock, state: 'breached', decidedAt: clock.dueAt } });
  else if (clock.state === 'running' && now >= clock.warnAt) change(draft, request, { type: 'SlaAtRisk', clock: { ...clock, state: 'at_risk' } });
}

function escalate(draft: CaseDraft, request: RequestRecord, clockName: string): void {
  const steps = escalationSteps(draft.context.policy, clockName);
  for (;;) {
    const clock = currentClock(draft, request, clockName);
    if (clock === undefined || clock.state === 'running' || clock.state === 'met') return;
    const step = steps[clock.escalated];
    if (step === undefined || plusDuration(clock.warnAt, step.after) > draft.context.now) return;
    const data = { step: clock.escalated + 1, do: step.do, ...(step.to === undefined ? {} : { to: step.to }) };
    change(draft, request, { type: 'Escalated', clock: { ...clock, escalated: clock.escalated + 1 }, data });
    act(draft, request, step);
  }
}

function act(draft: CaseDraft, request: RequestRecord, step: EscalationStep): void {
  if (step.do === 'notify') return;
  const type = step.do === 'priority' ? 'raise_priority' : 'allow_fallback';
  for (const stop of stopsOf(draft, request)) {
    if (!isExecuted(stop) && stop.state !== 'refused' && stop.institutionCode !== null) {
      draft.command({ type, caseId: stop.caseId, instructionId: stop.instructionId });
    }
  }
}

function change(
  draft: CaseDraft,
  request: RequestRecord,
  { type, clock, data = {} }: { readonly type: CaseEventName; readonly clock: ClockRecord; readonly data?: Readonly<Record<string, unknown>> },
): void {
  const current = draft.request(request.caseId, request.requestId) ?? request;
  const clocks = current.clocks.map((each) => (each.name === clock.name ? clock : each));
  draft.emit(type, { kind: 'request', record: { ...current, clocks } }, { target: clock.name, dueAt: clock.dueAt, firedAt: draft.context.now, ...data });
}

function setClockTimer(draft: CaseDraft, request: RequestRecord): void {
  const current = draft.request(request.caseId, request.requestId) ?? request;
  const done = stopsOf(draft, current).length === 0 || whenExecuted(draft, current) !== undefined;
  const due = done ? [] : current.clocks.flatMap((clock) => nextInstants(draft.context.policy, clock));
  draft.setTimer({ subject: request.requestId, kind: 'clock', caseId: request.caseId }, due.length === 0 ? null : due.reduce(earlierOf));
}

function nextInstants(policy: PolicyPack, clock: ClockRecord): Instant[] {
  if (clock.state === 'met') return [];
  if (clock.state === 'running') return [clock.warnAt];
  const step = escalationSteps(policy, clock.name)[clock.escalated];
  return [...(clock.state === 'at_risk' ? [clock.dueAt] : []), ...(step === undefined ? [] : [plusDuration(clock.warnAt, step.after)])];
}

function currentClock(draft: CaseDraft, request: RequestRecord, name: string): ClockRecord | undefined {
  return draft.request(request.caseId, request.requestId)?.clocks.find((clock) => clock.name === name);
}

function escalationSteps(policy: PolicyPack, clockName: string): readonly EscalationStep[] {
  return policy.clocks.find((clock) => clock.name === clockName)?.escalation ?? [];
}

function firstHopClocks(policy: PolicyPack): ClockPolicy[] {
  return policy.clocks.filter((clock) => clock.appliesTo === 'first_hop');
}
