/** Thrown when something that can never be is there: a bug, never an expected refusal. */
export class InvariantViolation extends Error {
  constructor(readonly rule: string) {
    super(`invariant violated: ${rule}`);
    this.name = 'InvariantViolation';
  }
}

export function invariant(condition: boolean, rule: string): asserts condition {
  if (!condition) throw new InvariantViolation(rule);
}

/** Closes a switch over a union: a new member that nobody handles fails the type check. */
export function assertNever(value: never): never {
  throw new InvariantViolation(`unhandled case ${JSON.stringify(value)}`);
}
