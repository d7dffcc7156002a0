import { createHash } from 'node:crypto';
import { canonical } from '../canonical-json';
import type { Evidence } from '../evidence';
import { type Check, sqlCheck } from '../finding';

interface Entry {
  readonly seq: number;
  readonly previousHash: string;
  readonly hash: string;
  readonly [field: string]: unknown;
}

const FIRST_PREVIOUS = '0'.repeat(64);

async function chains(evidence: Evidence): Promise<{ looked: number; findings: string[] }> {
  const rows = await evidence.rows<{ chain: string; seq: number; hash: string; body: Entry }>('SELECT chain, seq, hash, body FROM orchestrator.audit_entry ORDER BY chain, seq');
  const heads = new Map<string, { seq: number; hash: string }>();
  const findings: string[] = [];
  for (const { chain, seq, hash, body } of rows) {
    const head = heads.get(chain) ?? { seq: 0, hash: FIRST_PREVIOUS };
    const { hash: claimed, ...rest } = body;
    const computed = createHash('sha256').update(canonical(rest), 'utf8').digest('hex');
    if (computed !== hash || claimed !== hash) findings.push(`${chain} #${String(seq)}: its hash is not that of its content`);
    if (seq !== head.seq + 1 || body.seq !== seq) findings.push(`${chain} #${String(seq)}: follows #${String(head.seq)}`);
    if (body.previousHash !== head.hash) findings.push(`${chain} #${String(seq)}: does not name the entry before it`);
    heads.set(chain, { seq, hash });
  }
  return { looked: rows.length, findings };
}

/** Every version of a case, instruction or hold has its one entry. */
function oneEntryPerVersion(table: string, id: string): Check {
  return sqlCheck('I9', `one audit entry per change of ${table}`, {
    looked: `SELECT 1 FROM orchestrator.${table}`,
    wrong: `SELECT t.${id} AS id, t.version, count(a.*) AS entries, count(DISTINCT a.body->'data'->>'version') AS versions
      FROM orchestrator.${table} t LEFT JOIN orchestrator.audit_entry a ON a.chain = t.case_id AND a.body->>'subject' = t.${id}
      GROUP BY 1, 2 HAVING count(a.*) <> t.version OR count(DISTINCT a.body->'data'->>'version') <> t.version`,
  });
}

export const AUDIT_CHECKS: readonly Check[] = [
  { invariant: 'I9', title: 'the audit chains verify', run: chains },
  oneEntryPerVersion('stop_case', 'case_id'),
  oneEntryPerVersion('instruction', 'instruction_id'),
  oneEntryPerVersion('hold', 'hold_id'),
];
