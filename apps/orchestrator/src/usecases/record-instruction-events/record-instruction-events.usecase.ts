import { CaseDraft, type DecisionContext, type DispatcherReport, recordReport } from '@paystop/domain';
import type { UnitOfWork } from '@paystop/ports';
import type { CaseRepository } from '../../adapters/postgres/case.repository';
import type { CaseWriter } from '../../adapters/postgres/case-writer';

export interface ArrivedReport {
  readonly report: DispatcherReport;
  readonly traceparent: string | undefined;
}

/** Takes over what the dispatcher reports of instructions: holds, clocks and timers follow from it in the same unit of work. */
export class RecordInstructionEventsUseCase {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly stores: { readonly cases: CaseRepository; readonly writer: CaseWriter },
    private readonly context: () => DecisionContext,
  ) {}

  async execute(chunk: readonly ArrivedReport[]): Promise<void> {
    const arrived = newest(chunk);
    if (arrived.length === 0) return;
    await this.unitOfWork.run(async (tx) => {
      const book = await this.stores.cases.load(tx, arrived.map(({ report }) => report.caseId));
      const draft = new CaseDraft(book, this.context());
      for (const { report } of arrived) if (draft.book.has(report.caseId)) recordReport(draft, report);
      await this.stores.writer.write(tx, draft, { traceparents: traceparents(arrived) });
    });
  }
}

/** Every report is the whole view, so that of several of one instruction only the newest counts. */
function newest(chunk: readonly ArrivedReport[]): ArrivedReport[] {
  const byInstruction = new Map<string, ArrivedReport>();
  for (const arrived of chunk) {
    const before = byInstruction.get(arrived.report.instructionId);
    if (before === undefined || before.report.version < arrived.report.version) byInstruction.set(arrived.report.instructionId, arrived);
  }
  return [...byInstruction.values()];
}

function traceparents(arrived: readonly ArrivedReport[]): Map<string, string> {
  return new Map(arrived.flatMap(({ report, traceparent }) => (traceparent === undefined ? [] : [[report.caseId, traceparent] as const])));
}
