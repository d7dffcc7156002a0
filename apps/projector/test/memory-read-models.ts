import type { StateChange } from '@paystop/domain';
import { projectChanges } from '../src/model/project-changes';
import type { Row, Slice, StatisticRow } from '../src/model/rows';

/** The read models as maps: the rule without a database. */
export class MemoryReadModels {
  private slice: Slice = { cases: new Map(), requests: new Map(), instructions: new Map(), holds: new Map(), warnings: new Map() };
  private readonly bodies = new Map<string, unknown>();
  private readonly statistics = new Map<string, StatisticRow>();
  private readonly totals = new Map<string, bigint>();
  private readonly entries = new Set<string>();

  apply(changes: readonly StateChange[]): void {
    const projection = projectChanges(this.slice, changes, (unit) => unit.slice(0, 6));
    for (const row of [...projection.cases, ...projection.requests, ...projection.instructions, ...projection.holds, ...projection.warnings]) this.keepBody(row);
    for (const row of projection.statistics) this.statistics.set(`${row.requestId} ${row.part}`, row);
    for (const { requestId, parts } of projection.shrunk) this.dropParts(requestId, parts);
    for (const [key, value] of projection.totals) this.totals.set(key, (this.totals.get(key) ?? 0n) + value);
    for (const { subject, changeId } of projection.told) this.entries.add(`${subject} ${changeId}`);
    this.slice = withoutBodies(projection.after);
  }

  contents(): unknown {
    const facts = [this.slice.cases, this.slice.requests, this.slice.instructions, this.slice.holds, this.slice.warnings].map((rows) =>
      [...rows].map(([id, row]) => [id, row.facts]).sort());
    const totals = [...this.totals].filter(([, value]) => value !== 0n).map(([key, value]) => `${key}=${value}`).sort();
    return { facts, bodies: [...this.bodies].sort(), statistics: [...this.statistics].sort(), totals, entries: [...this.entries].sort() };
  }

  private keepBody(row: Row<object, unknown>): void {
    const [id] = Object.values(row.facts);
    if (row.body !== null) this.bodies.set(String(id), row.body);
  }

  private dropParts(requestId: string, parts: number): void {
    for (const [key, row] of this.statistics) if (row.requestId === requestId && row.part >= parts) this.statistics.delete(key);
  }
}

function withoutBodies(slice: Slice): Slice {
  const strip = <F>(rows: ReadonlyMap<string, Row<F, unknown>>) => new Map([...rows].map(([id, row]) => [id, { facts: row.facts, body: null }]));
  return { cases: strip(slice.cases), requests: strip(slice.requests), instructions: strip(slice.instructions), holds: strip(slice.holds), warnings: strip(slice.warnings) };
}
