import { formatCountdown, formatInstant, useServerNow } from '@paystop/ui-kit';

const MINUTE_MS = 60_000;
const PRESSING_MS = 10 * MINUTE_MS;

/** Time left by the centre's clock; red once it is over, amber in the last ten minutes. */
export function Countdown({ dueAt, pressingMs = PRESSING_MS }: { readonly dueAt: string; readonly pressingMs?: number }) {
  const leftMs = Date.parse(dueAt) - useServerNow();
  const urgency = leftMs < 0 ? 'over' : leftMs < pressingMs ? 'pressing' : 'calm';
  return <time className={`countdown countdown-${urgency}`} dateTime={dueAt} title={formatInstant(dueAt)}>{formatCountdown(leftMs)}</time>;
}
