import { setTimeout as sleep } from 'node:timers/promises';
import type { ChunkHandler } from '@paystop/kafka';
import type { RaiseWarningsUseCase } from '../usecases/raise-warnings/raise-warnings.usecase';
import type { StopPressure } from '../pace/stop-pressure';
import { parseAlertMessage } from './alert-message';
import { sortOut } from './sort-out';

/** fraud.alerts.v1 → warnings, and a rest after each chunk while stops are on their way. */
export function alertsHandler(alerts: Pick<RaiseWarningsUseCase, 'execute'>, pressure: Pick<StopPressure, 'restAfterMs'>): ChunkHandler {
  return async (chunk) => {
    const startedMs = performance.now();
    const { good, bad } = sortOut(chunk, parseAlertMessage);
    await alerts.execute(good.map(({ alert }) => alert));
    await sleep(pressure.restAfterMs(performance.now() - startedMs));
    return bad;
  };
}
