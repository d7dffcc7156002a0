import { CaseDraft, type CaseState, type DecisionContext, type TimerKind, fireClocks, fireFreeze, fireHold, fireOnwardClocks, firePapers, fireReturn } from '@paystop/domain';
import { invariant } from '@paystop/kernel';
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

type Firing = (draft: CaseDraft, state: CaseState, subject: string) => void;

/** What each kind of timer is for. Its subject may be gone: then there is nothing left to do. */
const FIRINGS: Readonly<Record<TimerKind, Firing>> = {
  hold: (draft, { holds }, subject) => ifThere(holds.get(subject), (hold) => fireHold(draft, hold)),
  freeze: (draft, { freezes }, subject) => ifThere(freezes.get(subject), (freeze) => fireFreeze(draft, freeze)),
  return: (draft, { returns }, subject) => ifThere(returns.get(subject), (record) => fireReturn(draft, record)),
  onward_clock: (draft, { instructions }, subject) => ifThere(instructions.get(subject), (stop) => fireOnwardClocks(draft, stop)),
  clock: (draft, { requests }, subject) => ifThere(requests.get(subject), (request) => fireClocks(draft, request)),
  papers: (draft, { requests }, subject) => ifThere(requests.get(subject), (request) => firePapers(draft, request)),
};

function fire(draft: CaseDraft, { owner, kind, subject }: DueTimer): void {
  invariant(isTimerKind(kind), `a timer of kind ${kind} has something to do`);
  FIRINGS[kind](draft, draft.case(owner), subject);
}

function isTimerKind(kind: string): kind is TimerKind {
  return Object.hasOwn(FIRINGS, kind);
}

function ifThere<T>(record: T | undefined, fireIt: (record: T) => void): void {
  if (record !== undefined) fireIt(record);
}
