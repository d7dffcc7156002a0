import type { StateChange } from '@paystop/domain';
import type { Tx } from '@paystop/ports';
import { searchToken } from '@paystop/security';
import type { Projection } from '../../model/project-changes';
import type { KeptFacts, KeptProjection } from '../../model/kept';
import type { ReturnFacts, ReturnsProjection } from '../../model/returns';
import type { Slice } from '../../model/rows';
import { instructionWords, requestWords } from '../../model/search-words';
import { FEED_KEPT_MS } from '../../usecases/prune-feed/prune-feed.usecase';
import type { ReadModelStore, WriterState } from '../../usecases/project-case-state/read-model-store.port';
import { bulkInsert, type BulkInsert } from '@paystop/postgres';
import {
  CASE_INSTITUTION_TABLE, OFFICER_TABLE, SEARCH_TABLE, TOTAL_TABLE, toldTable, type OfficerRow, type SearchRow,
} from './entry-tables';
import { caseTable, holdTable, instructionTable, requestTable, STATISTIC_TABLE, warningTable } from './row-tables';
import { knownKept, saveKept } from './kept-table';
import { knownReturns, saveReturns } from './return-tables';
import { loadSlice } from './slice-loader';
import { lockWriter } from './writer-lock';

const BEGIN = `
  SELECT clock_timestamp() AS now, p.generation, p.started_at, coalesce((SELECT json_object_agg(district, label) FROM unit_label), '{}') AS labels
  FROM projection p`;

interface StateRow {
  readonly now: Date;
  readonly generation: number;
  readonly started_at: Date | number;
  readonly labels: Readonly<Record<string, string>>;
}

/** A generation that was there from the start. */
const FROM_THE_START = new Date(0).toISOString();

export class PostgresReadModelStore implements ReadModelStore {
  constructor(private readonly hmacKey: Buffer) {}

  async begin(tx: Tx): Promise<WriterState> {
    await lockWriter(tx);
    const [row] = await tx.query<StateRow>(BEGIN, []);
    if (row === undefined) throw new Error('the table projection has lost its row');
    const startedAt = row.started_at instanceof Date ? row.started_at.toISOString() : FROM_THE_START;
    return { now: row.now.toISOString(), generation: row.generation, generationStartedAt: startedAt, unitLabels: new Map(Object.entries(row.labels)) };
  }

  load(tx: Tx, changes: readonly StateChange[]): Promise<Slice> {
    return loadSlice(tx, changes);
  }

  knownReturns(tx: Tx, returnIds: readonly string[]): Promise<Map<string, ReturnFacts>> {
    return knownReturns(tx, returnIds);
  }

  saveReturns(tx: Tx, projection: ReturnsProjection): Promise<void> {
    return saveReturns(tx, projection);
  }

  knownKept(tx: Tx, ids: readonly string[]): Promise<Map<string, KeptFacts>> {
    return knownKept(tx, ids);
  }

  saveKept(tx: Tx, projection: KeptProjection, now: string): Promise<void> {
    return saveKept(tx, projection, now);
  }

  async addUnitLabels(tx: Tx, labels: ReadonlyMap<string, string>): Promise<void> {
    await tx.query('INSERT INTO unit_label (district, label) SELECT * FROM unnest($1::text[], $2::text[]) ON CONFLICT DO NOTHING', [[...labels.keys()], [...labels.values()]]);
  }

  async save(tx: Tx, projection: Projection, state: WriterState): Promise<void> {
    await write(tx, caseTable(state.now), projection.cases);
    await write(tx, requestTable(state.now), projection.requests);
    await write(tx, instructionTable(state.now), projection.instructions);
    await write(tx, holdTable(state.now), projection.holds);
    await write(tx, warningTable(state.now), projection.warnings);
    await write(tx, CASE_INSTITUTION_TABLE, projection.newInstitutions);
    await write(tx, STATISTIC_TABLE, projection.statistics);
    await dropParts(tx, projection);
    await write(tx, SEARCH_TABLE, this.searchRows(projection));
    await write(tx, OFFICER_TABLE, officers(projection));
    await write(tx, toldTable({ tellFrom: tellFrom(state) }), projection.told);
    await write(tx, TOTAL_TABLE, [...projection.totals]);
  }

  private searchRows(projection: Projection): SearchRow[] {
    const words = [...projection.newRequests.flatMap(requestWords), ...projection.newInstructions.flatMap(instructionWords)];
    return words.map(({ caseId, kind, value }) => ({ caseId, token: searchToken(this.hmacKey, kind, value) }));
  }
}

async function write<R>(tx: Tx, table: BulkInsert<R>, rows: readonly R[]): Promise<void> {
  const statement = bulkInsert(table, rows);
  if (statement !== undefined) await tx.later({ slot: table.table, ...statement });
}

/** A stop was routed to a bank that the request had already: its statistics have a part less. */
async function dropParts(tx: Tx, { shrunk }: Projection): Promise<void> {
  if (shrunk.length === 0) return;
  await tx.query(
    'DELETE FROM rm_statistic s USING unnest($1::text[], $2::int[]) AS n(request_id, parts) WHERE s.request_id = n.request_id AND s.part >= n.parts',
    [shrunk.map((each) => each.requestId), shrunk.map((each) => each.parts)],
  );
}

function officers({ newRequests }: Projection): OfficerRow[] {
  const latest = new Map<string, OfficerRow>();
  for (const { facts, body } of newRequests) {
    for (const officer of body === null ? [] : [body.officers.handling, body.officers.assisting]) {
      const key = `${facts.unit} ${officer.officerId}`;
      const known = latest.get(key);
      if (known === undefined || facts.receivedAt > known.seenAt) latest.set(key, { unit: facts.unit, officer, seenAt: facts.receivedAt });
    }
  }
  return [...latest.values()];
}

/** What is older than the feed keeps, or was told by an earlier generation of the read models, is not told again. */
function tellFrom({ now, generationStartedAt }: WriterState): string {
  const kept = new Date(Date.parse(now) - FEED_KEPT_MS).toISOString();
  return generationStartedAt > kept ? generationStartedAt : kept;
}
