import type { BenchProduct } from './bench-product';

export interface TallyLine {
  readonly what: string;
  readonly expected: number;
  readonly found: number;
}

/** What must be there once for every accepted request, counted at each station of its path. */
const STATIONS: readonly { readonly what: string; readonly sql: string }[] = [
  { what: 'intake rows', sql: 'SELECT count(*) AS n FROM gateway.intake_request' },
  { what: 'requests of cases', sql: 'SELECT count(*) AS n FROM orchestrator.stop_request' },
  // Banks are also asked who else paid into a stopped account, one account after the other and beside the stops.
  { what: 'instructions to stop', sql: "SELECT count(*) AS n FROM orchestrator.instruction WHERE action = 'stop'" },
  { what: 'holds', sql: 'SELECT count(*) AS n FROM orchestrator.hold' },
  { what: 'read model: requests', sql: 'SELECT count(*) AS n FROM projector.rm_request' },
  { what: 'read model: cases', sql: 'SELECT count(*) AS n FROM projector.rm_case' },
  { what: 'read model: instructions held', sql: "SELECT count(*) AS n FROM projector.rm_instruction WHERE state = 'held'" },
  { what: 'read model: holds', sql: 'SELECT count(*) AS n FROM projector.rm_hold' },
  ...['CaseOpened', 'StopRequested', 'HoldPlaced'].map((action) => ({
    what: `audit entries: ${action}`,
    sql: `SELECT count(*) AS n FROM orchestrator.audit_entry WHERE body->>'action' = '${action}'`,
  })),
];

/** One row per version of case, instruction and hold; joins of a request to a case of its own make none (contract-details 10). */
const AUDIT_BY_VERSION = `
  SELECT (SELECT count(*) FROM orchestrator.audit_entry) - (SELECT count(*) FROM (
    SELECT DISTINCT chain, body->>'subject', body->'data'->>'version' FROM orchestrator.audit_entry) AS once) AS n`;

export async function tally(bench: BenchProduct, accepted: number): Promise<TallyLine[]> {
  const lines: TallyLine[] = [];
  for (const { what, sql } of STATIONS) lines.push({ what, expected: accepted, found: await bench.count(sql) });
  const effects = await bench.simulator.effects({ action: 'stop' });
  lines.push({ what: 'bank effects', expected: accepted, found: effects.length });
  lines.push({ what: 'bank effects, by case and account', expected: accepted, found: new Set(effects.map(({ caseId, account }) => `${caseId} ${account}`)).size });
  lines.push({ what: 'audit entries written twice', expected: 0, found: await bench.count(AUDIT_BY_VERSION) });
  return lines;
}
