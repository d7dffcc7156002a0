import { type FreezeRecord, type ObjectionRecord, isInForce } from '@paystop/domain';
import type { Instant } from '@paystop/kernel';
import { type Totals, totalKey } from './totals';

/** A freeze or an objection, as lists find it. */
export interface KeptFacts {
  readonly kind: 'freeze' | 'objection';
  readonly id: string;
  readonly caseId: string;
  readonly state: string;
  readonly since: Instant;
  /** The most that it ever froze: what `_total` counts. */
  readonly mostFrozenMinor: string;
  readonly version: number;
}

export interface KeptRow {
  readonly facts: KeptFacts;
  /** Null where a newer one is stored already. */
  readonly body: object | null;
}

export interface KeptProjection {
  readonly rows: readonly KeptRow[];
  readonly totals: Totals;
}

type Known = ReadonlyMap<string, KeptFacts>;

/** The rule for freezes and objections: the same records in any order, any number of times, lead to the same rows and totals. */
export function projectKept(known: Known, records: { readonly freezes: readonly FreezeRecord[]; readonly objections: readonly ObjectionRecord[] }): KeptProjection {
  const after = new Map<string, KeptRow>();
  for (const freeze of records.freezes) merge(after, known, { facts: freezeFacts(freeze), body: freeze });
  for (const objection of records.objections) merge(after, known, { facts: objectionFacts(objection), body: objection });
  let frozenMinor = 0n;
  for (const [id, { facts }] of after) frozenMinor += BigInt(facts.mostFrozenMinor) - BigInt(known.get(id)?.mostFrozenMinor ?? '0');
  return { rows: [...after.values()], totals: frozenMinor === 0n ? new Map() : new Map([[totalKey('frozen_gross_fen'), frozenMinor]]) };
}

function merge(after: Map<string, KeptRow>, known: Known, { facts, body }: { readonly facts: KeptFacts; readonly body: object }): void {
  const before = after.get(facts.id) ?? stored(known.get(facts.id));
  const most = larger(facts.mostFrozenMinor, before?.facts.mostFrozenMinor ?? '0');
  if (before === undefined || facts.version > before.facts.version) after.set(facts.id, { facts: { ...facts, mostFrozenMinor: most }, body });
  else after.set(facts.id, { ...before, facts: { ...before.facts, mostFrozenMinor: most } });
}

function stored(facts: KeptFacts | undefined): KeptRow | undefined {
  return facts === undefined ? undefined : { facts, body: null };
}

function freezeFacts(freeze: FreezeRecord): KeptFacts {
  const { freezeId, caseId, state, proposed, amount, version } = freeze;
  return { kind: 'freeze', id: freezeId, caseId, state, since: proposed.at, mostFrozenMinor: isInForce(freeze) ? amount.amountMinor : '0', version };
}

function objectionFacts({ objectionId, caseId, state, recordedAt, version }: ObjectionRecord): KeptFacts {
  return { kind: 'objection', id: objectionId, caseId, state, since: recordedAt, mostFrozenMinor: '0', version };
}

function larger(a: string, b: string): string {
  return BigInt(a) > BigInt(b) ? a : b;
}
