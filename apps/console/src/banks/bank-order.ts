import type { InstitutionRow } from '../data/desk';

export type BankColumn = 'name' | 'state' | 'breaker' | 'inFlight' | 'queued' | 'indeterminate' | 'oldestUnansweredSeconds' | 'p95AnswerMs' | 'protocol';

const WORST_FIRST: Readonly<Record<InstitutionRow['state'], number>> = { down: 3, paused: 2, degraded: 1, up: 0 };
const BREAKERS: Readonly<Record<InstitutionRow['breaker'], number>> = { open: 2, half_open: 1, closed: 0 };

function weight(bank: InstitutionRow, column: BankColumn): number {
  if (column === 'state') return WORST_FIRST[bank.state];
  if (column === 'breaker') return BREAKERS[bank.breaker];
  return column === 'name' || column === 'protocol' ? 0 : (bank[column] ?? 0);
}

/** Largest first; what is equal stands by what is queued, then by name, so that rows do not dance. */
export function sortedBanks(banks: readonly InstitutionRow[], column: BankColumn): readonly InstitutionRow[] {
  const byName = (a: InstitutionRow, b: InstitutionRow): number => a.name.localeCompare(b.name, 'zh-CN') || a.code.localeCompare(b.code);
  return [...banks].sort((a, b) => weight(b, column) - weight(a, column) || (column === 'name' ? 0 : b.queued + b.indeterminate - a.queued - a.indeterminate) || (column === 'protocol' ? a.protocol.localeCompare(b.protocol) : 0) || byName(a, b));
}
