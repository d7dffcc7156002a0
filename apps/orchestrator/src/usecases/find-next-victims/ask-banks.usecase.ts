import { CaseDraft, type DecisionContext, askForPayers } from '@paystop/domain';
import type { UnitOfWork } from '@paystop/ports';
import type { CaseRepository } from '../../adapters/postgres/case.repository';
import type { CaseWriter } from '../../adapters/postgres/case-writer';
import type { InquiryRepository } from '../../adapters/postgres/inquiry.repository';

const MOST_AT_ONCE = 10;
const MINUTE_MS = 60_000;

/** Asks banks who else paid into accounts that they stopped, at the policy's pace and behind everything in their lanes. */
export class AskBanksUseCase {
  private allowance = 1;
  private lastMs = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly stores: { readonly inquiries: InquiryRepository; readonly cases: CaseRepository; readonly writer: CaseWriter },
    private readonly context: () => DecisionContext,
  ) {}

  /** @returns whether more may be due at once. */
  async execute(): Promise<boolean> {
    const context = this.context();
    if (!context.policy.nextVictim.enabled) return false;
    const limit = this.allowed(context);
    if (limit < 1) return false;
    const asked = await this.unitOfWork.run(async (tx) => {
      const due = await this.stores.inquiries.takeDue(tx, limit);
      if (due.length === 0) return 0;
      const draft = new CaseDraft(await this.stores.cases.load(tx, due.map((each) => each.caseId)), context);
      const queries = due.map((each) => {
        const query = draft.book.has(each.caseId) ? askForPayers(draft, each) : undefined;
        return { accountRef: each.accountRef, caseId: each.caseId, queryId: query?.instructionId ?? null };
      });
      await this.stores.writer.write(tx, draft);
      await this.stores.inquiries.asked(tx, queries);
      return due.length;
    });
    this.allowance -= asked;
    return false;
  }

  /** A pace, not a batch: what was not used in quiet times may be used at once, up to a few. */
  private allowed({ policy }: DecisionContext): number {
    const nowMs = performance.now();
    const earned = this.lastMs === Number.NEGATIVE_INFINITY ? 0 : ((nowMs - this.lastMs) / MINUTE_MS) * policy.nextVictim.maxAsksPerMinute;
    this.lastMs = nowMs;
    this.allowance = Math.min(MOST_AT_ONCE, this.allowance + earned);
    return Math.floor(this.allowance);
  }
}
