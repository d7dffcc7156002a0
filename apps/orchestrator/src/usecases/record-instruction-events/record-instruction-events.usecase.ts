import { type CaseBook, CaseDraft, type DecisionContext, type DispatcherReport, recordReport } from '@paystop/domain';
import type { Tx, UnitOfWork } from '@paystop/ports';
import type { CaseRepository } from '../../adapters/postgres/case.repository';
import type { InquiryRepository } from '../../adapters/postgres/inquiry.repository';
import type { CaseWriter } from '../../adapters/postgres/case-writer';

export interface ArrivedReport {
  readonly report: DispatcherReport;
  readonly traceparent: string | undefined;
}

/** Takes over what the dispatcher reports of instructions: holds, clocks and timers follow from it in the same unit of work. */
export class RecordInstructionEventsUseCase {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly stores: { readonly cases: CaseRepository; readonly writer: CaseWriter; readonly inquiries: InquiryRepository },
    private readonly context: () => DecisionContext,
  ) {}

  async execute(chunk: readonly ArrivedReport[]): Promise<void> {
    const arrived = newest(chunk);
    if (arrived.length === 0) return;
    await this.unitOfWork.run(async (tx) => {
      const book = await this.load(tx, arrived);
      const draft = new CaseDraft(book, this.context());
      for (const { report } of arrived) if (draft.book.has(report.caseId)) recordReport(draft, report);
      await this.stores.writer.write(tx, draft, { traceparents: traceparents(arrived) });
      await this.stores.inquiries.answered(tx, statements(arrived));
    });
  }

  /** A stop that holds nothing concerns its own case; what holds money or changes a hold concerns all that hold the account. */
  private async load(tx: Tx, arrived: readonly ArrivedReport[]): Promise<CaseBook> {
    const book = await this.stores.cases.load(tx, arrived.map(({ report }) => report.caseId));
    return this.stores.cases.addAccounts(tx, book, [...answeredAccounts(book, arrived), ...sharedAccounts(book, arrived)]);
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

/** Only questions are answered with an account's entries; a stop costs nothing here. */
function statements(arrived: readonly ArrivedReport[]): Parameters<InquiryRepository['answered']>[1] {
  return arrived.flatMap(({ report }) => (report.state === 'done' && report.transactions.length > 0 ? [{ queryId: report.instructionId, lines: report.transactions }] : []));
}

function answeredAccounts(book: CaseBook, arrived: readonly ArrivedReport[]): string[] {
  return arrived.flatMap(({ report: { caseId, instructionId, state } }) => {
    const order = book.get(caseId)?.instructions.get(instructionId);
    const concernsOthers = order !== undefined && (order.action !== 'stop' || order.holdId !== null || state === 'held' || state === 'partially_held');
    return concernsOthers && order.accountRef !== null ? [order.accountRef] : [];
  });
}

/** Accounts that a case is known to share: what it learns of its money changes what is whose there. */
function sharedAccounts(book: CaseBook, arrived: readonly ArrivedReport[]): string[] {
  return arrived.flatMap(({ report }) => [...(book.get(report.caseId)?.holds.values() ?? [])].filter(({ others }) => others !== undefined).map(({ accountRef }) => accountRef));
}

function traceparents(arrived: readonly ArrivedReport[]): Map<string, string> {
  return new Map(arrived.flatMap(({ report, traceparent }) => (traceparent === undefined ? [] : [[report.caseId, traceparent] as const])));
}
