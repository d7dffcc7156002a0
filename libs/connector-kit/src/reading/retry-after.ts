/** A bank may not silence its lane for longer than this; the clocks run on. */
const LONGEST_RETRY_AFTER_MS = 60_000;
const SECONDS = /^\d{1,9}$/;
const MS_PER_SECOND = 1_000;

/** @param header Retry-After: whole seconds or an HTTP date. @returns how long to wait, capped; null when there is none. */
export function retryAfterMs(header: string | undefined, nowMs: number): number | null {
  if (header === undefined) return null;
  const text = header.trim();
  const waitMs = SECONDS.test(text) ? Number(text) * MS_PER_SECOND : Date.parse(text) - nowMs;
  if (Number.isNaN(waitMs)) return null;
  return Math.min(Math.max(waitMs, 0), LONGEST_RETRY_AFTER_MS);
}
