import type { Delay } from './behaviour.schema';
import type { Random } from '@paystop/kernel';

/** @returns milliseconds to wait: as given, or drawn. */
export function drawDelayMs(delay: Delay, random: Random): number {
  if (typeof delay === 'number') return delay;
  if (delay.kind === 'uniform') return random.between(delay.minMs, Math.max(delay.minMs, delay.maxMs));
  return Math.round(delay.medianMs * Math.exp(delay.sigma * standardNormal(random)));
}

/** Box–Muller. */
function standardNormal(random: Random): number {
  const radius = Math.sqrt(-2 * Math.log(1 - random.next()));
  return radius * Math.cos(2 * Math.PI * random.next());
}
