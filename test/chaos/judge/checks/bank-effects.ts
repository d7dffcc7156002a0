import type { Effect, Evidence } from '../evidence';
import type { Check } from '../finding';

function byAccountOfCase(effects: readonly Effect[]): Map<string, Effect[]> {
  const groups = new Map<string, Effect[]>();
  for (const effect of effects) {
    const key = `${effect.bank} ${effect.caseId} ${effect.account}`;
    groups.set(key, [...(groups.get(key) ?? []), effect]);
  }
  return groups;
}

/** Walks what took effect on one account for one case, in the bank's own order. */
function doubleEffects(place: string, effects: readonly Effect[]): string[] {
  const findings: string[] = [];
  let standing: Effect | undefined;
  let isExtended = false;
  for (const effect of effects) {
    const isOver = standing === undefined || (standing.expiresAt !== null && Date.parse(standing.expiresAt) <= Date.parse(effect.at));
    if (effect.action === 'stop') {
      if (!isOver) findings.push(`${place}: ${effect.instructionId} stopped it while the stop ${standing?.instructionId ?? ''} stood`);
      standing = effect;
      isExtended = false;
    } else if (effect.action === 'extend') {
      if (isExtended) findings.push(`${place}: extended twice`);
      isExtended = true;
    } else if (effect.action === 'release') {
      if (standing === undefined) findings.push(`${place}: released without a stop`);
      standing = undefined;
    }
  }
  return findings;
}

async function atMostOneStop({ effects }: Evidence): Promise<{ looked: number; findings: string[] }> {
  const groups = byAccountOfCase(effects);
  return { looked: effects.length, findings: [...groups].flatMap(([place, mine]) => doubleEffects(place, mine)) };
}

async function sameBytes({ orders }: Evidence): Promise<{ looked: number; findings: string[] }> {
  return { looked: orders.length, findings: orders.filter(({ distinctBodies }) => distinctBodies > 1).map(({ bank, instructionId }) => `${instructionId} came to ${bank} with different bodies`) };
}

async function onceEach({ effects }: Evidence): Promise<{ looked: number; findings: string[] }> {
  const seen = new Map<string, number>();
  for (const { instructionId } of effects) seen.set(instructionId, (seen.get(instructionId) ?? 0) + 1);
  return { looked: effects.length, findings: [...seen].filter(([, times]) => times > 1).map(([instructionId, times]) => `${instructionId} took effect ${String(times)} times`) };
}

async function nothingStale({ effects }: Evidence): Promise<{ looked: number; findings: string[] }> {
  const findings = [...byAccountOfCase(effects)].flatMap(([place, mine]) => mine.flatMap((effect, index) => {
    const before = mine[index - 1];
    return before !== undefined && before.sequence >= effect.sequence ? [`${place}: sequence ${String(effect.sequence)} took effect after ${String(before.sequence)}`] : [];
  }));
  return { looked: effects.length, findings };
}

async function booksAgree(evidence: Evidence): Promise<{ looked: number; findings: string[] }> {
  const holds = await evidence.rows<{ instruction_id: string; state: string }>('SELECT instruction_id, state FROM orchestrator.hold');
  const stops = new Map(evidence.effects.filter(({ action }) => action === 'stop').map((effect) => [effect.instructionId, effect]));
  const claimed = new Set((await evidence.rows<{ instruction_id: string }>("SELECT instruction_id FROM orchestrator.instruction WHERE body->>'code' IN ('1301', '1302', '1303')")).map((row) => row.instruction_id));
  const withHold = new Set(holds.map(({ instruction_id }) => instruction_id));
  const unfounded = holds.filter(({ instruction_id }) => !stops.has(instruction_id) && !claimed.has(instruction_id)).map(({ instruction_id }) => `a hold rests on ${instruction_id}, which took no effect at a bank`);
  const unknown = [...stops.keys()].filter((instructionId) => !withHold.has(instructionId)).map((instructionId) => `${instructionId} took effect at a bank and is no hold here`);
  return { looked: holds.length, findings: [...unfounded, ...unknown] };
}

export const EFFECT_CHECKS: readonly Check[] = [
  { invariant: 'I3', title: 'per case and account at most one stop in effect', run: atMostOneStop },
  { invariant: 'I3', title: 'no instruction took effect twice', run: onceEach },
  { invariant: 'I3', title: 'repeats carry the same bytes', run: sameBytes },
  { invariant: 'I4', title: 'nothing older took effect after something newer', run: nothingStale },
  { invariant: 'I6', title: 'the holds are those of the banks', run: booksAgree },
];
