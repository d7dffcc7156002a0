import type { Operation } from '@paystop/ui-kit';

/** What is sent with every decision: the same key on every repeat, the version that the person saw. */
export interface DecisionCall {
  readonly reason: string;
  /** What was typed into the decision's own fields, by name; an empty one is not there. */
  readonly typed: Readonly<Record<string, string>>;
  readonly headers: { readonly 'Idempotency-Key': string; readonly 'If-Match': string };
}

/** Something that a decision needs besides its reason. */
export interface DecisionField {
  readonly name: string;
  readonly kind: 'term' | 'yuan' | 'legal_document' | 'name' | 'phone' | 'tick';
  readonly isNeeded?: boolean;
  /** Words in its label. */
  readonly values?: Readonly<Record<string, string>>;
}

/** One line of what the decision rests on: a text's key and what stands beside it. */
export interface Ground {
  readonly label: string;
  readonly value: string;
  /** Key of the text to show instead of the value, where there is one. */
  readonly valueText?: string;
}

/** Something that a person can decide on one object. */
export interface Decision {
  readonly operation: Operation;
  /** Key of its texts: title, explanation, button. */
  readonly text: string;
  readonly needsReason: boolean;
  /** Whether somebody else has to decide as well: told before, not after. */
  readonly secondPerson: boolean;
  readonly isDangerous?: boolean;
  /** Why this person cannot decide it now (a key below `blocked`): said on the button instead of by a refusal. */
  readonly blockedBecause?: string;
  readonly fields?: readonly DecisionField[];
  readonly grounds?: readonly Ground[];
  /** The object as the screen shows it. */
  readonly object: { readonly version: number };
  /** Words in its texts, such as the masked account. */
  readonly values: Readonly<Record<string, string>>;
  readonly send: (call: DecisionCall) => Promise<unknown>;
}
