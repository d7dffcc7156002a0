/** One database transaction, as seen by a repository. */
export interface Tx {
  /** @returns the rows. @throws the driver's error; the unit of work decides whether to try again. */
  query<Row extends object>(sql: string, values?: readonly unknown[]): Promise<Row[]>;
}

export interface UnitOfWork {
  /** Runs the work in one transaction and commits it; a deadlock or lock timeout runs the work again from the start. */
  run<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
}
