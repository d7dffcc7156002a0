import type { Evidence } from '../evidence';
import { type Check, sqlCheck } from '../finding';

interface HoldRow extends Record<string, unknown> {
  readonly instruction_id: string;
  readonly amount: string;
}

/** What we say is held is what the bank says it holds, to the cent. */
async function holdsAreOfTheBanksAmount(evidence: Evidence): Promise<{ looked: number; findings: string[] }> {
  const atBank = new Map(evidence.effects.filter(({ action }) => action === 'stop').map(({ instructionId, heldMinor }) => [instructionId, heldMinor]));
  const holds = await evidence.rows<HoldRow>("SELECT instruction_id, body->'amount'->>'amountMinor' AS amount FROM orchestrator.hold");
  const founded = holds.filter(({ instruction_id }) => atBank.has(instruction_id));
  const differing = founded.filter(({ instruction_id, amount }) => atBank.get(instruction_id) !== amount);
  return { looked: founded.length, findings: differing.map(({ instruction_id, amount }) => `${instruction_id}: the bank holds ${atBank.get(instruction_id) ?? ''}, the hold says ${amount}`) };
}

async function booksBalance({ ledger }: Evidence): Promise<{ looked: number; findings: string[] }> {
  const findings = ledger.banks.flatMap(({ bank, problems }) => problems.map((problem) => `${bank}: ${problem}`));
  return { looked: ledger.banks.length, findings: [...ledger.clearingProblems, ...findings] };
}

export const MONEY_CHECKS: readonly Check[] = [
  { invariant: 'I8', title: 'every hold is of the amount that the bank holds', run: holdsAreOfTheBanksAmount },
  { invariant: 'I8', title: 'the books of the banks balance', run: booksBalance },
  sqlCheck('I8', 'what a case intercepted is the sum over its accounts, of each at most what its transfers brought', {
    looked: 'SELECT 1 FROM orchestrator.stop_case',
    wrong: `SELECT c.case_id, c.body->'interceptedAmount'->>'amountMinor' AS says, coalesce(s.sum, 0) AS is FROM orchestrator.stop_case c
      LEFT JOIN (SELECT case_id, sum(held) AS sum FROM (
          SELECT case_id, account_ref, max(least((body->'heldAmount'->>'amountMinor')::bigint, (body->'amount'->>'amountMinor')::bigint)) AS held
          FROM orchestrator.instruction WHERE action = 'stop' AND state IN ('held', 'partially_held') GROUP BY 1, 2) AS accounts GROUP BY 1) AS s ON s.case_id = c.case_id
      WHERE (c.body->'interceptedAmount'->>'amountMinor')::bigint IS DISTINCT FROM coalesce(s.sum, 0)`,
  }),
  sqlCheck('I8', 'no case intercepted more than was reported lost', {
    looked: 'SELECT 1 FROM orchestrator.stop_case',
    wrong: `SELECT case_id FROM orchestrator.stop_case WHERE (body->'interceptedAmount'->>'amountMinor')::bigint > (body->'reportedLoss'->>'amountMinor')::bigint`,
  }),
];
