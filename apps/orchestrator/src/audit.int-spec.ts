import { createHash } from 'node:crypto';
import { type AuditEntry, chainEntry, firstBrokenLink } from '@paystop/domain';
import { type Database, openDatabase } from '@paystop/postgres';
import { silentLogger } from '@paystop/testing';
import { InstitutionAuditRepository } from './adapters/postgres/institution-audit.repository';
import { MIGRATIONS } from './migrations';
import { RunningOrchestrator, aRequest } from './test-support/running-orchestrator';
import { CheckpointAuditUseCase } from './usecases/checkpoint-audit/checkpoint-audit.usecase';
import { EMPTY_FRONTIER, appendLeaves, rootOf } from './usecases/checkpoint-audit/merkle-frontier';

const START_MS = 60_000;
const AUDITOR = { subject: 'user:auditor', roles: ['auditor'], unit: '440305' };
const INSTITUTION = 'institution:CMB';
/** The dispatcher's view, as its migration makes it. */
const DISPATCHERS_VIEW = [
  'CREATE SCHEMA dispatcher', 'CREATE TABLE dispatcher.institution_audit (code text, seq integer, entry jsonb, hash text)',
  "CREATE VIEW dispatcher.v_institution_audit AS SELECT 'institution:' || code AS chain, seq, hash, entry FROM dispatcher.institution_audit",
];

function sha256Hex(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

describe('the audit', () => {
  let orchestrator: RunningOrchestrator;
  let database: Database;
  let checkpoints: CheckpointAuditUseCase;

  beforeAll(async () => {
    orchestrator = await RunningOrchestrator.start();
    database = await openDatabase({ url: orchestrator.services.databaseUrl, schema: 'orchestrator', applicationName: 'test', migrations: MIGRATIONS, logger: silentLogger });
    const { unitOfWork } = database;
    const signer = { keyId: 'k', sign: () => 'signature' };
    checkpoints = new CheckpointAuditUseCase({ unitOfWork, signer, foreign: new InstitutionAuditRepository() }, () => new Date().toISOString());
  }, START_MS);

  afterAll(async () => {
    await database.close();
    await orchestrator.stop();
  }, START_MS);

  const read = async (query: Readonly<Record<string, unknown>>): Promise<{ items: AuditEntry[]; nextCursor: string | null }> =>
    (await orchestrator.verdict('audit.list', '', { principal: AUDITOR, method: 'GET', body: query })).body as { items: AuditEntry[]; nextCursor: string | null };

  async function changeInstitution(...actions: string[]): Promise<void> {
    const { rows } = await orchestrator.database.query<{ seq: number; hash: string }>('SELECT seq, hash FROM dispatcher.institution_audit ORDER BY seq DESC LIMIT 1');
    let head = rows[0];
    for (const action of actions) {
      const entry = { at: new Date().toISOString(), actor: 'user:admin', role: 'admin', unit: '4403', action, subject: INSTITUTION, caseId: '', data: { version: 1 } };
      const chained = chainEntry(entry, head, sha256Hex);
      head = { seq: chained.seq, hash: chained.hash };
      await orchestrator.database.query('INSERT INTO dispatcher.institution_audit VALUES ($1, $2, $3, $4)', ['CMB', chained.seq, JSON.stringify(chained), chained.hash]);
    }
  }

  /** The root as anybody computes it who reads every entry in the order of the leaves. */
  async function expectCheckpointOverAll(): Promise<void> {
    const { rows } = await orchestrator.database.query<{ leaf: number; hash: string }>(
      `SELECT leaf_index::int AS leaf, coalesce(e.hash, a.hash) AS hash FROM orchestrator.audit_leaf l LEFT JOIN orchestrator.audit_entry e USING (entry_id)
       LEFT JOIN dispatcher.v_institution_audit a ON a.chain = l.foreign_chain AND a.seq = l.foreign_seq ORDER BY leaf_index`,
    );
    expect(rows.map(({ leaf }) => leaf)).toEqual(rows.map((_, index) => index));
    const { rows: last } = await orchestrator.database.query('SELECT size::int AS size, root_hash FROM orchestrator.audit_checkpoint ORDER BY size DESC LIMIT 1');
    expect(last[0]).toEqual({ size: rows.length, root_hash: rootOf(appendLeaves(EMPTY_FRONTIER, rows.map(({ hash }) => hash))) });
  }

  it('is one chain a case that an auditor can read and check', async () => {
    const { order } = await orchestrator.stopFor(aRequest());
    const { items } = await read({ caseId: order.caseId, limit: 50 });
    expect(items.map((entry) => [entry.seq, entry.action])).toEqual([[1, 'CaseOpened'], [2, 'StopRequested']]);
    expect(firstBrokenLink(items, sha256Hex)).toBeUndefined();
  }, START_MS);

  it('is read by page for an institution, by any auditor, once a dispatcher is there', async () => {
    expect((await read({ subject: INSTITUTION, limit: 1 })).items).toEqual([]);
    for (const sql of DISPATCHERS_VIEW) await orchestrator.database.query(sql);
    await changeInstitution('InstitutionChangeProposed', 'InstitutionChanged');
    const first = await read({ subject: INSTITUTION, limit: 1 });
    const second = await read({ subject: INSTITUTION, limit: 1, cursor: first.nextCursor });
    expect([...first.items, ...second.items].map(({ action }) => action)).toEqual(['InstitutionChangeProposed', 'InstitutionChanged']);
    expect(second.nextCursor).toBeNull();
    expect(firstBrokenLink([...first.items, ...second.items], sha256Hex)).toBeUndefined();
  }, START_MS);

  it('is covered by signed checkpoints, without gaps, institutions included', async () => {
    await checkpoints.takeIn();
    await expectCheckpointOverAll();
    await orchestrator.stopFor(aRequest());
    await changeInstitution('InstitutionPaused');
    await checkpoints.takeIn();
    await expectCheckpointOverAll();
    expect((await checkpoints.takeIn()).taken).toBe(0);
  }, START_MS);
});
