import { Pool } from 'pg';

/** Tables that get a row or more for each request on its way; what is read or deleted again is left out. */
const TABLES = [
  'gateway.intake_request',
  'orchestrator.stop_case', 'orchestrator.stop_request', 'orchestrator.instruction', 'orchestrator.hold', 'orchestrator.join_key', 'orchestrator.timer',
  'orchestrator.audit_entry', 'orchestrator.event_log', 'orchestrator.inbox',
  'dispatcher.lane_instruction', 'dispatcher.event_log', 'dispatcher.inbox',
  'projector.rm_case', 'projector.rm_request', 'projector.rm_instruction', 'projector.rm_hold', 'projector.rm_told', 'projector.rm_statistic', 'projector.rm_search',
] as const;
const ROWS_PER_CHUNK = 200;
const SAMPLE_REQUESTS = 10_000;

export interface RawPostgres {
  readonly requestsPerSecond: number;
  readonly rowsPerRequest: number;
}

/**
 * The limit that PostgreSQL sets: the final rows of the same requests, written to copies of the same tables with the
 * same indexes, in chunks of 200, one commit a chunk and table, one connection a schema, and nothing else going on.
 */
export async function rawPostgres(databaseUrl: string): Promise<RawPostgres> {
  const pool = new Pool({ connectionString: databaseUrl, max: 4 });
  try {
    await pool.query('DROP SCHEMA IF EXISTS raw_limit CASCADE');
    await pool.query('CREATE SCHEMA raw_limit');
    const requests = Math.min(SAMPLE_REQUESTS, await countOf(pool, 'gateway.intake_request'));
    const total = await countOf(pool, 'gateway.intake_request');
    const samples = await Promise.all(TABLES.map((table) => sampleOf(pool, table, requests / total)));
    const startedAt = performance.now();
    const schemas = ['gateway', 'orchestrator', 'dispatcher', 'projector'];
    await Promise.all(schemas.map(async (schema) => {
      const mine = samples.filter(({ table }) => table.startsWith(`${schema}.`));
      for (const sample of mine) await writeChunks(pool, sample);
    }));
    const seconds = (performance.now() - startedAt) / 1_000;
    const rows = samples.reduce((sum, { chunks }) => sum + chunks.length * ROWS_PER_CHUNK, 0);
    return { requestsPerSecond: requests / seconds, rowsPerRequest: rows / requests };
  } finally {
    await pool.query('DROP SCHEMA IF EXISTS raw_limit CASCADE').catch(() => undefined);
    await pool.end();
  }
}

interface Sample {
  readonly table: string;
  readonly copy: string;
  /** Each a JSON array of rows. */
  readonly chunks: readonly string[];
}

async function sampleOf(pool: Pool, table: string, share: number): Promise<Sample> {
  const copy = `raw_limit.${table.replace('.', '_')}`;
  await pool.query(`CREATE TABLE ${copy} (LIKE ${table} INCLUDING DEFAULTS INCLUDING INDEXES INCLUDING STORAGE)`);
  const rows = Math.ceil((await countOf(pool, table)) * share);
  const result = await pool.query<{ chunk: string }>(
    `SELECT json_agg(row_to_json(r))::text AS chunk FROM (SELECT t.*, (row_number() OVER () - 1) / ${String(ROWS_PER_CHUNK)} AS chunk_number FROM (SELECT * FROM ${table} LIMIT ${String(rows)}) AS t) AS r GROUP BY chunk_number`,
  );
  return { table, copy, chunks: result.rows.map(({ chunk }) => chunk) };
}

async function writeChunks(pool: Pool, { copy, chunks }: Sample): Promise<void> {
  for (const chunk of chunks) await pool.query(`INSERT INTO ${copy} SELECT * FROM json_populate_recordset(null::${copy}, $1)`, [chunk]);
}

async function countOf(pool: Pool, table: string): Promise<number> {
  const { rows } = await pool.query<{ n: string }>(`SELECT count(*) AS n FROM ${table}`);
  return Number(rows[0]?.n ?? 0);
}
