import { setTimeout as sleep } from 'node:timers/promises';
import type { VerdictAnswer, VerdictRequest } from '@paystop/contracts';
import { problem } from '@paystop/http-kit';

const NOT_FOUND = 404;
/** An object reaches its owner within tens of milliseconds; a person waits this long before he is asked to come again. */
const WAIT_MS = 3_000;
const ASK_EVERY_MS = 100;
const RETRY_SECONDS = 2;

/** What we know to exist although its owner may not have heard of it yet. */
export interface Arrival {
  /** @throws ProblemError (503) for an object of ours that its owner does not know in time. */
  askUntilThere(request: VerdictRequest, ask: () => Promise<VerdictAnswer>): Promise<VerdictAnswer>;
}

export function isUnknown({ status }: VerdictAnswer): boolean {
  return status === NOT_FOUND;
}

/** @param sentence what the caller is told when the owner has not heard of it in time. @throws ProblemError (503) then. */
export async function askAgain(ask: () => Promise<VerdictAnswer>, sentence: string): Promise<VerdictAnswer> {
  const givesUpAt = performance.now() + WAIT_MS;
  for (;;) {
    if (performance.now() > givesUpAt) throw problem('SERVICE.UNAVAILABLE', sentence, { retryAfterSeconds: RETRY_SECONDS });
    await sleep(ASK_EVERY_MS);
    const answer = await ask();
    if (!isUnknown(answer)) return answer;
  }
}
