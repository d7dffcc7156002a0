import { type CaseBook, CaseDraft, type DecisionContext, type InstructionRecord, recordReport } from '@paystop/domain';
import type { Tx, UnitOfWork } from '@paystop/ports';
import type { CaseRepository } from '../../adapters/postgres/case.repository';
import type { InquiryRepository } from '../../adapters/postgres/inquiry.repository';
import type { CaseWriter } from '../../adapters/postgres/case-writer';
import { type ArrivedReport, telling } from './telling-reports';

/** Takes over what the dispatcher reports of instructions: holds, clocks and timers follow from it in the same unit of work. */
export class RecordInstructionEventsUseCase {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly stores: { readonly cases: CaseRepository; readonly writer: CaseWriter; readonly inquiries: InquiryRepository },
    private readonly context: () => DecisionContext,
  ) {}

  async execute(chunk: readonly ArrivedReport[]): Promise<void> {
    const arrived = telling(chunk);
    if (arrived.length === 0) return;
    await this.unitOfWork.run(async (tx) => {
      const book = await this.load(tx, arrived);
      const draft = new CaseDraft(book, this.context());
      for (const { report } of arrived) if (draft.book.has(report.caseId)) recordReport(draft, report);
      await this.stores.writer.write(tx, draft, { traceparents: traceparents(arrived) });
      await this.stores.inquiries.answered(tx, statements(arrived));
    });
  }

  /** What a bank answers about an account concerns all cases whose money went there, and what changes a hold all that hold it. */
  private async load(tx: Tx, arrived: readonly ArrivedReport[]): Promise<CaseBook> {
    const { cases } = this.stores;
    const book = await cases.load(tx, arrived.map(({ report }) => report.caseId));
    const withStops = await cases.addStopped(tx, book, [...answeredAccounts(book, arrived), ...sharedAccounts(book, arrived)]);
    return cases.addAccounts(tx, withStops, followedUpAccounts(book, arrived));
  }
}

/** What a stop's answer may be that speaks of the money. */
const FINAL: ReadonlySet<string> = new Set(['held', 'partially_held', 'not_held']);


/** Only questions are answered with an account's entries; a stop costs nothing here. */
function statements(arrived: readonly ArrivedReport[]): Parameters<InquiryRepository['answered']>[1] {
  return arrived.flatMap(({ report }) => (report.state === 'done' && report.transactions.length > 0 ? [{ queryId: report.instructionId, lines: report.transactions }] : []));
}

function answeredAccounts(book: CaseBook, arrived: readonly ArrivedReport[]): string[] {
  return accountsOf(book, arrived.filter(({ report: { state } }) => FINAL.has(state)), ({ action }) => action === 'stop');
}

function followedUpAccounts(book: CaseBook, arrived: readonly ArrivedReport[]): string[] {
  return accountsOf(book, arrived, ({ action }) => action !== 'stop');
}

function accountsOf(book: CaseBook, arrived: readonly ArrivedReport[], wanted: (order: InstructionRecord) => boolean): string[] {
  return arrived.flatMap(({ report: { caseId, instructionId } }) => {
    const order = book.get(caseId)?.instructions.get(instructionId);
    return order === undefined || order.accountRef === null || !wanted(order) ? [] : [order.accountRef];
  });
}

/** Accounts that a case is known to share: what it learns of its money changes what is whose there. */
function sharedAccounts(book: CaseBook, arrived: readonly ArrivedReport[]): string[] {
  return arrived.flatMap(({ report }) => [...(book.get(report.caseId)?.instructions.values() ?? [])].flatMap(({ others, accountRef }) => (others === undefined || accountRef === null ? [] : [accountRef])));
}

function traceparents(arrived: readonly ArrivedReport[]): Map<string, string> {
  return new Map(arrived.flatMap(({ report, traceparent }) => (traceparent === undefined ? [] : [[report.caseId, traceparent] as const])));
}
