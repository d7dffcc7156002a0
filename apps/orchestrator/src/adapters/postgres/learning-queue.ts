import type { Tx } from '@paystop/ports';

export interface CaseToLearn {
  readonly caseId: string;
  /** How often it was looked at without being finished. */
  readonly looks: number;
}

/** Learners take turns: two at once would learn of one subject from two cases without seeing each other ("lrn" in ASCII). */
const LEARNER_LOCK_SPACE = 0x6c726e;

/** The cases from which something may be learnt, each once, the longest due first. */
export class LearningQueue {
  async add(tx: Pick<Tx, 'query'>, caseIds: readonly string[], delayMs: number): Promise<void> {
    if (caseIds.length > 0) await tx.query(ADD, [[...new Set(caseIds)].sort(), delayMs]);
  }

  /** Puts unfinished cases back, each at a time of its own. */
  async again(tx: Tx, cases: readonly (CaseToLearn & { readonly delayMs: number })[]): Promise<void> {
    if (cases.length > 0) await tx.query(AGAIN, [cases.map((each) => each.caseId), cases.map((each) => each.looks), cases.map((each) => each.delayMs)]);
  }

  /** @returns undefined when another process is learning at this moment. */
  async take(tx: Tx, limit: number): Promise<CaseToLearn[] | undefined> {
    const [turn] = await tx.query<{ mine: boolean }>(`SELECT pg_try_advisory_xact_lock(${LEARNER_LOCK_SPACE}, hashtext(current_schema())) AS mine`, []);
    if (turn?.mine !== true) return undefined;
    return tx.query<CaseToLearn>(TAKE, [limit]);
  }
}

const ADD = `
  INSERT INTO learning (case_id, due_at) SELECT case_id, now() + $2::float8 * interval '1 millisecond' FROM unnest($1::text[]) AS wanted(case_id) ORDER BY case_id
  ON CONFLICT (case_id) DO UPDATE SET due_at = least(learning.due_at, excluded.due_at), looks = 0`;

const AGAIN = `
  INSERT INTO learning (case_id, looks, due_at)
  SELECT case_id, looks, now() + delay * interval '1 millisecond' FROM unnest($1::text[], $2::int[], $3::float8[]) AS wanted(case_id, looks, delay) ORDER BY case_id
  ON CONFLICT (case_id) DO NOTHING`;

const TAKE = `
  DELETE FROM learning WHERE case_id = ANY(ARRAY(SELECT case_id FROM learning WHERE due_at <= now() ORDER BY due_at, case_id LIMIT $1 FOR UPDATE SKIP LOCKED))
  RETURNING case_id AS "caseId", looks`;
