import type { Check, Figure, Section } from '../report';
import { asText, isSound } from '../report';

export const ROUNDS = Number(process.env['BENCH_ROUNDS'] ?? 3);

/** A second's worth of something, over all rounds. */
export interface Rates {
  readonly median: number;
  readonly range: string;
}

export function ratesOf(perSecond: readonly number[]): Rates {
  const sorted = [...perSecond].sort((a, b) => a - b);
  const median = sorted[sorted.length >> 1] ?? 0;
  return { median, range: `${Math.round(sorted[0] ?? 0)} to ${Math.round(sorted.at(-1) ?? 0)} in ${sorted.length} rounds` };
}

/** @returns how many per second. */
export async function timed(count: number, work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return count / ((performance.now() - startedAt) / 1_000);
}

export function rateFigure(what: string, rates: Rates, rest: Omit<Figure, 'what' | 'value' | 'unit' | 'note'> = {}): Figure {
  return { what, value: rates.median, unit: '/s', note: rates.range, ...rest };
}

/** Prints the section for people and, as one line, for programs. */
export function tellSection(title: string, figures: readonly Figure[], checks: readonly Check[]): number {
  const section: Section = { title, figures, checks };
  process.stdout.write(`${asText(section)}\n${JSON.stringify(section)}\n`);
  return isSound([section]) ? 0 : 1;
}

/** Runs a bench program to its exit code. */
export function runBench(bench: () => Promise<number>): void {
  bench().then(
    (code) => process.exit(code),
    (error: unknown) => {
      process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
      process.exit(1);
    },
  );
}
