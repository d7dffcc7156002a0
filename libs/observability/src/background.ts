import type { Logger } from '@paystop/ports';

/**
 * Starts work that nobody awaits; a failure is logged with the reason the work was started for, and goes no further.
 * @param reason what the work is for, as it should read in the log.
 */
export function runInBackground(task: Promise<unknown> | (() => Promise<unknown>), reason: string, logger: Logger): void {
  const started = typeof task === 'function' ? Promise.resolve().then(task) : task;
  started.catch((error: unknown) => logger.error('background work failed', { reason, error }));
}
