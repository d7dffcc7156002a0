import { createHash, createPublicKey, verify } from 'node:crypto';
import type { Evidence } from '../evidence';
import { type Check, sqlCheck } from '../finding';

interface Checkpoint extends Record<string, unknown> {
  readonly size: number;
  readonly root_hash: string;
  readonly at: Date;
  readonly key_id: string;
  readonly signature: string;
}

const LEAVES = `
  SELECT leaf_index::integer AS leaf, coalesce(e.hash, a.hash) AS hash FROM orchestrator.audit_leaf l LEFT JOIN orchestrator.audit_entry e ON e.entry_id = l.entry_id
  LEFT JOIN dispatcher.institution_audit a ON 'institution:' || a.code = l.foreign_chain AND a.seq = l.foreign_seq ORDER BY leaf_index`;

function sha256(...parts: readonly Buffer[]): Buffer {
  return createHash('sha256').update(Buffer.concat(parts)).digest();
}

/** RFC 6962, section 2.1, as it stands there. */
function treeHash(leaves: readonly Buffer[]): Buffer {
  const [first] = leaves;
  if (first === undefined) return sha256();
  if (leaves.length === 1) return sha256(Buffer.from([0]), first);
  let split = 1;
  while (split * 2 < leaves.length) split *= 2;
  return sha256(Buffer.from([1]), treeHash(leaves.slice(0, split)), treeHash(leaves.slice(split)));
}

function faultOf({ size, root_hash, at, key_id, signature }: Checkpoint, leaves: readonly Buffer[], keys: Evidence['publicKeys']): string[] {
  const findings: string[] = [];
  if (leaves.length < size || treeHash(leaves.slice(0, size)).toString('hex') !== root_hash) findings.push(`the checkpoint over ${String(size)} entries has not their root`);
  const jwk = keys.find(({ kid }) => kid === key_id);
  const text = `paystop-audit-checkpoint\n${String(size)}\n${root_hash}\n${at.toISOString()}\n`;
  if (jwk === undefined || !verify(null, Buffer.from(text, 'utf8'), createPublicKey({ key: jwk, format: 'jwk' }), Buffer.from(signature, 'base64'))) {
    findings.push(`the checkpoint over ${String(size)} entries is not signed by ${key_id}`);
  }
  return findings;
}

async function checkpointsVerify(evidence: Evidence): Promise<{ looked: number; findings: string[] }> {
  const rows = await evidence.rows<{ leaf: number; hash: string | null }>(LEAVES);
  const gaps = rows.flatMap(({ leaf, hash }, index) => (leaf === index && hash !== null ? [] : [`leaf ${String(leaf)} stands at ${String(index)} with the hash ${String(hash)}`]));
  const checkpoints = await evidence.rows<Checkpoint>('SELECT size::integer, root_hash, at, key_id, signature FROM orchestrator.audit_checkpoint ORDER BY size');
  const leaves = rows.map(({ hash }) => Buffer.from(hash ?? '', 'hex'));
  return { looked: checkpoints.length, findings: [...gaps.slice(0, 1), ...checkpoints.flatMap((checkpoint) => faultOf(checkpoint, leaves, evidence.publicKeys))] };
}

export const CHECKPOINT_CHECKS: readonly Check[] = [
  { invariant: 'I9', title: 'every signed checkpoint covers exactly the entries before it', run: checkpointsVerify },
  sqlCheck('I9', 'no audit entry stays without a checkpoint', {
    looked: 'SELECT 1 FROM orchestrator.audit_leaf',
    wrong: `SELECT e.chain, e.seq FROM orchestrator.audit_entry e WHERE (e.body->>'at')::timestamptz < now() - interval '3 minutes'
      AND NOT EXISTS (SELECT FROM orchestrator.audit_leaf l WHERE l.entry_id = e.entry_id)`,
  }),
];
