import type { DecisionLine, Effect, Evidence } from '../evidence';
import { type Check, sqlCheck } from '../finding';

type Looked = Promise<{ looked: number; findings: string[] }>;

const ENDS: readonly string[] = ['release', 'unfreeze'];
/** What reaches a bank only because a person decided it. */
const BY_DECISION: readonly string[] = ['release', 'unfreeze', 'freeze', 'return'];

function placeOf({ bank, caseId, account }: Pick<Effect, 'bank' | 'caseId' | 'account'>): string {
  return `${bank} ${caseId} ${account}`;
}

function decided({ decisions }: Evidence): DecisionLine[] {
  return decisions.filter(({ kind }) => kind === 'decided');
}

/** What took effect on the account of a decision, for its case, in the bank's order. */
function effectsOn({ effects }: Evidence, line: DecisionLine): Effect[] {
  return effects.filter((effect) => placeOf(effect) === placeOf(line));
}

function isLetGo(evidence: Evidence, line: DecisionLine): boolean {
  return decided(evidence).some((other) => other.decision === 'release' && placeOf(other) === placeOf(line));
}

/** @returns what is wrong with it; a freeze that was let go at once may never have reached its bank. */
function wrongEffect(evidence: Evidence, line: DecisionLine): string | undefined {
  const mine = effectsOn(evidence, line);
  const count = (actions: readonly string[]): number => mine.filter(({ action }) => actions.includes(action)).length;
  const { decision, thing, amounts } = line;
  if (decision === 'return') {
    const paid = mine.filter(({ action }) => action === 'return').map(({ amountMinor }) => amountMinor).sort().join(', ');
    const promised = [...amounts].filter((amount) => amount !== '0').sort().join(', ');
    return paid === promised ? undefined : `return ${thing}: promised ${promised}, paid ${paid === '' ? 'nothing' : paid}`;
  }
  const times = decision === 'release' ? count(ENDS) : count(['freeze']);
  const least = decision === 'freeze' && isLetGo(evidence, line) ? 0 : 1;
  return times >= least && times <= 1 ? undefined : `${decision} ${thing} took effect ${String(times)} times`;
}

async function onceAtTheBank(evidence: Evidence): Looked {
  const lines = decided(evidence);
  return { looked: lines.length, findings: lines.flatMap((line) => wrongEffect(evidence, line) ?? []) };
}

async function nobodyDecided(evidence: Evidence): Looked {
  const wanted = new Set(decided(evidence).flatMap((line) => (line.decision === 'release' ? ENDS : [line.decision]).map((action) => `${action} ${placeOf(line)}`)));
  const effects = evidence.effects.filter(({ action }) => BY_DECISION.includes(action));
  return { looked: effects.length, findings: effects.filter((effect) => !wanted.has(`${effect.action} ${placeOf(effect)}`)).map((effect) => `${effect.instructionId}: nobody decided ${effect.action} on ${placeOf(effect)}`) };
}

async function nothingAfterTheEnd(evidence: Evidence): Looked {
  const lines = decided(evidence).filter(({ decision }) => decision === 'release');
  const findings: string[] = [];
  for (const line of lines) {
    const last = effectsOn(evidence, line).at(-1);
    if (last === undefined || !ENDS.includes(last.action)) findings.push(`${placeOf(line)} was let go, and the last that took effect was ${last?.action ?? 'nothing'}`);
    const { hold, freezes } = await evidence.account(line.bank, line.account);
    if (hold !== null || freezes.length > 0) findings.push(`${placeOf(line)} was let go and its bank still keeps it`);
  }
  return { looked: lines.length, findings };
}

/** Where each thing that was decided has to stand in the end. */
const STANDS: Readonly<Record<DecisionLine['decision'], { readonly sql: string; readonly states: readonly string[] }>> = {
  release: { sql: 'SELECT state FROM orchestrator.hold WHERE hold_id = $1', states: ['released'] },
  freeze: { sql: 'SELECT state FROM orchestrator.account_freeze WHERE freeze_id = $1', states: ['active'] },
  return: { sql: 'SELECT state FROM orchestrator.funds_return WHERE return_id = $1', states: ['completed'] },
};

async function casesSaySo(evidence: Evidence): Looked {
  const lines = decided(evidence);
  const findings: string[] = [];
  for (const line of lines) {
    const { sql, states } = STANDS[line.decision];
    const [row] = await evidence.rows<{ state: string }>(sql, [line.thing]);
    const wanted = line.decision === 'freeze' && isLetGo(evidence, line) ? ['cancelled', 'lifted'] : states;
    if (!wanted.includes(row?.state ?? '')) findings.push(`${line.decision} ${line.thing} was decided and is ${row?.state ?? 'not there'}`);
  }
  return { looked: lines.length, findings };
}

const DECIDED_BY: Readonly<Record<DecisionLine['decision'], string>> = { release: 'HoldReleaseApproved', freeze: 'FreezeApproved', return: 'FundsReturnOrdered' };

/** However often a person had to ask. */
async function onceInTheAudit(evidence: Evidence): Looked {
  const lines = decided(evidence);
  const findings: string[] = [];
  for (const { decision, thing } of lines) {
    const [row] = await evidence.rows<{ n: string }>("SELECT count(*) AS n FROM orchestrator.audit_entry WHERE body->>'subject' = $1 AND body->>'action' = $2", [thing, DECIDED_BY[decision]]);
    if (row?.n !== '1') findings.push(`${decision} ${thing} was decided once and stands ${row?.n ?? '0'} times in the audit`);
  }
  return { looked: lines.length, findings };
}

async function allAnswered({ decisions }: Evidence): Looked {
  const answered = new Set(decisions.filter(({ kind }) => kind !== 'asked').map(({ decision, thing }) => `${decision} ${thing}`));
  const asked = decisions.filter(({ kind }) => kind === 'asked').map(({ decision, thing }) => `${decision} ${thing}`);
  return { looked: asked.length, findings: asked.filter((each) => !answered.has(each)).map((each) => `${each} was asked for and never answered`) };
}

export const DECISION_CHECKS: readonly Check[] = [
  { invariant: 'I1', title: 'every decision was answered', run: allAnswered },
  { invariant: 'I3', title: 'every decision took effect once at its bank', run: onceAtTheBank },
  { invariant: 'I3', title: 'nothing took effect that nobody decided', run: nobodyDecided },
  { invariant: 'I4', title: 'what was let go stays let go', run: nothingAfterTheEnd },
  { invariant: 'I6', title: 'what was decided stands so in its case', run: casesSaySo },
  { invariant: 'I9', title: 'every decision is in the audit once', run: onceInTheAudit },
  ...([['freeze', 'account_freeze', 'freeze_id', 'rm_kept', 'id'], ['return', 'funds_return', 'return_id', 'rm_return', 'return_id']] as const).map(([kind, table, id, model, modelId]) => sqlCheck('I6', `the read model of every ${kind} is up to date`, {
    looked: `SELECT 1 FROM orchestrator.${table}`,
    wrong: `SELECT o.${id}, o.version AS orchestrator, p.version AS projector FROM orchestrator.${table} o
      LEFT JOIN projector.${model} p ON p.${modelId} = o.${id} WHERE p.version IS DISTINCT FROM o.version`,
  })),
  sqlCheck('I8', 'no return pays out more than was frozen', {
    looked: 'SELECT 1 FROM orchestrator.funds_return',
    wrong: `SELECT r.return_id FROM orchestrator.funds_return r
      WHERE (SELECT sum((a->'amount'->>'amountMinor')::bigint) FROM json_array_elements(r.body->'allocations') a) > (r.body->'frozenAmount'->>'amountMinor')::bigint`,
  }),
];
