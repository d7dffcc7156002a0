import type { Principal, VerdictAnswer, VerdictRequest } from '@paystop/contracts';
import { mayDo } from '@paystop/domain';
import { decodeCursor, encodeCursor, etag, problemAnswer } from '@paystop/http-kit';
import type { InstitutionRepository, LaneCounts, ReportedHealth } from '../../adapters/postgres/institution.repository';
import type { Directory, KnownInstitution } from '../../institutions/directory';
import type { Switchboard } from '../../switchboard/switchboard';
import { z } from 'zod';

/** contract-details 10. */
export interface InstitutionRow {
  readonly code: string;
  readonly name: string;
  readonly kind: string;
  readonly protocol: string;
  readonly state: 'up' | 'degraded' | 'down' | 'paused';
  readonly breaker: 'closed' | 'open' | 'half_open';
  readonly inFlight: number;
  readonly queued: number;
  readonly indeterminate: number;
  readonly p95AnswerMs: number | null;
  readonly oldestUnansweredSeconds: number;
  /** Whom an operator calls. */
  readonly liaison: { readonly name: string; readonly phone: string } | null;
  readonly origin: 'file' | 'api';
  readonly proposedBy: string | null;
  readonly version: number;
}

const querySchema = z.object({ cursor: z.string().nullish(), limit: z.coerce.number().int().min(1).max(200).default(200) });

export class ListInstitutionsUseCase {
  constructor(
    private readonly directory: Directory,
    private readonly repository: InstitutionRepository,
    private readonly switchboard: Switchboard,
  ) {}

  async list(request: VerdictRequest): Promise<VerdictAnswer> {
    if (!mayDo(request.principal, 'read_institutions')) return problemAnswer('AUTH.ROLE_MISSING');
    const { cursor, limit } = querySchema.parse(request.body ?? {});
    const after = typeof cursor === 'string' ? String(decodeCursor(cursor, 1)[0]) : '';
    const visible = this.directory.all().filter((known) => maySee(request.principal, known.institution.code) && known.institution.code > after);
    const page = visible.slice(0, limit);
    const rows = await this.rows(page);
    const last = page.at(-1);
    const nextCursor = visible.length > page.length && last !== undefined ? encodeCursor([last.institution.code]) : null;
    return { status: 200, body: { items: rows, nextCursor } };
  }

  async read(request: VerdictRequest): Promise<VerdictAnswer> {
    if (!mayDo(request.principal, 'read_institutions')) return problemAnswer('AUTH.ROLE_MISSING');
    const row = maySee(request.principal, request.id) ? await this.row(request.id) : undefined;
    return row === undefined ? problemAnswer('INSTITUTION.UNKNOWN') : { status: 200, body: row, headers: { etag: etag(row.version) } };
  }

  async row(code: string): Promise<InstitutionRow | undefined> {
    const known = this.directory.find(code);
    return known === undefined ? undefined : (await this.rows([known]))[0];
  }

  private async rows(institutions: readonly KnownInstitution[]): Promise<InstitutionRow[]> {
    const counts = new Map((await this.repository.counts()).map((count) => [count.code, count]));
    const reported = new Map((await this.repository.health()).map((health) => [health.code, health]));
    return institutions.map((known) => this.present(known, counts.get(known.institution.code), reported.get(known.institution.code)));
  }

  private present(known: KnownInstitution, counts: LaneCounts | undefined, reported: ReportedHealth | undefined): InstitutionRow {
    const { code, name, kind, protocol, liaison = null } = known.institution;
    const lane = this.switchboard.lane(code);
    const health = lane?.owned === true ? lane.health() : reported;
    const breaker = health?.breaker ?? 'closed';
    return {
      code, name, kind, protocol, state: stateOf(known.paused, breaker, health?.troubled === true || (counts?.indeterminate ?? 0) > 0), breaker,
      inFlight: health?.inFlight ?? 0, queued: counts?.queued ?? 0, indeterminate: counts?.indeterminate ?? 0, p95AnswerMs: health?.p95AnswerMs ?? null,
      oldestUnansweredSeconds: Math.round(counts?.oldestUnansweredSeconds ?? 0), liaison, origin: known.origin,
      proposedBy: known.setting?.proposedBy ?? null, version: known.version,
    };
  }
}

function stateOf(paused: boolean, breaker: InstitutionRow['breaker'], troubled: boolean): InstitutionRow['state'] {
  if (paused) return 'paused';
  if (breaker === 'open') return 'down';
  return breaker === 'half_open' || troubled ? 'degraded' : 'up';
}

/** An institution sees its own row only. */
function maySee({ roles, institution }: Principal, code: string): boolean {
  return roles.some((role) => role !== 'institution') || institution === code;
}
