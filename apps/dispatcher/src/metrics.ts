import { epochMs } from '@paystop/kernel';
import type { Metrics } from '@paystop/observability';
import type { InstitutionRepository } from './adapters/postgres/institution.repository';
import type { TotalRepository } from './adapters/postgres/total.repository';
import type { LaneInstruction } from './instruction/lane-instruction';

const ANSWER_BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300, 600, 1_800, 3_600];
const MS_PER_SECOND = 1_000;

export interface DispatcherMetrics {
  answered(instruction: LaneInstruction): void;
}

/** The metrics of contract.md 5 that belong to the lanes. Totals are read from the database, so that they survive restarts. */
export function dispatcherMetrics(
  metrics: Metrics,
  { totals, institutions, codes }: { readonly totals: TotalRepository; readonly institutions: InstitutionRepository; readonly codes: () => readonly string[] },
): DispatcherMetrics {
  metrics.counter({
    name: 'paystop_instructions_total', help: 'Instructions with a final outcome.', labelNames: ['institution', 'action', 'outcome'],
    async collect() {
      const counts = await totals.read();
      this.reset();
      for (const { count, ...labels } of counts) this.inc(labels, count);
    },
  });
  let counted: ReturnType<InstitutionRepository['counts']> | undefined;
  metrics.gauge({
    name: 'paystop_instructions_indeterminate', help: 'Instructions of which nobody knows whether the bank has or did them.', labelNames: ['institution'],
    async collect() {
      counted = institutions.counts();
      this.reset();
      for (const institution of codes()) this.set({ institution }, 0);
      for (const { code, indeterminate } of await counted) this.set({ institution: code }, indeterminate);
    },
  });
  metrics.gauge({
    name: 'paystop_oldest_unanswered_seconds', help: 'Age of the oldest instruction without a final answer.', labelNames: ['institution'],
    async collect() {
      this.reset();
      for (const institution of codes()) this.set({ institution }, 0);
      for (const { code, oldestUnansweredSeconds } of await (counted ?? institutions.counts())) this.set({ institution: code }, Math.max(0, oldestUnansweredSeconds));
    },
  });
  const answerSeconds = metrics.histogram({
    name: 'paystop_instruction_answer_seconds', help: 'From the first sending of an instruction to its final answer.', labelNames: ['institution', 'action'], buckets: ANSWER_BUCKETS,
  });
  return {
    answered: ({ institutionCode, action, sentAt, recordedAt }) => {
      if (sentAt === null || recordedAt === null) return;
      answerSeconds.observe({ institution: institutionCode, action }, Math.max(0, epochMs(recordedAt) - epochMs(sentAt)) / MS_PER_SECOND);
    },
  };
}
