import type { VerdictAnswer, VerdictRequest } from '@paystop/contracts';
import { type AuditEntry, unitCovers } from '@paystop/domain';
import { decodeCursor, encodeCursor, problemAnswer } from '@paystop/http-kit';
import type { Tx } from '@paystop/ports';
import type { AuditRepository } from '../../adapters/postgres/audit.repository';
import type { InstitutionAuditRepository } from '../../adapters/postgres/institution-audit.repository';
import { notFound } from '../../verdicts/verdict-context';

interface AuditQuery {
  readonly caseId?: string;
  readonly subject?: string;
  readonly limit: number;
  readonly cursor?: string;
}

interface CheckpointRow {
  readonly size: string;
  readonly root_hash: string;
  readonly at: Date;
  readonly key_id: string;
  readonly signature: string;
}

/** Institutions belong to no unit: every auditor reads their chains, `?subject=institution:CMB`. */
const INSTITUTION = 'institution:';

/** What an auditor reads: the chain of a case, the signed checkpoints over all chains. */
export class ReadAuditUseCase {
  constructor(private readonly database: Pick<Tx, 'query'>, private readonly chains: { readonly own: AuditRepository; readonly institutions: InstitutionAuditRepository }) {}

  async entries(request: VerdictRequest): Promise<VerdictAnswer> {
    const { caseId, subject, limit, cursor } = request.body as AuditQuery;
    const chain = caseId ?? subject;
    if (chain === undefined) {
      return problemAnswer('QUERY.INVALID', 'name the chain: ?caseId=… or ?subject=…', { errors: [{ path: '/caseId', message: 'is required' }] });
    }
    const page = { afterSeq: afterOf(cursor), limit: limit + 1 };
    const entries = chain.startsWith(INSTITUTION) ? await this.chains.institutions.list(this.database, chain, page) : await this.entriesOfUnit(request, chain, page);
    if (entries === undefined) return notFound('case');
    const items = entries.slice(0, limit);
    const last = items.at(-1);
    const nextCursor = entries.length > limit && last !== undefined ? encodeCursor([last.seq]) : null;
    return { status: 200, body: { items, nextCursor } };
  }

  async checkpoints(request: VerdictRequest): Promise<VerdictAnswer> {
    const { limit, cursor } = request.body as AuditQuery;
    const rows = await this.database.query<CheckpointRow>(
      'SELECT size, root_hash, at, key_id, signature FROM audit_checkpoint WHERE size > $1 ORDER BY size LIMIT $2', [afterOf(cursor), limit + 1],
    );
    const items = rows.slice(0, limit).map((row) => ({
      size: Number(row.size), rootHash: row.root_hash, at: row.at.toISOString(), keyId: row.key_id, signature: row.signature,
    }));
    const last = items.at(-1);
    return { status: 200, body: { items, nextCursor: rows.length > limit && last !== undefined ? encodeCursor([last.size]) : null } };
  }

  private async entriesOfUnit({ principal }: VerdictRequest, chain: string, page: Parameters<AuditRepository['list']>[2]): Promise<AuditEntry[] | undefined> {
    const unit = await this.unitOf(chain);
    return unit === undefined || !unitCovers(principal.unit, unit) ? undefined : this.chains.own.list(this.database, chain, page);
  }

  private async unitOf(chain: string): Promise<string | undefined> {
    const rows = await this.database.query<{ unit: string }>(
      `SELECT unit FROM stop_case WHERE case_id = $1 UNION ALL SELECT unit FROM warning WHERE warning_id = $1
       UNION ALL SELECT unit FROM risk_entry WHERE entry_id = $1`, [chain],
    );
    return rows[0]?.unit;
  }
}

function afterOf(cursor: string | undefined): number {
  if (cursor === undefined) return 0;
  const [after] = decodeCursor(cursor, 1);
  return typeof after === 'number' ? after : 0;
}
