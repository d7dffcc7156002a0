import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from '@paystop/ports';

const FIRST_DELAY_MS = 100;
const MAX_DELAY_MS = 2_000;
const LOG_EVERY_MS = 5_000;

/**
 * Tries `probe` until it resolves to anything but false, for ever, with growing pauses; says every five seconds what is waited for.
 * @returns what the probe gave. Never throws.
 */
export async function waitFor<T>(name: string, probe: () => Promise<T>, logger: Logger): Promise<T> {
  const startedAt = Date.now();
  let reason = 'no answer yet';
  let announced = false;
  const announcements = setInterval(() => {
    announced = true;
    logger.warn(`waiting for ${name}`, { waitedMs: Date.now() - startedAt, reason });
  }, LOG_EVERY_MS);
  try {
    let delayMs = FIRST_DELAY_MS;
    for (;;) {
      const attempt = await tryOnce(probe);
      if (attempt.ok) {
        if (announced) logger.info(`${name} is there`, { waitedMs: Date.now() - startedAt });
        return attempt.value;
      }
      reason = attempt.reason;
      await sleep(delayMs);
      delayMs = Math.min(delayMs * 2, MAX_DELAY_MS);
    }
  } finally {
    clearInterval(announcements);
  }
}

type Attempt<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly reason: string };

async function tryOnce<T>(probe: () => Promise<T>): Promise<Attempt<T>> {
  try {
    const value = await probe();
    return value === false ? { ok: false, reason: 'not ready' } : { ok: true, value };
  } catch (error) {
    return { ok: false, reason: reasonOf(error) };
  }
}

/** A refused connection to several addresses has an empty message of its own. */
function reasonOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return reasonOf(error.errors[0]);
  return error instanceof Error ? error.message : String(error);
}
