import { type Instant, invariant } from '@paystop/kernel';
import type { PolicyPack } from '../policy/policy-pack';
import type { Actor, CaseEvent, CaseEventName, ChangedRecord } from './case-event';
import { type CaseBook, type CaseState, evolve } from './case-state';
import type { InstructionRecord, RequestRecord } from './records';

/** An order to the dispatcher that leaves with the unit of work. */
export type CaseCommand =
  | { readonly type: 'dispatch'; readonly caseId: string; readonly instructionId: string; readonly onlyIfTookEffect: boolean }
  | { readonly type: 'raise_priority' | 'allow_fallback'; readonly caseId: string; readonly instructionId: string };

export type TimerKind = 'clock' | 'papers' | 'hold';

export interface TimerChange {
  readonly subject: string;
  readonly kind: TimerKind;
  readonly caseId: string;
  /** Null = cancelled. */
  readonly dueAt: Instant | null;
}

/** What a decision may use besides the state: nothing here is hidden input. */
export interface DecisionContext {
  readonly now: Instant;
  readonly policy: PolicyPack;
  readonly actor: Actor;
  /** @returns a fresh id with the prefix. */
  readonly nextId: (prefix: 'case' | 'ins' | 'hold') => string;
  /** @returns the account's reference, stable and without personal data in it. */
  readonly referenceOf: (institutionCode: string, account: string) => string;
}

/**
 * A decision in the making: events so far, the state that they lead to, orders and timers. Only plain data goes in
 * and out, so that a decision is repeatable: the same book, input and context give the same draft.
 */
export class CaseDraft {
  readonly events: CaseEvent[] = [];
  readonly commands: CaseCommand[] = [];
  private readonly timerChanges = new Map<string, TimerChange>();
  private readonly cases: Map<string, CaseState>;
  private actor: Actor;

  constructor(book: CaseBook, readonly context: DecisionContext) {
    this.cases = new Map(book);
    this.actor = context.actor;
  }

  /** From here on what happens is this one's doing: a chunk brings requests and reports of many. */
  actAs(actor: Actor): void {
    this.actor = actor;
  }

  get book(): CaseBook {
    return this.cases;
  }

  get timers(): readonly TimerChange[] {
    return [...this.timerChanges.values()];
  }

  case(caseId: string): CaseState {
    const state = this.cases.get(caseId);
    invariant(state !== undefined, 'a decision only touches cases that were loaded for it');
    return state;
  }

  request(caseId: string, requestId: string): RequestRecord | undefined {
    return this.cases.get(caseId)?.requests.get(requestId);
  }

  instruction(caseId: string, instructionId: string): InstructionRecord | undefined {
    return this.cases.get(caseId)?.instructions.get(instructionId);
  }

  emit(type: CaseEventName, changed: ChangedRecord, data: Readonly<Record<string, unknown>> = {}): void {
    const { caseId } = changed.record;
    const event: CaseEvent = { type, caseId, at: this.context.now, actor: this.actor, changed, data };
    const next = evolve(this.cases.get(caseId), event);
    this.cases.set(caseId, next);
    this.events.push({ ...event, changed: recorded(next, changed) });
  }

  command(command: CaseCommand): void {
    this.commands.push(command);
  }

  setTimer(timer: Omit<TimerChange, 'dueAt'>, dueAt: Instant | null): void {
    this.timerChanges.set(`${timer.kind} ${timer.subject}`, { ...timer, dueAt });
  }
}

/** The change with the version that it got. */
function recorded(state: CaseState, changed: ChangedRecord): ChangedRecord {
  switch (changed.kind) {
    case 'case':
      return { kind: 'case', record: state.record };
    case 'request':
      return { kind: 'request', record: state.requests.get(changed.record.requestId) ?? changed.record };
    case 'instruction':
      return { kind: 'instruction', record: state.instructions.get(changed.record.instructionId) ?? changed.record };
    case 'hold':
      return { kind: 'hold', record: state.holds.get(changed.record.holdId) ?? changed.record };
  }
}
