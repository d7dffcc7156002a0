import { type Installation, InstitutionRegister, decidedInstitutions } from '@paystop/configuration';
import { startPublishing } from '@paystop/messaging';
import type { Logger } from '@paystop/ports';
import { PostgresOutbox, openDatabase, type Database } from '@paystop/postgres';
import { RateLimiter, createRedis } from '@paystop/redis';
import { PrintRoom } from '@paystop/return-documents';
import { TokenVerifier } from '@paystop/security';
import { VerdictClient, waitFor } from '@paystop/service-kit';
import { within } from './adapters/postgres/within';
import type { GatewayParts } from './app.module';
import type { GatewaySettings } from './config';
import { CallerLimits } from './http/access';
import { MIGRATIONS } from './migrations';
import { openReads } from './reads/reads.module';
import type { Owner } from './routes/verdict-route';

const SCHEMA = 'gateway';
/** A rival's lock on one id must not hold a whole commit up; the store then tries that id apart (adapters/postgres). */
const LOCK_TIMEOUT_MS = 250;

/** What an officer waits for while it is looked up whether a bank that we do not know was added; it only warns. */
const INSTITUTIONS_LIMIT_MS = 500;

export interface OpenedParts extends GatewayParts {
  readonly logger: Logger;
  close(): Promise<void>;
}

export interface PartsOptions {
  readonly settings: GatewaySettings;
  readonly files: Installation;
  readonly logger: Logger;
  readonly baseUrl: string;
}

/** Opens what the gateway stands on. Waits for PostgreSQL; Kafka and Redis are not needed to accept a request. */
export async function openParts({ settings, files, logger, baseUrl }: PartsOptions): Promise<OpenedParts> {
  const database = await waitFor('PostgreSQL', () => openGatewayDatabase(settings, logger), logger);
  const outbox = new PostgresOutbox();
  const readDecided = decidedInstitutions(database);
  const institutions = new InstitutionRegister({ file: files.institutions, readDecided: () => within(readDecided(), INSTITUTIONS_LIMIT_MS), logger });
  await institutions.start();
  const publishing = startPublishing({ app: SCHEMA, settings, database, outbox, logger });
  const redis = createRedis({ url: settings.REDIS_URL, prefix: settings.KAFKA_PREFIX, logger });
  const printRoom = new PrintRoom();
  const owners = openOwners(settings, logger);
  const reads = openReads({ databaseUrl: settings.DATABASE_URL, own: database, redis, hmacKey: files.hmacKey, logger });
  return {
    database, outbox, owners, baseUrl, logger, reads, printRoom,
    verifier: new TokenVerifier({ issuer: settings.OIDC_ISSUER, audience: settings.OIDC_AUDIENCE, logger }),
    limits: new CallerLimits(new RateLimiter(redis, SCHEMA), files.policy.rateLimits),
    policy: files.policy,
    institutions,
    publicKeys: files.signingKeys.jwks,
    web: { issuer: settings.OIDC_ISSUER, clientId: settings.OIDC_WEB_CLIENT_ID, scope: settings.OIDC_WEB_SCOPE },
    clock: { now: () => new Date().toISOString() },
    close: async () => {
      await reads.close();
      await printRoom.close();
      await institutions.stop();
      await publishing.stop();
      await Promise.all(Object.values(owners).map((owner) => owner.close()));
      await redis.close();
      await database.close();
    },
  };
}

function openGatewayDatabase(settings: GatewaySettings, logger: Logger): Promise<Database> {
  return openDatabase({
    url: settings.DATABASE_URL, schema: SCHEMA, applicationName: `paystop-${SCHEMA}`, migrations: MIGRATIONS, lockTimeoutMs: LOCK_TIMEOUT_MS, logger,
  });
}

function openOwners(settings: GatewaySettings, logger: Logger): Record<Owner, VerdictClient> {
  const client = (owner: Owner, url: string): VerdictClient => new VerdictClient({ owner, url, internalToken: settings.PAYSTOP_INTERNAL_TOKEN, logger });
  return {
    orchestrator: client('orchestrator', settings.ORCHESTRATOR_URL),
    dispatcher: client('dispatcher', settings.DISPATCHER_URL),
    projector: client('projector', settings.PROJECTOR_URL),
  };
}
