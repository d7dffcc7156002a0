import { setTimeout as sleep } from 'node:timers/promises';
import type { BenchProduct } from './bench-product';

const LOOK_EVERY_MS = 100;

/** Waits until so many holds stand and their read models are there. @returns how long that took. @throws when it does not happen. */
export async function drained(bench: BenchProduct, holds: number, withinMs: number): Promise<number> {
  const startedAt = performance.now();
  await until(async () => (await bench.count('SELECT count(*) AS n FROM orchestrator.hold')) >= holds, withinMs, async () => `${String(await bench.count('SELECT count(*) AS n FROM orchestrator.hold'))} of ${String(holds)} holds`);
  const tookMs = performance.now() - startedAt;
  await until(async () => (await bench.count('SELECT count(*) AS n FROM projector.rm_hold')) >= holds, withinMs, async () => `${String(await bench.count('SELECT count(*) AS n FROM projector.rm_hold'))} of ${String(holds)} holds in the read model`);
  return tookMs;
}

export async function until(holds: () => Promise<boolean>, withinMs: number, state: () => Promise<string>): Promise<void> {
  const endAt = performance.now() + withinMs;
  while (!(await holds())) {
    if (performance.now() > endAt) throw new Error(`not within ${String(withinMs / 1_000)} s: ${await state()}`);
    await sleep(LOOK_EVERY_MS);
  }
}
