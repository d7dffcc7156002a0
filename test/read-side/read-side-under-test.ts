import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StateChange } from '@paystop/domain';
import { openDatabase, type Database } from '@paystop/postgres';
import { silentLogger } from '@paystop/testing';
import { startGatewayUnderTest, type GatewayUnderTest } from '../../apps/gateway/src/test-support/gateway-under-test';
import { PostgresGenerationStore } from '../../apps/projector/src/adapters/postgres/postgres-generation-store';
import { PostgresReadModelStore } from '../../apps/projector/src/adapters/postgres/postgres-read-model-store';
import { MIGRATIONS } from '../../apps/projector/src/migrations';
import { ProjectCaseState } from '../../apps/projector/src/usecases/project-case-state/project-case-state.usecase';
import { RebuildReadModels } from '../../apps/projector/src/usecases/rebuild-read-models/rebuild-read-models.usecase';

/** One test person reads faster than any person would. */
const UNLIMITED = 'rateLimits: {readsPerSecond: 100000, writesPerSecond: 100000, writeBurst: 100000}\n';
const HMAC_KEY = '5a'.repeat(32);

export interface ReadSideUnderTest {
  readonly gateway: GatewayUnderTest;
  readonly database: Database;
  /** Brings the read models up to date, as the projector would. */
  project(changes: readonly StateChange[]): Promise<void>;
  rebuild(): Promise<void>;
  stop(): Promise<void>;
}

/** The gateway on read models that the test writes by itself through the projector's rule and store. */
export async function startReadSideUnderTest(): Promise<ReadSideUnderTest> {
  const policy = join(mkdtempSync(join(tmpdir(), 'paystop-read-side-')), 'policy.yaml');
  writeFileSync(policy, UNLIMITED);
  const gateway = await startGatewayUnderTest(() => ({ PAYSTOP_HMAC_KEY: HMAC_KEY, PAYSTOP_POLICY: policy }));
  const database = await openDatabase({ url: gateway.services.databaseUrl, schema: 'projector', applicationName: 'test-projector', migrations: MIGRATIONS, logger: silentLogger });
  const store = new PostgresReadModelStore(Buffer.from(HMAC_KEY, 'hex'));
  let generation = 0;
  return {
    gateway, database,
    project: (changes) => new ProjectCaseState(database.unitOfWork, store, { generation, onFeed: () => {} }).run(changes),
    rebuild: async () => {
      generation = await new RebuildReadModels(database.unitOfWork, new PostgresGenerationStore((sql) => database.query(sql)), silentLogger).run();
    },
    stop: async () => {
      await database.close();
      await gateway.stop();
    },
  };
}
