import type { VerdictAnswer, VerdictRequest } from '@paystop/contracts';
import { type RiskEntry, knownRisk } from '@paystop/domain';
import { decodeCursor, encodeCursor, problemAnswer } from '@paystop/http-kit';
import { parseInstant } from '@paystop/kernel';
import { presentRisk } from '@paystop/presentation';
import type { Tx } from '@paystop/ports';
import type { ListedEntry, RiskListing, RiskRepository } from '../../adapters/postgres/risk.repository';
import { notFound } from '../../verdicts/verdict-context';

interface RiskQuery {
  readonly state?: string;
  readonly kind?: string;
  readonly updatedAfter?: string;
  readonly limit: number;
  readonly cursor?: string;
}

const ALIVE = ['candidate', 'published'];
/** What an institution may see: what it may rely on, and that it may no longer. */
const TOLD_TO_INSTITUTIONS = ['published', 'withdrawn', 'expired'];
const CURSOR_PARTS = 2;

/** Accounts and indicators that cases taught: each institution its own accounts, whole; everybody else masked. */
export class ReadRiskUseCase {
  constructor(
    private readonly database: Pick<Tx, 'query'>,
    private readonly risks: RiskRepository,
    private readonly referenceOf: (entry: RiskEntry) => string,
  ) {}

  async accounts(request: VerdictRequest): Promise<VerdictAnswer> {
    const { principal, id: institutionCode } = request;
    if (isInstitution(request) && principal.institution !== institutionCode) return notFound('institution');
    return this.page(request, { kind: 'account', institutionCode });
  }

  async indicators(request: VerdictRequest): Promise<VerdictAnswer> {
    return this.page(request, { kind: 'indicator', indicatorKind: (request.body as RiskQuery).kind });
  }

  private async page(request: VerdictRequest, which: Pick<RiskListing, 'kind' | 'institutionCode' | 'indicatorKind'>): Promise<VerdictAnswer> {
    const { limit, cursor, updatedAfter, state } = request.body as RiskQuery;
    const after = cursor === undefined ? undefined : positionOf(cursor);
    if (after === 'wrong') return problemAnswer('QUERY.CURSOR_INVALID');
    const listed = await this.risks.list(this.database, { ...which, states: statesFor(request, state), updatedAfter, after, limit: limit + 1 });
    const shown = listed.slice(0, limit);
    const last = shown.at(-1);
    const nextCursor = listed.length > limit && last !== undefined ? encodeCursor([last.updatedAt, last.entry.entryId]) : null;
    return { status: 200, body: { items: await this.present(request, shown), nextCursor } };
  }

  private async present(request: VerdictRequest, listed: readonly ListedEntry[]): Promise<object[]> {
    const own = isInstitution(request);
    const sightings = own ? [] : await this.risks.sightingsOf(this.database, listed.map(({ entry }) => entry.subject));
    return listed.map(({ entry, updatedAt }) => ({
      ...presentRisk(entry, { accountRef: this.referenceOf(entry), visibility: own ? 'clear' : 'masked' }), updatedAt,
      ...(own ? {} : { shared: sharedOf(request.principal.unit, sightings.filter((each) => each.subject === entry.subject && each.counts)) }),
    }));
  }
}

function isInstitution({ principal }: VerdictRequest): boolean {
  return principal.roles.includes('institution');
}

/** Without a filter: what is alive; for whoever polls for changes, also what is over. */
function statesFor(request: VerdictRequest, state: string | undefined): readonly string[] | undefined {
  const { updatedAfter } = request.body as RiskQuery;
  const wanted = state === undefined ? (updatedAfter === undefined ? ALIVE : undefined) : [state];
  if (!isInstitution(request)) return wanted;
  return TOLD_TO_INSTITUTIONS.filter((each) => wanted === undefined || wanted.includes(each));
}

/** The cases of the caller's unit by id, those of others as a number. */
function sharedOf(unit: string, sightings: Parameters<typeof knownRisk>[1]): object {
  const known = knownRisk(unit, sightings);
  return { cases: known?.cases ?? [], otherCases: known?.otherCases ?? 0 };
}

function positionOf(cursor: string): { readonly at: string; readonly id: string } | 'wrong' {
  const [at, id] = decodeCursor(cursor, CURSOR_PARTS);
  return typeof at === 'string' && parseInstant(at) !== undefined && typeof id === 'string' ? { at, id } : 'wrong';
}
