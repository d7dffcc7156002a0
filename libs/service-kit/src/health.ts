import type { Logger } from '@paystop/ports';

/** One thing that must be so before the app can take work, such as "PostgreSQL". */
export interface ReadinessCheck {
  readonly name: string;
  check(): Promise<boolean> | boolean;
}

export interface HealthReport {
  readonly ok: boolean;
  /** Names of what is not as it should be. */
  readonly missing: readonly string[];
}

const CHECK_TIMEOUT_MS = 2_000;

/** Asks all at once; a check that throws or takes too long counts as missing. */
export async function askAll(checks: readonly ReadinessCheck[], logger: Logger): Promise<HealthReport> {
  const answers = await Promise.all(checks.map((check) => ask(check, logger)));
  const missing = checks.filter((_, index) => answers[index] !== true).map((check) => check.name);
  return { ok: missing.length === 0, missing };
}

async function ask(check: ReadinessCheck, logger: Logger): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(resolve, CHECK_TIMEOUT_MS, false);
  });
  try {
    return await Promise.race([Promise.resolve(check.check()), late]);
  } catch (error) {
    logger.debug('health check failed', { check: check.name, error });
    return false;
  } finally {
    clearTimeout(timer);
  }
}
