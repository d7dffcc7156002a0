/** A stop-payment request as it goes into the store: checked, answered, not yet durable. */
export interface NewIntake {
  /** Lower-case UUID. */
  readonly requestId: string;
  readonly unit: string;
  readonly subject: string;
  /** The JSON text as it was posted. */
  readonly body: string;
  readonly receivedAt: string;
  /** JSON text of the 202 answer; a replay gets the same. */
  readonly answer: string;
  /** The warning whose proposed stop this request confirms. */
  readonly warningId?: string | undefined;
  readonly traceparent?: string | undefined;
}

export type StoredIntake = Pick<NewIntake, 'requestId' | 'unit' | 'subject' | 'body' | 'receivedAt' | 'answer' | 'warningId'>;

export type StoreOutcome =
  | { readonly kind: 'stored' }
  | { readonly kind: 'exists'; readonly intake: StoredIntake }
  /** Somebody else is writing the same id and did not finish in time. */
  | { readonly kind: 'in_progress' };

/** @throws StoreUnavailable when nothing can be made durable now. */
export interface IntakeStore {
  /** Resolves after the commit; the message to the orchestrator is part of it. */
  store(intake: NewIntake): Promise<StoreOutcome>;
  find(requestId: string): Promise<StoredIntake | undefined>;
}

/** The database is away or too slow: nobody may be told that something is stored. */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable';
}
