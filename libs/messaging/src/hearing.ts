import type { ChunkTransport } from '@paystop/kafka';
import type { Database } from '@paystop/postgres';
import type { HttpAppOptions } from '@paystop/service-kit';

/** What an app's listener needs to take chunks from Kafka beside its HTTP, and what has to hold before it is ready. */
export function hearing({ transport, database, alsoReady = () => true }: {
  readonly transport: ChunkTransport;
  readonly database: Pick<Database, 'query'>;
  /** Further consumers of the app. */
  readonly alsoReady?: () => boolean;
}): Required<Pick<HttpAppOptions, 'readiness' | 'configure'>> {
  return {
    readiness: [
      { name: 'PostgreSQL', check: async () => (await database.query('SELECT 1 AS one')).length === 1 },
      { name: 'Kafka', check: () => transport.ready && alsoReady() },
    ],
    configure: async (app) => {
      app.connectMicroservice({ strategy: transport });
      await app.startAllMicroservices();
    },
  };
}
