import { randomInt } from 'node:crypto';

/** The banks stay up in the first place: they are the witnesses. They are killed, too, since they remember. */
export const APPS_TO_KILL = ['gateway', 'orchestrator', 'dispatcher', 'projector', 'bank-simulator', 'dev-issuer'] as const;

export function shuffled<T>(items: readonly T[]): T[] {
  const rest = [...items];
  return Array.from({ length: rest.length }, () => rest.splice(randomInt(rest.length), 1)).flat();
}
