import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RunningApp } from '@paystop/service-kit';
import { testServices, type TestServices } from '@paystop/testing';
import { start } from '../start';
import { startLocalIssuer, type LocalIssuer, type TestPerson } from './local-issuer';
import { startStubOwners, type StubOwners } from './stub-owners';

/** Kafka makes and drops some hundred partitions for each test file. */
jest.setTimeout(30_000);

export interface GatewayUnderTest {
  readonly services: TestServices;
  readonly issuer: LocalIssuer;
  readonly owners: StubOwners;
  readonly env: NodeJS.ProcessEnv;
  readonly app: RunningApp;
  readonly url: string;
  /** Calls a path below /api/v1 as this person. */
  call(path: string, options?: CallOptions): Promise<Answer>;
  stop(): Promise<void>;
}

export interface CallOptions {
  readonly method?: string;
  readonly as?: TestPerson | null;
  readonly body?: unknown;
  readonly rawBody?: string | Buffer | FormData;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Record<string, unknown>;
}

/** The gateway's real app on real PostgreSQL, Kafka and Redis, with an issuer and owners of decisions made for the test. */
export async function startGatewayUnderTest(changes: (services: TestServices) => NodeJS.ProcessEnv = () => ({})): Promise<GatewayUnderTest> {
  const [services, issuer, owners] = await Promise.all([testServices(), startLocalIssuer(), startStubOwners()]);
  const dataDir = await mkdtemp(join(tmpdir(), 'gateway-'));
  const env = { ...settingsFor(services, issuer, owners), PAYSTOP_DATA_DIR: dataDir, ...changes(services) };
  const app = await start(env);
  return {
    services, issuer, owners, env, app, url: app.url,
    call: (path, options) => call(`${app.url}/api/v1${path}`, issuer, options),
    stop: async () => {
      await app.stop();
      await Promise.all([issuer.stop(), owners.stop(), services.stop(), rm(dataDir, { recursive: true, force: true })]);
    },
  };
}

function settingsFor(services: TestServices, issuer: LocalIssuer, owners: StubOwners): NodeJS.ProcessEnv {
  return {
    HOST: '127.0.0.1', PORT: '0', LOG_LEVEL: process.env['TEST_LOG_LEVEL'] ?? 'silent',
    DATABASE_URL: services.databaseUrl, REDIS_URL: services.redisUrl,
    KAFKA_BROKERS: services.kafkaBrokers.join(','), KAFKA_PREFIX: services.kafkaPrefix,
    OIDC_ISSUER: issuer.url, PAYSTOP_INTERNAL_TOKEN: 'a-token-for-tests-only', PAYSTOP_SIMULATOR_URL: 'http://127.0.0.1:1',
    ORCHESTRATOR_URL: owners.url, DISPATCHER_URL: owners.url, PROJECTOR_URL: owners.url,
  };
}

export async function call(url: string, issuer: LocalIssuer, { method = 'GET', as = {}, body, rawBody, headers = {} }: CallOptions = {}): Promise<Answer> {
  const response = await fetch(url, {
    method,
    headers: {
      ...(as === null ? {} : { authorization: `Bearer ${await issuer.tokenOf(as)}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined && rawBody === undefined ? {} : { body: rawBody ?? JSON.stringify(body) }),
  });
  return { status: response.status, headers: response.headers, body: readJson(await response.text()) };
}

function readJson(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return { text };
  }
}
