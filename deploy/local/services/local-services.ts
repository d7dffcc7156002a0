import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder, ensureKafkaJars } from '../installing/kafka-jars';
import type { Surroundings } from '../installing/programs';
import { JAVA, MAVEN, REDIS_SERVER } from '../installing/system-programs';
import { ensurePrograms, type SystemProgram } from '../installing/system-packages';
import { prepareKafka } from './kafka/kafka.service';
import type { PreparedService, ServiceFolder } from './local-service';
import type { PortBook } from './port-book';
import { postgresFolder, postgresPrograms } from './postgres/postgres-places';
import { postgresOwner } from './postgres/postgres-owner';
import { preparePostgres } from './postgres/postgres.service';
import { prepareRedis } from './redis/redis.service';

export interface ServicesPlan {
  readonly root: string;
  readonly dataDir: string;
  readonly ports: PortBook;
  /** False for data that are thrown away with the run. */
  readonly durable: boolean;
  readonly surroundings: Surroundings;
}

export interface ServiceAddresses {
  readonly DATABASE_URL: string;
  readonly REDIS_URL: string;
  readonly KAFKA_BROKERS: string;
}

export interface LocalServices {
  /** Services to be started here; those named in the environment are not among them. */
  readonly embedded: readonly PreparedService[];
  readonly addresses: ServiceAddresses;
}

type AddressName = keyof ServiceAddresses;

interface EmbeddedService {
  readonly name: string;
  readonly address: AddressName;
  readonly programs: readonly SystemProgram[];
  readonly prepare: (plan: ServicesPlan) => Promise<PreparedService>;
}

function folderOf(plan: ServicesPlan, name: string, path = join(plan.dataDir, name)): ServiceFolder {
  mkdirSync(join(plan.dataDir, 'logs'), { recursive: true });
  return {
    path,
    logFile: join(plan.dataDir, 'logs', `${name}.log`),
    port: (port) => plan.ports.claim(port),
    tell: plan.surroundings.tell,
  };
}

async function postgres(plan: ServicesPlan): Promise<PreparedService> {
  const user = await postgresOwner(plan.surroundings);
  const programs = await postgresPrograms(plan.root, user, plan.surroundings);
  const path = await postgresFolder(join(plan.dataDir, 'postgres'), user, plan.surroundings);
  return preparePostgres(folderOf(plan, 'postgres', path), { programs, user, durable: plan.durable });
}

async function kafka(plan: ServicesPlan): Promise<PreparedService> {
  const pom = join(plan.root, 'deploy', 'local', 'services', 'kafka', 'pom.xml');
  const jars = { cacheDir: cacheFolder(plan.surroundings.env, plan.root), pom };
  return prepareKafka(folderOf(plan, 'kafka'), await ensureKafkaJars(jars, plan.surroundings));
}

const EMBEDDED: readonly EmbeddedService[] = [
  { name: 'PostgreSQL', address: 'DATABASE_URL', programs: [], prepare: postgres },
  { name: 'Redis', address: 'REDIS_URL', programs: [REDIS_SERVER], prepare: (plan) => prepareRedis(folderOf(plan, 'redis')) },
  { name: 'Kafka', address: 'KAFKA_BROKERS', programs: [JAVA, MAVEN], prepare: kafka },
];

/** An address without its password, fit to be shown. */
export function withoutPassword(address: string): string {
  return address.replace(/\/\/[^@/]*@/, '//');
}

/**
 * Installs and configures what the environment does not name. Nothing runs yet when this returns.
 * @throws StartRefused with the one command to run, where something may not be installed.
 */
export async function prepareServices(plan: ServicesPlan): Promise<LocalServices> {
  const { env, tell } = plan.surroundings;
  const named = (service: EmbeddedService): string | undefined => env[service.address] || undefined;
  const wanted = EMBEDDED.filter((service) => named(service) === undefined);
  await ensurePrograms(wanted.flatMap((service) => service.programs), plan.surroundings);
  const embedded: PreparedService[] = [];
  const addresses = new Map<AddressName, string>();
  for (const service of EMBEDDED) {
    const given = named(service);
    if (given !== undefined) {
      tell(`  ${service.name}: the one that ${service.address} names (${withoutPassword(given)})`);
      addresses.set(service.address, given);
      continue;
    }
    const prepared = await service.prepare(plan);
    embedded.push(prepared);
    addresses.set(service.address, prepared.address);
  }
  const address = (name: AddressName): string => addresses.get(name) ?? '';
  return {
    embedded,
    addresses: { DATABASE_URL: address('DATABASE_URL'), REDIS_URL: address('REDIS_URL'), KAFKA_BROKERS: address('KAFKA_BROKERS') },
  };
}
