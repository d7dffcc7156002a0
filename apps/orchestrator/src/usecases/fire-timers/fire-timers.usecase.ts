import { CaseDraft, type DecisionContext, fireClocks, fireFreeze, fireHold, fireOnwardClocks, firePapers, fireReturn } from '@paystop/domain';
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
    const owners = due.map((timer) => timer.owner);
    const touchesAccounts = due.some(({ kind }) => kind === 'hold' || kind === 'freeze');
    const book = await (touchesAccounts ? this.stores.cases.loadWithAccounts(tx, owners) : this.stores.cases.load(tx, owners));
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
  if (kind === 'freeze') {
    const freeze = state.freezes.get(subject);
    if (freeze !== undefined) fireFreeze(draft, freeze);
    return;
  }
  if (kind === 'return') {
    const record = state.returns.get(subject);
    if (record !== undefined) fireReturn(draft, record);
    return;
  }
  if (kind === 'onward_clock') {
    const stop = state.instructions.get(subject);
    if (stop !== undefined) fireOnwardClocks(draft, stop);
    return;
  }
  const request = state.requests.get(subject);
  if (request === undefined) return;
  if (kind === 'clock') fireClocks(draft, request);
  if (kind === 'papers') firePapers(draft, request);
}
