import type { BadMessage, IncomingMessage } from '@paystop/kafka';

export type Parsed<T> = ({ readonly ok: true } & T) | { readonly ok: false; readonly reason: string; readonly detail: string };

/** Reads each message of a chunk; what cannot be read is named with its reason. */
export function sortOut<T>(chunk: readonly IncomingMessage[], parse: (message: IncomingMessage) => Parsed<T>): { readonly good: T[]; readonly bad: BadMessage[] } {
  const good: T[] = [];
  const bad: BadMessage[] = [];
  for (const message of chunk) {
    const parsed = parse(message);
    if (parsed.ok) good.push(parsed);
    else bad.push({ message, reason: parsed.reason, detail: parsed.detail });
  }
  return { good, bad };
}
