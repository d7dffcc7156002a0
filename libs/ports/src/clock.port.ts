export interface Clock {
  /** Canonical UTC instant with milliseconds. */
  now(): string;
}

export interface IdSource {
  /** @returns a new id such as `case_01j…`: time-ordered, unguessable. */
  next(prefix: string): string;
  uuid(): string;
}
