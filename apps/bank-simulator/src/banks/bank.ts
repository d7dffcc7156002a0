import type { RestInstruction } from '@paystop/contracts';
import type { Instant, Random } from '@paystop/kernel';
import { type Book, emptyBook } from '../books/book';
import { evolve } from '../books/evolve';
import type { BankFact, BookFact, InboxFact } from '../books/fact';
import { type Settings, type SettingsChange, DEFAULT_SETTINGS, changedSettings } from '../faults/behaviour.schema';
import { FaultList } from '../faults/fault-list';
import type { Journal } from '../journal/journal';
import { admitReportedAccount, decideInstruction, targetAccount } from '../rules/instruction.rule';
import { turnTaken } from '../rules/freeze.rule';
import type { Decision } from '../rules/terms';
import { type ForcedAnswer, forceAnswer, isCarriedOutUnder } from './forced-answer';
import { Inbox, type InboxEntry } from './inbox';

/** An instruction as it came over the wire. */
export interface ReceivedInstruction {
  readonly instruction: RestInstruction;
  readonly body: string;
  readonly digest: string;
}

export type Receipt =
  | { readonly kind: 'new' }
  | { readonly kind: 'repeat'; readonly entry: InboxEntry }
  | { readonly kind: 'other_body' };

/** One simulated bank: its books, its memory of instructions and its behaviour. Changes go through `record`, into the journal. */
export class Bank {
  readonly faults: FaultList;
  readonly inbox = new Inbox();
  private currentBook: Book;
  private currentSettings: Settings = DEFAULT_SETTINGS;

  constructor(
    readonly code: string,
    readonly random: Random,
    private readonly journal: Journal,
  ) {
    this.currentBook = emptyBook(code);
    this.faults = new FaultList(random);
  }

  get book(): Book {
    return this.currentBook;
  }

  get settings(): Settings {
    return this.currentSettings;
  }

  change(change: SettingsChange): void {
    this.currentSettings = changedSettings(this.currentSettings, change);
  }

  behaveAgain(): void {
    this.currentSettings = DEFAULT_SETTINGS;
    this.faults.clear();
  }

  /** Same id, same bytes: the same answer again; same id, other bytes: 409 (contract.md 4.1). */
  look(instructionId: string, digest: string): Receipt {
    const entry = this.inbox.get(instructionId);
    if (entry === undefined || entry.state === 'seen') return { kind: 'new' };
    if (!this.settings.guards.idempotency) return { kind: 'new' };
    return entry.digest === digest ? { kind: 'repeat', entry } : { kind: 'other_body' };
  }

  /** A body that changes nothing is counted all the same. */
  seen(instructionId: string, digest: string): void {
    this.record([{ kind: 'InstructionSeen', instructionId, digest }]);
  }

  /** 202: the order is kept, to be carried out and answered by callback. */
  accept({ instruction, body, digest }: ReceivedInstruction, now: Instant): void {
    this.record([{ kind: 'InstructionAccepted', instructionId: instruction.instructionId, digest, at: now, body }]);
  }

  /** Carries an order out and keeps the report. */
  carryOut({ instruction, digest }: ReceivedInstruction, now: Instant, forced?: ForcedAnswer): Decision {
    const decision = this.decide(instruction, now, forced);
    const { instructionId, caseId, action, sequence } = instruction;
    const answered: InboxFact = {
      kind: 'InstructionAnswered', instructionId, caseId, account: targetAccount(instruction), action, sequence, digest, at: now, report: decision.report,
    };
    this.record([...decision.facts, answered]);
    return decision;
  }

  /** What has happened on an account by itself until now is booked before anybody acts on it or asks about it. */
  passTime(accountNumber: string, now: Instant): void {
    const account = this.book.accounts.get(accountNumber);
    const facts = account === undefined ? [] : turnTaken(account, now);
    if (facts.length > 0) this.record(facts);
  }

  private decide(instruction: RestInstruction, now: Instant, forced: ForcedAnswer | undefined): Decision {
    if (forced !== undefined && !isCarriedOutUnder(forced)) return forceAnswer({ facts: [], instructionId: instruction.instructionId, now }, forced);
    this.record(admitReportedAccount(this.book, instruction, this.settings));
    this.passTime(targetAccount(instruction), now);
    const decision = decideInstruction(this.book, instruction, { terms: this.settings, now });
    if (forced === undefined) return decision;
    return forceAnswer({ facts: decision.facts, instructionId: instruction.instructionId, now, report: decision.report }, forced);
  }

  record(facts: readonly BankFact[]): void {
    for (const fact of facts) this.apply(fact);
    this.journal.append(facts.map((fact) => ({ bank: this.code, fact })));
  }

  /** For what the journal says after a restart. */
  apply(fact: BankFact): void {
    if (isInboxFact(fact)) this.inbox.evolve(fact);
    else evolve(this.currentBook, fact);
    if (fact.kind === 'FreezeActivated') this.inbox.takeTurn(fact.freezeId, { amountMinor: fact.amountMinor, at: fact.at });
  }
}

function isInboxFact(fact: BankFact): fact is Exclude<BankFact, BookFact> {
  return fact.kind === 'InstructionAccepted' || fact.kind === 'InstructionAnswered' || fact.kind === 'InstructionSeen' || fact.kind === 'CallbackSettled';
}
