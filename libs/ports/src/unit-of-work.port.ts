/** A statement whose rows nobody waits for. */
export interface Write {
  /** What it writes: two writes of one slot never travel together. Writes of different slots must not touch the same rows. */
  readonly slot: string;
  readonly sql: string;
  readonly values: readonly unknown[];
  /** Data-modifying steps that `sql` reads from, by name. */
  readonly steps?: Readonly<Record<string, string>>;
}

/** One database transaction, as seen by a repository. */
export interface Tx {
  /** @returns the rows. @throws the driver's error; the unit of work decides whether to try again. */
  query<Row extends object>(sql: string, values?: readonly unknown[]): Promise<Row[]>;
  /**
   * Hands in a write that travels with others as one statement: before the next query of this unit of work, at the
   * latest with its commit. Its error is thrown then.
   */
  later(write: Write): Promise<void>;
}

export interface UnitOfWork {
  /** Runs the work in one transaction and commits it; a deadlock or lock timeout runs the work again from the start. */
  run<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
}
