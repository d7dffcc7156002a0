import type { BankReport, InstructionAction } from '@paystop/contracts';
import type { Instant } from '@paystop/kernel';

/**
 * What happened at one simulated bank. The books are the fold of these facts and nothing else,
 * so a journal of them brings a killed simulator back to what had taken effect (domain.md 5, I3).
 * Amounts are digits of minor units, as on the wire.
 */
export type Party = Readonly<{ institutionCode: string; accountNumber: string; accountName: string }>;

/** `reported`: opened because an instruction named it (open world); it takes its books from what is reported. */
export type AccountOrigin = 'seeded' | 'reported';

export interface AccountMarks {
  readonly whitelisted: boolean;
  readonly reportedLost: boolean;
  readonly closed: boolean;
}

export interface AccountOpened {
  readonly kind: 'AccountOpened';
  readonly account: string;
  readonly name: string;
  readonly origin: AccountOrigin;
  readonly marks: AccountMarks;
}

export interface AccountMarked {
  readonly kind: 'AccountMarked';
  readonly account: string;
  readonly marks: AccountMarks;
}

/** One double entry: `debit` pays, `credit` receives; both are ledger accounts of this bank. */
export interface Posted {
  readonly kind: 'Posted';
  readonly reference: string;
  readonly at: Instant;
  readonly debit: string;
  readonly credit: string;
  readonly amountMinor: string;
  readonly channel: string;
  /** The customer whose money it was, where it is known. */
  readonly from: Party | null;
  /** Null when it left as cash. */
  readonly to: Party | null;
}

export interface HoldPlaced {
  readonly kind: 'HoldPlaced';
  readonly account: string;
  readonly caseId: string;
  readonly instructionId: string;
  readonly at: Instant;
  readonly expiresAt: Instant;
  /** Null: the whole account. */
  readonly limitMinor: string | null;
}

export interface HoldClaimed {
  readonly kind: 'HoldClaimed';
  readonly account: string;
  readonly caseId: string;
  readonly instructionId: string;
}

export interface HoldExtended {
  readonly kind: 'HoldExtended';
  readonly account: string;
  readonly caseId: string;
  readonly instructionId: string;
  readonly expiresAt: Instant;
}

export interface HoldEnded {
  readonly kind: 'HoldEnded';
  readonly account: string;
  readonly at: Instant;
  readonly why: 'released' | 'frozen';
}

export interface FreezePlaced {
  readonly kind: 'FreezePlaced';
  readonly account: string;
  readonly caseId: string;
  readonly instructionId: string;
  readonly at: Instant;
  readonly expiresAt: Instant;
  readonly amountMinor: string;
  /** Null: all that is there and comes. */
  readonly limitMinor: string | null;
  /** Behind an earlier freeze (轮候冻结, domain.md 3.1). */
  readonly waiting: boolean;
}

export interface FreezeRenewed {
  readonly kind: 'FreezeRenewed';
  readonly account: string;
  readonly freezeId: string;
  readonly instructionId: string;
  readonly expiresAt: Instant;
}

export interface FreezeEnded {
  readonly kind: 'FreezeEnded';
  readonly account: string;
  readonly freezeId: string;
  readonly at: Instant;
}

export interface FreezeActivated {
  readonly kind: 'FreezeActivated';
  readonly account: string;
  readonly freezeId: string;
  readonly at: Instant;
  readonly amountMinor: string;
}

export interface FrozenMoneyPaid {
  readonly kind: 'FrozenMoneyPaid';
  readonly account: string;
  readonly freezeId: string;
  readonly amountMinor: string;
}

/** Counted by judges: one row for every instruction that changed the bank's books. */
export interface TookEffect {
  readonly kind: 'TookEffect';
  readonly at: Instant;
  readonly caseId: string;
  readonly account: string;
  readonly instructionId: string;
  readonly sequence: number;
  readonly action: InstructionAction;
  /** What the instruction was about: the reported transfers, its limit, the money to return. */
  readonly amountMinor: string;
  /** What is held or frozen for this case on the account afterwards. */
  readonly heldMinor: string;
  readonly expiresAt: Instant | null;
}

/** The order stands in the bank, whatever came of it: lower sequences of its case and account are stale from now on. */
export interface CarriedOut {
  readonly kind: 'CarriedOut';
  readonly account: string;
  readonly caseId: string;
  readonly action: InstructionAction;
  readonly sequence: number;
  /** A stop and an extension that took effect both count against "twice at most in a case" (domain.md 3.1). */
  readonly countsAsStop: boolean;
}

/** Received for the first time and not answered yet: a callback is owed. `body` is the instruction as it came. */
export interface InstructionAccepted {
  readonly kind: 'InstructionAccepted';
  readonly instructionId: string;
  readonly digest: string;
  readonly at: Instant;
  readonly body: string;
}

export interface InstructionAnswered {
  readonly kind: 'InstructionAnswered';
  readonly instructionId: string;
  readonly caseId: string;
  readonly account: string;
  readonly action: InstructionAction;
  readonly sequence: number;
  readonly digest: string;
  readonly at: Instant;
  readonly report: BankReport;
}

/** A body that was read and changed nothing: a repeat, or one that a fault kept from being carried out. */
export interface InstructionSeen {
  readonly kind: 'InstructionSeen';
  readonly instructionId: string;
  readonly digest: string;
}

export interface CallbackSettled {
  readonly kind: 'CallbackSettled';
  readonly instructionId: string;
  readonly httpStatus: number;
}

/** Facts that change the books. */
export type BookFact =
  | AccountOpened | AccountMarked | Posted
  | HoldPlaced | HoldClaimed | HoldExtended | HoldEnded
  | FreezePlaced | FreezeRenewed | FreezeEnded | FreezeActivated | FrozenMoneyPaid
  | TookEffect | CarriedOut;

/** Facts about messages. */
export type InboxFact = InstructionAccepted | InstructionAnswered | InstructionSeen | CallbackSettled;

export type BankFact = BookFact | InboxFact;
