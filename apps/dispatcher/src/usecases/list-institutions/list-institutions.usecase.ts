import type { Institution, Principal, VerdictAnswer, VerdictRequest } from '@paystop/contracts';
import { mayDo } from '@paystop/domain';
import { decodeCursor, encodeCursor, etag, problemAnswer } from '@paystop/http-kit';
import type { InstitutionRepository, LaneCounts, ReportedHealth } from '../../adapters/postgres/institution.repository';
import type { Directory, InstitutionSetting, KnownInstitution } from '../../institutions/directory';
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
  /** What another admin is asked to confirm. */
  readonly proposal: Institution | null;
  readonly version: number;
  /** What it is now, as PUT takes it: for who may change it, when one institution is read. */
  readonly definition?: Institution | null;
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
    const known = this.directory.all().filter(({ institution: { code } }) => maySee(request.principal, code) && code > after).slice(0, limit + 1);
    const added = this.directory.added().filter(({ code }) => maySee(request.principal, code) && code > after);
    const rows = [...(await this.rows(known)), ...added.map(addedRow)].sort(byCode);
    const items = rows.slice(0, limit);
    const last = items.at(-1);
    return { status: 200, body: { items, nextCursor: rows.length > limit && last !== undefined ? encodeCursor([last.code]) : null } };
  }

  async read(request: VerdictRequest): Promise<VerdictAnswer> {
    if (!mayDo(request.principal, 'read_institutions')) return problemAnswer('AUTH.ROLE_MISSING');
    const row = maySee(request.principal, request.id) ? await this.row(request.id) : undefined;
    if (row === undefined) return problemAnswer('INSTITUTION.UNKNOWN');
    const body = mayDo(request.principal, 'change_institutions') ? { ...row, definition: this.definitionOf(request.id) } : row;
    return { status: 200, body, headers: { etag: etag(row.version) } };
  }

  /** Null for one that nobody has confirmed. */
  private definitionOf(code: string): Institution | null {
    const known = this.directory.find(code);
    return known === undefined ? null : { ...known.institution, protocol: known.ownProtocol };
  }

  async row(code: string): Promise<InstitutionRow | undefined> {
    const known = this.directory.find(code);
    if (known !== undefined) return (await this.rows([known]))[0];
    const added = this.directory.added().find((setting) => setting.code === code);
    return added === undefined ? undefined : addedRow(added);
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
      proposedBy: known.setting?.proposedBy ?? null, proposal: known.setting?.proposal ?? null, version: known.version,
    };
  }
}

/** An institution that nobody has confirmed yet. */
export function addedRow({ code, proposal, proposedBy, version }: InstitutionSetting): InstitutionRow {
  return {
    code, name: proposal?.name ?? code, kind: proposal?.kind ?? 'bank', protocol: proposal?.protocol ?? 'manual', state: 'down', breaker: 'closed', inFlight: 0, queued: 0,
    indeterminate: 0, p95AnswerMs: null, oldestUnansweredSeconds: 0, liaison: proposal?.liaison ?? null, origin: 'api', proposedBy, proposal, version,
  };
}

function byCode(a: InstitutionRow, b: InstitutionRow): number {
  return a.code < b.code ? -1 : 1;
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
