import { accountsToAsk, CaseDraft, type CaseState, type DecisionContext, type KnownRisk, type RiskReferences, type Sighting, learnRisk, sightingsOf, tellKnownRisk } from '@paystop/domain';
import type { IdSource, Tx, UnitOfWork } from '@paystop/ports';
import type { CaseReader } from '../../adapters/postgres/case-reader';
import type { CaseRepository } from '../../adapters/postgres/case.repository';
import type { CaseWriter } from '../../adapters/postgres/case-writer';
import type { CaseToLearn, LearningQueue } from '../../adapters/postgres/learning-queue';
import type { InquiryRepository } from '../../adapters/postgres/inquiry.repository';
import type { RiskRepository } from '../../adapters/postgres/risk.repository';
import type { RiskChange, RiskWriter } from '../../adapters/postgres/risk-writer';
import { compareSightings, isUnfinished, touched } from './lessons';

export interface LearnCasesStores {
  readonly unitOfWork: UnitOfWork;
  readonly queue: LearningQueue;
  readonly reader: CaseReader;
  readonly risks: RiskRepository;
  readonly writer: RiskWriter;
  readonly cases: CaseRepository;
  readonly caseWriter: CaseWriter;
  readonly inquiries: InquiryRepository;
}

export interface LearnCasesRules {
  readonly context: () => DecisionContext;
  readonly references: RiskReferences;
  readonly ids: IdSource;
}

/** Cases learnt from in one unit of work. */
const BATCH = 50;
const FIRST_LOOK_AGAIN_MS = 60_000;
const LONGEST_LOOK_AGAIN_MS = 3_600_000;
/** Beyond that the end of the case is told by its own events. */
const MOST_LOOKS = 20;

/**
 * Learns from cases as they stand now, so that a case learnt twice teaches nothing twice. A case that touches what others
 * taught is told so. All of it happens beside the stops: a case waits in a queue, not in the stop's unit of work.
 */
export class LearnCasesUseCase {
  constructor(private readonly stores: LearnCasesStores, private readonly rules: LearnCasesRules) {}

  /** @returns whether more may be due. */
  execute(): Promise<boolean> {
    return this.stores.unitOfWork.run(async (tx) => {
      const due = await this.stores.queue.take(tx, BATCH);
      if (due === undefined || due.length === 0) return false;
      const states = await this.stores.reader.read(tx, due.map((each) => each.caseId));
      await this.learn(tx, states);
      await this.seekPayers(tx, states);
      await this.stores.queue.again(tx, unfinished(due, states));
      return due.length === BATCH;
    });
  }

  private async learn(tx: Tx, states: readonly CaseState[]): Promise<void> {
    const context = this.rules.context();
    const present = states.flatMap((state) => sightingsOf(state, this.rules.references));
    const stored = await this.stores.risks.sightingsOfCases(tx, states.map((state) => state.record.caseId));
    const { changed, gone, fresh } = compareSightings(stored, present);
    if (changed.length === 0 && gone.length === 0) return;
    const subjects = [...new Set([...changed, ...gone].map((each) => each.subject))];
    const entries = await this.stores.risks.lockEntries(tx, subjects);
    await this.stores.risks.saveSightings(tx, changed);
    await this.stores.risks.forgetSightings(tx, gone);
    const known = await this.stores.risks.sightingsOf(tx, subjects);
    const changes = subjects.flatMap((subject) => this.lesson(subject, { before: entries.get(subject), known, context }));
    await this.stores.writer.write(tx, changes, context.now);
    const told = states.flatMap((state): Told[] => {
      const shared = touched(state, { fresh, known, entries });
      return shared === undefined ? [] : [{ caseId: state.record.caseId, shared }];
    });
    await this.tell(tx, told, context);
  }

  /** Who reported is known from then on; who else paid in, the bank is asked later. */
  private async seekPayers(tx: Tx, states: readonly CaseState[]): Promise<void> {
    const { policy } = this.rules.context();
    await this.stores.inquiries.rememberPayers(tx, states.flatMap((state) => [...state.requests.values()].flatMap((request) => request.transfers.flatMap(({ from }) => (
      from.accountNumber === null || from.institutionCode === null ? [] : [{ accountRef: this.rules.references.account(from.institutionCode, from.accountNumber), caseId: state.record.caseId }]
    )))));
    await this.stores.inquiries.want(tx, states.flatMap((state) => accountsToAsk(state, policy.nextVictim)));
  }

  private lesson(subject: string, { before, known, context }: { readonly before: RiskChange['before']; readonly known: readonly Sighting[]; readonly context: DecisionContext }): RiskChange[] {
    const entryId = before?.entryId ?? this.rules.ids.next('rsk');
    const after = learnRisk(before, known.filter((each) => each.subject === subject), { now: context.now, policy: context.policy, entryId });
    return after === undefined || after === before ? [] : [{ before, after }];
  }

  private async tell(tx: Tx, told: readonly Told[], context: DecisionContext): Promise<void> {
    if (told.length === 0) return;
    const book = await this.stores.cases.load(tx, told.map((each) => each.caseId));
    const draft = new CaseDraft(book, context);
    for (const { caseId, shared } of told) if (draft.book.has(caseId)) tellKnownRisk(draft, caseId, shared);
    await this.stores.caseWriter.write(tx, draft);
  }
}

interface Told {
  readonly caseId: string;
  readonly shared: KnownRisk;
}

function unfinished(due: readonly CaseToLearn[], states: readonly CaseState[]): (CaseToLearn & { readonly delayMs: number })[] {
  const open = new Set(states.filter(isUnfinished).map((state) => state.record.caseId));
  return due.filter((each) => open.has(each.caseId) && each.looks < MOST_LOOKS).map(({ caseId, looks }) => ({
    caseId, looks: looks + 1, delayMs: Math.min(LONGEST_LOOK_AGAIN_MS, FIRST_LOOK_AGAIN_MS * 2 ** looks),
  }));
}
