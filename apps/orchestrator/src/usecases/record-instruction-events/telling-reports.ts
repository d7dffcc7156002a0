import type { DispatcherReport } from '@paystop/domain';

export interface ArrivedReport {
  readonly report: DispatcherReport;
  readonly traceparent: string | undefined;
}

/**
 * Every report is the whole view, so that of several of one instruction only the newest counts; but what a person
 * proposed is told also where the next one has confirmed or replaced it in the same chunk.
 * @returns per instruction the reports that tell something of their own, oldest first.
 */
export function telling(chunk: readonly ArrivedReport[]): ArrivedReport[] {
  const byInstruction = new Map<string, ArrivedReport[]>();
  for (const arrived of chunk) {
    const { instructionId } = arrived.report;
    byInstruction.set(instructionId, [...(byInstruction.get(instructionId) ?? []), arrived]);
  }
  return [...byInstruction.values()].flatMap((reports) => {
    const inOrder = reports.length === 1 ? reports : reports.toSorted((a, b) => a.report.version - b.report.version);
    return inOrder.filter(({ report }, index) => index === inOrder.length - 1 || report.outcomeProposed !== null);
  });
}
