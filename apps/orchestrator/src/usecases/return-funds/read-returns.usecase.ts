import type { VerdictAnswer, VerdictRequest } from '@paystop/contracts';
import { type CaseBook, type Claimant, type PolicyPack, claimantsOf, unitCovers } from '@paystop/domain';
import { decodeCursor, encodeCursor, refusalAnswer } from '@paystop/http-kit';
import { presentClaimant, presentReturn } from '@paystop/presentation';
import type { Tx, UnitOfWork } from '@paystop/ports';
import type { CaseRepository } from '../../adapters/postgres/case.repository';
import type { FundsReturnRepository } from '../../adapters/postgres/funds-return.repository';
import { answer, notFound } from '../../verdicts/verdict-context';
import { documentOf } from './return-document';

interface ListQuery {
  readonly caseId?: string;
  readonly state?: string;
  readonly updatedAfter?: string;
  readonly limit: number;
  readonly cursor?: string;
}

const OK = 200;

/** What people read of returns before they decide: always the newest state, so that it comes from the owner. */
export class ReadReturnsUseCase {
  constructor(
    private readonly stores: { readonly database: Pick<Tx, 'query'>; readonly unitOfWork: UnitOfWork; readonly returns: FundsReturnRepository; readonly cases: CaseRepository },
    private readonly rules: { readonly policy: PolicyPack; readonly timeZone: string },
  ) {}

  async one(request: VerdictRequest): Promise<VerdictAnswer> {
    const found = await this.find(request);
    return found === undefined ? notFound('return') : answer(OK, { ...presentReturn(found.record, 'masked'), version: found.record.version });
  }

  async list(request: VerdictRequest): Promise<VerdictAnswer> {
    const { limit, cursor, ...filters } = request.body as ListQuery;
    const before = cursor === undefined ? undefined : String(decodeCursor(cursor, 1)[0]);
    const records = await this.stores.returns.list(this.stores.database, { ...filters, unit: request.principal.unit, before, limit: limit + 1 });
    const page = records.slice(0, limit);
    const last = page.at(-1);
    const nextCursor = records.length > limit && last !== undefined ? encodeCursor([last.returnId]) : null;
    return { status: OK, body: { items: page.map((record) => presentReturn(record, 'masked')), nextCursor } };
  }

  /**
   * Across units: whoever gives money back has to know every victim (contract-details 7). Each return changes what the others
   * can claim, so that `updatedAfter` leaves nobody out.
   */
  claimants(request: VerdictRequest): Promise<VerdictAnswer> {
    return this.stores.unitOfWork.run(async (tx) => {
      const freeze = await this.stores.returns.freeze(tx, request.id);
      const book: CaseBook = await this.stores.cases.load(tx, freeze === undefined ? [] : [freeze.caseId, ...(await this.stores.returns.casesOnAccount(tx, freeze.accountRef))]);
      const unit = freeze === undefined ? undefined : book.get(freeze.caseId)?.record.unit;
      if (freeze === undefined || unit === undefined || !unitCovers(request.principal.unit, unit)) return notFound('freeze');
      const returns = await this.stores.returns.naming(tx, [...book.keys()]);
      const claimants = claimantsOf(book, { accountRef: freeze.accountRef, policy: this.rules.policy, returns });
      return { status: OK, body: pageOfClaimants(claimants, request.body as ListQuery) };
    });
  }

  /** What a printed plan or notice says; the gateway prints it. */
  async document(request: VerdictRequest): Promise<VerdictAnswer> {
    const found = await this.find(request);
    if (found === undefined) return notFound('return');
    const document = documentOf(found.record, { unit: found.unit, timeZone: this.rules.timeZone, caseNumber: found.caseNumber });
    return document.ok ? { status: OK, body: { document: document.value } } : refusalAnswer(document.error);
  }

  private async find({ id, principal }: VerdictRequest): ReturnType<FundsReturnRepository['read']> {
    const found = await this.stores.returns.read(this.stores.database, id);
    return found === undefined || !unitCovers(principal.unit, found.unit) ? undefined : found;
  }
}

/** In the order of their first report, as the rule gives them. */
function pageOfClaimants(claimants: readonly Claimant[], { limit, cursor }: ListQuery): { readonly items: readonly object[]; readonly nextCursor: string | null } {
  const [reportedAt = '', caseId = ''] = cursor === undefined ? [] : decodeCursor(cursor, 2).map(String);
  const after = claimants.filter((each) => each.reportedAt > reportedAt || (each.reportedAt === reportedAt && each.caseId > caseId));
  const page = after.slice(0, limit);
  const last = page.at(-1);
  return { items: page.map(presentClaimant), nextCursor: after.length > limit && last !== undefined ? encodeCursor([last.reportedAt, last.caseId]) : null };
}
