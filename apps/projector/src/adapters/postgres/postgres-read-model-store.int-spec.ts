import { openDatabase, type Database } from '@paystop/postgres';
import { eventually, silentLogger, testServices, type TestServices } from '@paystop/testing';
import type { StateChange } from '@paystop/domain';
import { caseHistory, type HistoryPlan } from '../../../test/case-history';
import { joinedHistory } from '../../../test/joined-history';
import { keptHistory } from '../../../test/kept-story';
import { readModelHash } from '../../../test/read-model-hash';
import { MIGRATIONS } from '../../migrations';
import { ProjectCaseState } from '../../usecases/project-case-state/project-case-state.usecase';
import { RebuildReadModels } from '../../usecases/rebuild-read-models/rebuild-read-models.usecase';
import { PruneFeed } from '../../usecases/prune-feed/prune-feed.usecase';
import { PlannerStatistics } from './planner-statistics';
import { PostgresFeedStore } from './postgres-feed-store';
import { PostgresGenerationStore } from './postgres-generation-store';
import { PostgresReadModelStore } from './postgres-read-model-store';

jest.setTimeout(60_000);

const HMAC_KEY = Buffer.alloc(32, 7);
const OUTCOMES: readonly HistoryPlan['outcome'][] = ['held', 'partially_held', 'refused', 'late', 'waiting'];

describe('the read models in PostgreSQL', () => {
  let services: TestServices;
  let database: Database;
  let generation = 0;

  beforeAll(async () => {
    services = await testServices();
    database = await openDatabase({ url: services.databaseUrl, schema: 'projector', applicationName: 'test', migrations: MIGRATIONS, logger: silentLogger });
  });

  afterAll(async () => {
    await database.close();
    await services.stop();
  });

  async function rebuiltFrom(chunks: readonly (readonly StateChange[])[]): Promise<Record<string, string>> {
    generation = await new RebuildReadModels(database.unitOfWork, new PostgresGenerationStore((sql) => database.query(sql)), silentLogger).run();
    const projecting = new ProjectCaseState(database.unitOfWork, new PostgresReadModelStore(HMAC_KEY), { generation, onFeed: () => {} });
    for (const chunk of chunks) await projecting.run(chunk);
    return readModelHash((sql) => database.query(sql));
  }

  it('have the same contents whatever order, repetition and chunks the changes come in', async () => {
    const single = Array.from({ length: 20 }, (_, number) => caseHistory({ number, outcome: OUTCOMES[number % 5] ?? 'held', stoppedAfterMinutes: 7 + number * 3 })).flat();
    const changes = [...joinedHistory(), ...keptHistory(), ...single];
    const inOrder = await rebuiltFrom([changes]);
    const oneByOneBackwards = await rebuiltFrom([...changes].reverse().map((change) => [change]));
    const twiceInThrees = await rebuiltFrom(inThrees([...changes.filter((_, index) => index % 2 === 1), ...changes]));
    expect(oneByOneBackwards).toEqual(inOrder);
    expect(twiceInThrees).toEqual(inOrder);
    expect(inOrder['rm_case']).toMatch(/^22:/);
    expect(Object.entries(inOrder).filter(([, hash]) => hash.startsWith('0:'))).toEqual([]);
  });

  it('are all compared: no table of the read side is left out of that', async () => {
    const tables = await database.query<{ name: string }>("SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'projector' AND table_type = 'BASE TABLE' AND table_name LIKE 'rm\\_%' ORDER BY 1");
    const compared = await readModelHash((sql) => database.query(sql));
    expect(Object.keys(compared).filter((name) => name !== 'total').sort()).toEqual(tables.map(({ name }) => name));
  });

  it('are written by one unit of work at a time, whichever process it runs in', async () => {
    const projecting = new ProjectCaseState(database.unitOfWork, new PostgresReadModelStore(HMAC_KEY), { generation, onFeed: () => {} });
    const changes = Array.from({ length: 30 }, (_, index) => caseHistory({ number: 100 + index, outcome: 'held', stoppedAfterMinutes: 9 }));
    const before = await numberOf('stop_requests');
    await Promise.all(changes.flatMap((history) => [projecting.run(history), projecting.run(history)]));
    expect((await numberOf('stop_requests')) - before).toBe(30);
  });

  it('stop taking changes for a generation that is over', async () => {
    const old = new ProjectCaseState(database.unitOfWork, new PostgresReadModelStore(HMAC_KEY), { generation: generation - 1, onFeed: () => {} });
    await expect(old.run(caseHistory({ number: 500, outcome: 'held', stoppedAfterMinutes: 9 }))).rejects.toThrow('is over');
  });

  it('forget what was fed long ago, oldest first, and keep the rest', async () => {
    await database.query("UPDATE rm_told SET added_at = now() - interval '2 days', is_live = true WHERE seq <= (SELECT min(seq) + 2 FROM rm_told)");
    const before = await database.query('SELECT seq FROM rm_told WHERE is_live');
    const pruning = new PruneFeed(new PostgresFeedStore((sql, values) => database.query(sql, values)), silentLogger);
    expect(await pruning.run(new Date().toISOString())).toBe(3);
    expect(await database.query('SELECT seq FROM rm_told WHERE is_live')).toHaveLength(before.length - 3);
    expect(await pruning.run(new Date().toISOString())).toBe(0);
  });

  it('are known to the planner once they have grown, also without autovacuum', async () => {
    await database.query('ALTER TABLE rm_search SET (autovacuum_enabled = off)');
    await database.query("INSERT INTO rm_search SELECT gen_random_uuid(), 'case_0' FROM generate_series(1, 25000)");
    const statistics = new PlannerStatistics((sql) => database.query(sql), silentLogger);
    await eventually(async () => (await statistics.refresh()).includes('rm_search'), 20_000, 200);
    const [row] = await database.query<{ reltuples: number }>("SELECT reltuples FROM pg_class WHERE oid = 'rm_search'::regclass");
    expect(row?.reltuples).toBeGreaterThan(24_000);
  });

  it('let the reading role see the views and nothing else', async () => {
    await database.unitOfWork.run(async (tx) => {
      await tx.query('SET LOCAL ROLE paystop_reader');
      expect(await tx.query('SELECT case_id FROM v_case LIMIT 1')).toHaveLength(1);
    });
    for (const forbidden of ['SELECT 1 FROM rm_case', 'DELETE FROM v_case', 'SELECT value FROM dead_letter']) {
      const attempt = database.unitOfWork.run(async (tx) => {
        await tx.query('SET LOCAL ROLE paystop_reader');
        await tx.query(forbidden);
      });
      await expect(attempt).rejects.toThrow('permission denied');
    }
  });

  async function numberOf(metric: string): Promise<number> {
    const [row] = await database.query<{ sum: string | null }>('SELECT sum(value) AS sum FROM total WHERE metric = $1', [metric]);
    return Number(row?.sum ?? 0);
  }
});

function inThrees<T>(items: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(items.length / 3) }, (_, index) => items.slice(index * 3, index * 3 + 3));
}
