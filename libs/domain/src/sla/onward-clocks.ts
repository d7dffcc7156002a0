import { type Instant, earlierOf, epochMs, instantFromMs, plusDuration } from '@paystop/kernel';
import type { CaseDraft } from '../case/case-draft';
import type { CaseEventName } from '../case/case-event';
import type { ClockRecord } from '../case/clock-record';
import type { InstructionRecord } from '../case/records';
import { isExecuted } from '../case/stop-facts';
import type { EscalationStep, PolicyPack } from '../policy/policy-pack';

/** The clocks of a stop that a bank's answer led to: its own, from the moment of that answer (contract-details 5). */
export function newOnwardClocks(discoveredAt: Instant, policy: PolicyPack): ClockRecord[] {
  return policy.clocks.filter((clock) => clock.appliesTo === 'onward').map((clock) => {
    const dueAt = plusDuration(discoveredAt, clock.after);
    const warnAt = instantFromMs(epochMs(dueAt) - clock.warnBefore.milliseconds);
    return { name: clock.name, dueAt, warnAt, state: 'running', decidedAt: null, escalated: 0 };
  });
}

/** @returns the nearest promise of an onward stop that is still open; undefined when it has none. */
export function onwardDueAt({ trail }: InstructionRecord): Instant | undefined {
  const open = (trail?.clocks ?? []).filter(({ state }) => state === 'running' || state === 'at_risk').map(({ dueAt }) => dueAt);
  return open.length === 0 ? undefined : open.reduce(earlierOf);
}

/** Decides the clocks after the stop changed, and sets or clears its timer. */
export function decideOnwardClocks(draft: CaseDraft, changed: InstructionRecord): void {
  if (changed.trail === undefined) return;
  const stop = current(draft, changed);
  if (isExecuted(stop)) {
    const executedAt = stop.recordedAt ?? draft.context.now;
    for (const clock of stop.trail?.clocks ?? []) decideExecuted(draft, stop, { clock, executedAt });
  } else if (stop.state === 'cancelled') {
    dropOpenClocks(draft, stop);
  }
  setTimer(draft, stop);
}

/** Called when the timer of an onward stop is due: at risk, breach and escalation steps, each once. */
export function fireOnwardClocks(draft: CaseDraft, stop: InstructionRecord): void {
  if (isRunning(stop)) {
    for (const clock of stop.trail?.clocks ?? []) {
      announce(draft, stop, clock);
      escalate(draft, stop, clock.name);
    }
  }
  setTimer(draft, stop);
}

/** A stop that is tried again goes on with the clocks of the one before. */
export function handOnClocks(draft: CaseDraft, from: InstructionRecord, to: InstructionRecord): void {
  if (to.trail === undefined) return;
  dropOpenClocks(draft, current(draft, from));
  draft.setTimer(timerOf(from), null);
  setTimer(draft, to);
}

function isRunning(stop: InstructionRecord): boolean {
  return stop.state !== 'cancelled' && !isExecuted(stop);
}

function dropOpenClocks(draft: CaseDraft, stop: InstructionRecord): void {
  const clocks = stop.trail?.clocks ?? [];
  const decided = clocks.filter(({ state }) => state === 'met' || state === 'breached');
  if (stop.trail === undefined || decided.length === clocks.length) return;
  draft.emit('MoneyTraced', { kind: 'instruction', record: { ...stop, trail: { ...stop.trail, clocks: decided } } });
}

function decideExecuted(draft: CaseDraft, stop: InstructionRecord, { clock, executedAt }: { readonly clock: ClockRecord; readonly executedAt: Instant }): void {
  if (clock.state === 'met') return;
  const inTime = executedAt <= clock.dueAt;
  if (clock.state === 'breached') {
    if (inTime) change(draft, stop, { type: 'SlaMet', clock: { ...clock, state: 'met', decidedAt: executedAt }, data: { corrects: 'SlaBreached' } });
    return;
  }
  change(draft, stop, { type: inTime ? 'SlaMet' : 'SlaBreached', clock: { ...clock, state: inTime ? 'met' : 'breached', decidedAt: inTime ? executedAt : clock.dueAt } });
}

function announce(draft: CaseDraft, stop: InstructionRecord, clock: ClockRecord): void {
  const { now } = draft.context;
  if (clock.state === 'met' || clock.state === 'breached') return;
  if (now >= clock.dueAt) change(draft, stop, { type: 'SlaBreached', clock: { ...clock, state: 'breached', decidedAt: clock.dueAt } });
  else if (clock.state === 'running' && now >= clock.warnAt) change(draft, stop, { type: 'SlaAtRisk', clock: { ...clock, state: 'at_risk' } });
}

function escalate(draft: CaseDraft, stop: InstructionRecord, clockName: string): void {
  const steps = stepsOf(draft.context.policy, clockName);
  for (;;) {
    const clock = current(draft, stop).trail?.clocks.find(({ name }) => name === clockName);
    if (clock === undefined || clock.state === 'running' || clock.state === 'met') return;
    const step = steps[clock.escalated];
    if (step === undefined || plusDuration(clock.warnAt, step.after) > draft.context.now) return;
    const data = { step: clock.escalated + 1, do: step.do, ...(step.to === undefined ? {} : { to: step.to }) };
    change(draft, stop, { type: 'Escalated', clock: { ...clock, escalated: clock.escalated + 1 }, data });
    act(draft, stop, step);
  }
}

/** Nothing is hurried at a bank that was not asked yet. */
function act(draft: CaseDraft, stop: InstructionRecord, step: EscalationStep): void {
  if (step.do === 'notify' || stop.accountRef === null || stop.state === 'refused') return;
  draft.command({ type: step.do === 'priority' ? 'raise_priority' : 'allow_fallback', caseId: stop.caseId, instructionId: stop.instructionId });
}

function change(
  draft: CaseDraft,
  stop: InstructionRecord,
  { type, clock, data = {} }: { readonly type: CaseEventName; readonly clock: ClockRecord; readonly data?: Readonly<Record<string, unknown>> },
): void {
  const record = current(draft, stop);
  if (record.trail === undefined) return;
  const clocks = record.trail.clocks.map((each) => (each.name === clock.name ? clock : each));
  draft.emit(type, { kind: 'instruction', record: { ...record, trail: { ...record.trail, clocks } } }, { target: clock.name, dueAt: clock.dueAt, firedAt: draft.context.now, ...data });
}

function setTimer(draft: CaseDraft, stop: InstructionRecord): void {
  const record = current(draft, stop);
  const due = isRunning(record) ? (record.trail?.clocks ?? []).flatMap((clock) => nextInstants(draft.context.policy, clock)) : [];
  draft.setTimer(timerOf(stop), due.length === 0 ? null : due.reduce(earlierOf));
}

function timerOf({ instructionId, caseId }: InstructionRecord): { readonly subject: string; readonly kind: 'onward_clock'; readonly caseId: string } {
  return { subject: instructionId, kind: 'onward_clock', caseId };
}

function nextInstants(policy: PolicyPack, clock: ClockRecord): Instant[] {
  if (clock.state === 'met') return [];
  if (clock.state === 'running') return [clock.warnAt];
  const step = stepsOf(policy, clock.name)[clock.escalated];
  return [...(clock.state === 'at_risk' ? [clock.dueAt] : []), ...(step === undefined ? [] : [plusDuration(clock.warnAt, step.after)])];
}

function stepsOf(policy: PolicyPack, clockName: string): readonly EscalationStep[] {
  return policy.clocks.find((clock) => clock.name === clockName)?.escalation ?? [];
}

function current(draft: CaseDraft, stop: InstructionRecord): InstructionRecord {
  return draft.instruction(stop.caseId, stop.instructionId) ?? stop;
}
