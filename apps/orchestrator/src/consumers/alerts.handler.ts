import { setTimeout as sleep } from 'node:timers/promises';
import type { ChunkHandler } from '@paystop/kafka';
import type { RaiseWarningsUseCase } from '../usecases/raise-warnings/raise-warnings.usecase';
import type { StopPressure } from '../pace/stop-pressure';
import { parseAlertMessage } from './alert-message';
import { sortOut } from './sort-out';

/** fraud.alerts.v1 → warnings, piece by piece, with a rest after each while stops are on their way. An alert that comes again is claimed already. */
export function alertsHandler(alerts: Pick<RaiseWarningsUseCase, 'execute'>, pressure: Pick<StopPressure, 'pieceOf' | 'restAfterMs'>): ChunkHandler {
  return async (chunk) => {
    const { good, bad } = sortOut(chunk, parseAlertMessage);
    for (let left = good; left.length > 0; ) {
      const startedMs = performance.now();
      const piece = left.slice(0, pressure.pieceOf(left.length));
      left = left.slice(piece.length);
      await alerts.execute(piece.map(({ alert }) => alert));
      await sleep(pressure.restAfterMs(performance.now() - startedMs));
    }
    return bad;
  };
}
