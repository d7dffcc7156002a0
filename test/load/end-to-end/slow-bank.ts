import type { Section } from '../report';
import type { AcceptedRequest, BenchProduct } from './bench-product';
import { outcomeTimes } from './outcomes';
import { until } from './drain';

/** Well below what two cores can do: at the brink every queue grows by itself. */
const PER_SECOND = 40;
const SLOW_ANSWER_MS = 30_000;
const MOST_RATIO = 1.2;
const DRAIN_WITHIN_MS = 90_000;
/** The slow bank keeps its own orders; they are answered after the measurement. */
const SLOW_WITHIN_MS = 180_000;

/** One bank takes half a minute for each answer: what the others notice of it. */
export async function slowBank(bench: BenchProduct, seconds: number): Promise<Section> {
  const [slow = '', ...others] = bench.banks;
  await bench.warmUp();
  const before = await othersTimes(bench, others, seconds);
  await bench.simulator.set(slow, { answerDelay: SLOW_ANSWER_MS });
  const during = await othersTimes(bench, others, seconds);
  await bench.simulator.set(slow, { answerDelay: 5 });
  const all = await bench.count('SELECT count(*) AS n FROM orchestrator.stop_request');
  await until(async () => (await bench.count('SELECT count(*) AS n FROM orchestrator.hold')) === all, SLOW_WITHIN_MS, async () => 'the slow bank has not answered everything');
  return {
    title: `One bank at ${String(SLOW_ANSWER_MS / 1_000)} s an answer, ${String(PER_SECOND)} requests/s over all`,
    figures: [
      { what: 'the other banks, outcome p99 without it', value: before, unit: 'ms' },
      { what: 'the other banks, outcome p99 with it', value: during, unit: 'ms' },
      { what: 'ratio', value: during / before, unit: '', target: { value: MOST_RATIO, atLeast: false } },
    ],
    checks: [],
  };
}

async function othersTimes(bench: BenchProduct, others: readonly string[], seconds: number): Promise<number> {
  const names = new Set(others);
  const run = await bench.load({ seconds, load: { kind: 'open', perSecond: PER_SECOND } });
  const theirs: readonly AcceptedRequest[] = run.requests.filter(({ bank }) => names.has(bank));
  await until(async () => (await outcomeTimes(bench, theirs)).withoutOutcome === 0, DRAIN_WITHIN_MS, async () => 'other banks wait');
  const { recorded } = await outcomeTimes(bench, theirs);
  return recorded.p99;
}
