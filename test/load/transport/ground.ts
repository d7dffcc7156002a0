import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { type KafkaClient, createKafka } from '@paystop/kafka';
import { type Database, INBOX_TABLE, LOGGED_VALUES_AS_TEXT, OUTBOX_POINTER_A_WRITE, OUTBOX_TABLES, TIMERS_CANCELLED_BY_DELETION, TIMER_TABLE, openDatabase } from '@paystop/postgres';
import { type TestServices, silentLogger, testServices } from '@paystop/testing';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { repositoryRoot } from '../../product/repository-root';

/** A database with the tables of the transport and one for effects, and a prefix on Kafka; all gone afterwards. */
export interface TransportGround {
  readonly database: Database;
  readonly client: KafkaClient;
  readonly services: TestServices;
  stop(): Promise<void>;
}

class TransportTables1764000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const table of [OUTBOX_TABLES, INBOX_TABLE, TIMER_TABLE, OUTBOX_POINTER_A_WRITE, LOGGED_VALUES_AS_TEXT, TIMERS_CANCELLED_BY_DELETION]) for (const sql of table.up) await runner.query(sql);
    await runner.query('CREATE TABLE effect (id text PRIMARY KEY, key text NOT NULL, value json NOT NULL)');
  }

  async down(): Promise<void> {
    // The database is dropped as a whole.
  }
}

/** On the servers that TEST_DATABASE_URL and so on name, else on ones started for this run. */
export async function transportGround(): Promise<TransportGround> {
  const servers = process.env['TEST_DATABASE_URL'] === undefined || process.env['TEST_KAFKA_BROKERS'] === undefined ? await startServers() : undefined;
  const services = await testServices();
  const database = await openDatabase({
    url: services.databaseUrl, schema: 'bench', migrations: [TransportTables1764000000000], applicationName: 'bench', logger: silentLogger, poolSize: 4, statementTimeoutMs: 120_000,
  });
  return {
    database,
    services,
    client: createKafka({ brokers: services.kafkaBrokers, clientId: 'bench', prefix: services.kafkaPrefix, logger: silentLogger }),
    stop: async () => {
      await database.close();
      await services.stop();
      await servers?.stop();
    },
  };
}

const LAST_VARIABLE = 'TEST_KAFKA_BROKERS';

async function startServers(): Promise<{ stop(): Promise<void> }> {
  const child = spawn(process.execPath, ['deploy/local/services.mjs'], { cwd: repositoryRoot(), stdio: ['ignore', 'pipe', 'inherit'] });
  for await (const line of createInterface({ input: child.stdout })) {
    const [, name, value] = /export (TEST_\w+)='(.*)'/.exec(line) ?? [];
    if (name !== undefined && value !== undefined) process.env[name] = value;
    if (name === LAST_VARIABLE) return { stop: () => end(child) };
  }
  throw new Error('the services did not start');
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const closed = once(child, 'close');
  child.kill('SIGTERM');
  await closed;
}
