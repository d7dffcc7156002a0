import { createLogger } from '@paystop/observability';
import { parseConfig } from '@paystop/service-kit';
import { PostgresGenerationStore } from './adapters/postgres/postgres-generation-store';
import { settingsSchema } from './config';
import { openProjectorDatabase } from './open-parts';
import { RebuildReadModels } from './usecases/rebuild-read-models/rebuild-read-models.usecase';

/** `node dist/apps/projector/src/rebuild.js`: empties the read models; the projector, running or not, fills them anew. */
async function rebuild(): Promise<void> {
  const settings = parseConfig(settingsSchema, process.env);
  const logger = createLogger('projector-rebuild', settings.LOG_LEVEL);
  const database = await openProjectorDatabase(settings, logger);
  try {
    await new RebuildReadModels(database.unitOfWork, new PostgresGenerationStore((sql) => database.query(sql)), logger).run();
  } finally {
    await database.close();
  }
}

rebuild().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
