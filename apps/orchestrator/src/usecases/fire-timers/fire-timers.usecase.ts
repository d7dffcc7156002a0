import { CaseDraft, type DecisionContext, fireClocks, fireHold, firePapers } from '@paystop/domain';
import type { DueTimer, Tx } from '@paystop/ports';
import type { CaseRepository } from '../../adapters/postgres/case.repository';
import type { CaseWriter } from '../../adapters/postgres/case-writer';

/** Does what due timers are for, in the unit of work that marks them fired. `now` is the database's clock. */
export class FireTimersUseCase {
  constructor(
    private readonly stores: { readonly cases: CaseRepository; readonly writer: CaseWriter },
    private readonly contextAt: (now: string) => DecisionContext,
  ) {}

  async execute(tx: Tx, due: readonly DueTimer[], now: string): Promise<void> {
    const book = await this.stores.cases.load(tx, due.map((timer) => timer.owner));
    const draft = new CaseDraft(book, this.contextAt(now));
    for (const timer of due) if (draft.book.has(timer.owner)) fire(draft, timer);
    await this.stores.writer.write(tx, draft);
  }
}

function fire(draft: CaseDraft, { owner, kind, subject }: DueTimer): void {
  const state = draft.case(owner);
  if (kind === 'hold') {
    const hold = state.holds.get(subject);
    if (hold !== undefined) fireHold(draft, hold);
    return;
  }
  const request = state.requests.get(subject);
  if (request === undefined) return;
  if (kind === 'clock') fireClocks(draft, request);
  if (kind === 'papers') firePapers(draft, request);
}
