import { randomUUID } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BankInstruction, type InstructionSnapshot, type VerdictAnswer, messageDefinition, validate } from '@paystop/contracts';
import type { RunningApp } from '@paystop/service-kit';
import { type TestServices, eventually, testServices } from '@paystop/testing';
import { Client } from 'pg';
import { start } from '../start';

const TOKEN = 'internal-token-of-this-test';
const PATIENCE_MS = 15_000;

export interface Heard {
  readonly key: string | null;
  readonly headers: Readonly<Record<string, string>>;
  readonly value: Buffer | null;
}

export function parsed<T>(message: Heard): T {
  return JSON.parse(message.value?.toString('utf8') ?? 'null') as T;
}

/** @returns what is wrong with a message by the schema of its type. */
export function faultsOf(topic: string, message: Heard): unknown {
  const definition = messageDefinition(topic, message.headers['ce_type'] ?? '');
  if (definition === undefined) return `no schema for ${message.headers['ce_type']}`;
  const checked = validate(definition.schema, parsed(message));
  return checked.ok ? [] : checked.errors;
}

export const OPERATOR = { subject: 'user:operator', roles: ['operator'], unit: '4403' };

/** The real app on real PostgreSQL and Kafka; the test plays gateway, alert sources and dispatcher. */
export class RunningOrchestrator {
  private constructor(readonly services: TestServices, private readonly app: RunningApp, readonly database: Client) {}

  /** @param policy YAML that is merged over the default one. */
  static async start(policy = ''): Promise<RunningOrchestrator> {
    const services = await testServices();
    const folder = mkdtempSync(join(tmpdir(), 'paystop-orchestrator-'));
    writeFileSync(join(folder, 'policy.yaml'), policy === '' ? '{}' : policy);
    const app = await start({
      DATABASE_URL: services.databaseUrl, KAFKA_BROKERS: services.kafkaBrokers.join(','), KAFKA_PREFIX: services.kafkaPrefix, LOG_LEVEL: 'error',
      PAYSTOP_DATA_DIR: folder, PAYSTOP_INTERNAL_TOKEN: TOKEN, PAYSTOP_SIMULATOR_URL: 'http://127.0.0.1:1', PAYSTOP_POLICY: join(folder, 'policy.yaml'),
    });
    const database = new Client({ connectionString: services.databaseUrl });
    await database.connect();
    await eventually(async () => (await fetch(`${app.url}/health/ready`)).status === 200, 30_000);
    return new RunningOrchestrator(services, app, database);
  }

  async stop(): Promise<void> {
    await this.app.stop();
    await this.database.end();
    await this.services.stop();
  }

  async produce(topic: string, key: string, message: { readonly type: string; readonly value: object; readonly headers?: Readonly<Record<string, string>> }): Promise<void> {
    await this.services.probe.produce(topic, [{
      key, value: JSON.stringify(message.value),
      headers: {
        ce_specversion: '1.0', ce_id: randomUUID(), ce_source: '/test', ce_type: message.type, ce_time: new Date().toISOString(), 'content-type': 'application/json', ...message.headers,
      },
    }]);
  }

  /** @returns the caseId and the order to the bank. */
  async stopFor(body: Readonly<Record<string, unknown>>, unit = '440305012'): Promise<BankInstruction> {
    const requestId = String(body['requestId']);
    await this.produce('stop-payment.requests.v1', requestId, { type: 'StopPaymentRequested', value: body, headers: { ce_unit: unit } });
    return this.command((order) => order.requestId === requestId && order.order.action === 'stop');
  }

  async command(wanted: (order: BankInstruction) => boolean): Promise<BankInstruction> {
    const [first] = await this.heard('bank.instruction.commands.v1', (message) => message.headers['ce_type'] === 'BankInstructionRequested' && wanted(parsed<BankInstruction>(message)));
    if (first === undefined) throw new Error('no command');
    return parsed<BankInstruction>(first);
  }

  /** The bank's word, as the dispatcher passes it on: held, unless something else is said. */
  async answer(command: BankInstruction, report: Readonly<Record<string, unknown>> = {}, over: Partial<InstructionSnapshot> = {}): Promise<void> {
    const now = new Date().toISOString();
    const result = (report['result'] ?? 'held') as 'held';
    const snapshot: InstructionSnapshot = {
      instructionId: command.instructionId, caseId: command.order.caseId, institutionCode: command.institutionCode, accountRef: command.accountRef,
      action: command.order.action, sequence: command.order.sequence, state: result, version: 2, attempts: [], sentAt: now, acknowledgedAt: null,
      recordedAt: now, result, attention: null, recordedBy: null,
      report: { instructionId: command.instructionId, status: 'final', result, code: '0000', heldAmount: command.amount, effectiveAt: now, ...report } as InstructionSnapshot['report'],
      ...over,
    };
    await this.produce('bank.instruction.events.v1', command.accountRef, { type: 'InstructionOutcomeRecorded', value: snapshot });
  }

  /** Waits until the topic has at least `count` such messages. */
  async heard(topic: string, wanted: (message: Heard) => boolean, count = 1): Promise<Heard[]> {
    return (await this.services.probe.consume(topic, (seen) => seen.filter(wanted).length >= count)).filter(wanted);
  }

  /** Waits until the first row of the statement is there and looks as wanted. */
  async found<T extends object>(sql: string, values: readonly unknown[], wanted: (row: T) => boolean = () => true): Promise<T> {
    let row: T | undefined;
    await eventually(async () => {
      row = (await this.database.query<T>(sql, [...values])).rows[0];
      return row !== undefined && wanted(row);
    }, PATIENCE_MS);
    if (row === undefined) throw new Error('no row');
    return row;
  }

  async verdict(name: string, id: string, over: Readonly<Record<string, unknown>> = {}): Promise<VerdictAnswer> {
    const response = await fetch(`${this.app.url}/internal/verdicts/${name}`, {
      method: 'POST', headers: { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' },
      body: JSON.stringify({ verdict: name, id, principal: OPERATOR, idempotencyKey: randomUUID(), method: 'POST', path: `/x/${id}`, body: {}, ...over }),
    });
    return (await response.json()) as VerdictAnswer;
  }
}

/** A request of one transfer to a fresh account at CMB. */
export function aRequest(over: Readonly<Record<string, unknown>> = {}, account = freshAccount()): Record<string, unknown> {
  return {
    requestId: randomUUID(), reportedAt: new Date(Date.now() - 60_000).toISOString(), fraudType: 'fake_loan', summary: 'paid twice',
    victim: { name: '王小明', phone: '13800000000' },
    transfers: [{
      transferId: 't1', amount: { amountMinor: '5000000', currency: 'CNY' }, transferredAt: new Date(Date.now() - 600_000).toISOString(),
      from: { institutionCode: 'ICBC', accountNumber: `6222${digits(12)}`, accountName: '王小明' },
      to: { institutionCode: 'CMB', accountNumber: account, accountName: '李四' },
    }],
    officers: { handling: { officerId: 'P1', name: '张' }, assisting: { officerId: 'P2', name: '陈' } },
    ...over,
  };
}

export function freshAccount(): string {
  return `62148300${digits(8)}`;
}

function digits(count: number): string {
  return Array.from({ length: count }, () => Math.floor(Math.random() * 10)).join('');
}

export function anAlert(over: Readonly<Record<string, unknown>> = {}): Record<string, unknown> & { readonly alertId: string } {
  return {
    alertId: randomUUID(), source: 'model-x', kind: 'potential_victim', riskScore: 80, raisedAt: new Date().toISOString(), unit: '440305012',
    reason: 'on the phone with a known number', subject: { name: '王小明', phone: '13800000000' }, ...over,
  };
}
