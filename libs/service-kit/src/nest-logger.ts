import type { LoggerService } from '@nestjs/common';
import type { Logger } from '@paystop/ports';

/** Nest's own messages in our log; its chatter at start is only of interest when debugging. */
export function bridgeNestLogger(logger: Logger): LoggerService {
  return {
    log: (message: unknown, ...rest: unknown[]) => logger.debug(String(message), { context: lastText(rest) }),
    verbose: (message: unknown, ...rest: unknown[]) => logger.debug(String(message), { context: lastText(rest) }),
    debug: (message: unknown, ...rest: unknown[]) => logger.debug(String(message), { context: lastText(rest) }),
    warn: (message: unknown, ...rest: unknown[]) => logger.warn(String(message), { context: lastText(rest) }),
    error: (message: unknown, ...rest: unknown[]) => logger.error('framework error', { context: lastText(rest), error: message, stack: firstText(rest) }),
    fatal: (message: unknown, ...rest: unknown[]) => logger.error('framework error', { context: lastText(rest), error: message }),
  };
}

function lastText(rest: readonly unknown[]): string | undefined {
  const last = rest.at(-1);
  return typeof last === 'string' ? last : undefined;
}

function firstText(rest: readonly unknown[]): string | undefined {
  const [first] = rest;
  return rest.length > 1 && typeof first === 'string' ? first : undefined;
}
