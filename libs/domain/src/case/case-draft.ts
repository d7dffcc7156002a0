import { type Instant, invariant } from '@paystop/kernel';
import type { PolicyPack } from '../policy/policy-pack';
import type { Actor, CaseEvent, CaseEventName } from './case-event';
import { type CaseBook, type CaseState, evolve } from './case-state';
import { type AnyPart, type ChangedRecord, changedId, collectionOf } from './record-kinds';
import type { InstructionRecord, RequestRecord } from './records';

/** An order to the dispatcher that leaves with the unit of work. */
export type CaseCommand =
  | { readonly type: 'dispatch'; readonly caseId: string; readonly instructionId: string; readonly onlyIfTookEffect: boolean }
  | { readonly type: 'raise_priority' | 'allow_fallback' | 'ask_bank'; readonly caseId: string; readonly instructionId: string }
  /** Nothing of the case on the instruction's account with a lower sequence may begin any more. */
  | { readonly type: 'fence'; readonly caseId: string; readonly instructionId: string; readonly sequence: number };

export type TimerKind = 'clock' | 'papers' | 'hold' | 'freeze' | 'return' | 'onward_clock';

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
  readonly nextId: (prefix: 'case' | 'ins' | 'hold' | 'frz' | 'obj' | 'ret') => string;
  /** @returns the account's reference, stable and without personal data in it. */
  readonly referenceOf: (institutionCode: string, account: string) => string;
  /** @returns the institution that a bank means: the named one if we know it, else by the account's prefix. Left out: as named. */
  readonly institutionFor?: ((institutionCode: string | null, accountNumber: string | null) => string | null) | undefined;
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
  if (changed.kind === 'case') return { kind: 'case', record: state.record };
  const parts: ReadonlyMap<string, AnyPart> = state[collectionOf(changed.kind)];
  return { ...changed, record: parts.get(changedId(changed)) ?? changed.record } as ChangedRecord;
}
