import type { PaymentOrder, TransferChannel } from './vocabulary';

/** Where in the pasted text a guess was read: positions of UTF-16 units, `end` not included. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * `sure`: the text says so in words ("对方户名：…"). `likely`: it follows from the text by a rule that is nearly always right (the year of a
 * date without one). `possible`: the text allows it; a person has to choose.
 */
export type Confidence = 'sure' | 'likely' | 'possible';

export interface Guess<T> {
  readonly value: T;
  readonly span: Span;
  readonly confidence: Confidence;
  /** Which rule read it, for the tables of the specs and for finding a wrong one. */
  readonly rule: string;
}

/** What is known of the moment: a text may name the day only. */
export interface GuessedInstant {
  /** RFC 3339 with +08:00; the bank's own clock is Beijing time. */
  readonly at: string;
  readonly precision: 'second' | 'minute' | 'day';
}

export interface Party {
  readonly accountNumber: readonly Guess<string>[];
  /** The last three or four digits, where the text hides the rest. */
  readonly lastDigits: readonly Guess<string>[];
  readonly name: readonly Guess<string>[];
  readonly institutionCode: readonly Guess<string>[];
}

/** Why the text may not be a transfer that can be stopped. */
export type Doubt = 'incoming' | 'verification_code' | 'failed' | 'returned' | 'planned';

export type PasteSource = 'bank_sms' | 'wallet_receipt' | 'bank_receipt' | 'card_number' | 'unknown';

/**
 * What one pasted text tells of one transfer. Each field lists its candidates, best first: one is filled in and marked, several are
 * offered, none stays empty. Nothing is chosen where the text does not decide.
 */
export interface PasteReading {
  readonly text: string;
  readonly source: PasteSource;
  readonly direction: 'out' | 'in' | 'unknown';
  readonly doubts: readonly Doubt[];
  /** Whole fen, as digits. */
  readonly amountMinor: readonly Guess<string>[];
  readonly transferredAt: readonly Guess<GuessedInstant>[];
  readonly from: Party;
  readonly to: Party;
  readonly paymentOrders: readonly Guess<PaymentOrder>[];
  readonly channel: readonly Guess<TransferChannel>[];
}
