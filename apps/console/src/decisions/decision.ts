import type { Operation } from '@paystop/ui-kit';

/** What is sent with every decision: the same key on every repeat, the version that the person saw. */
export interface DecisionCall {
  readonly reason: string;
  readonly headers: { readonly 'Idempotency-Key': string; readonly 'If-Match': string };
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
  /** The object as the screen shows it. */
  readonly object: { readonly version: number };
  /** Words in its texts, such as the masked account. */
  readonly values: Readonly<Record<string, string>>;
  readonly send: (call: DecisionCall) => Promise<unknown>;
}
