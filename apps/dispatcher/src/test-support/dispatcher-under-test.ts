import { randomUUID } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type BankInstruction, type Institution, type InstructionAction, type InstructionSnapshot, type Principal, type VerdictAnswer, type VerdictRequest, instructionSnapshotSchema,
} from '@paystop/contracts';
import { type PrivateJwk, generateSigningKey, importSigningKey, signRequest } from '@paystop/security';
import type { RunningApp } from '@paystop/service-kit';
import { type TestServices, eventually, testServices } from '@paystop/testing';
import { Client } from 'pg';
import { start } from '../start';

export const TOKEN = 'internal-token-of-this-test';
const BASE_URL = 'http://127.0.0.1:3999';

export const OPERATOR: Principal = { subject: 'op-1', roles: ['operator'], unit: '4403' };
export const OTHER_OPERATOR: Principal = { subject: 'op-2', roles: ['operator'], unit: '4403' };
export const ADMIN: Principal = { subject: 'admin-1', roles: ['admin'], unit: '4403' };
export const OTHER_ADMIN: Principal = { subject: 'admin-2', roles: ['admin'], unit: '4403' };

/** Clocks of seconds instead of minutes, so that a test sees them pass. */
export const FAST_POLICY = `
retry: {first: PT0.1S, factor: 2, max: PT1S, jitter: 0.1}
sync: {first: PT0.1S, factor: 2, max: PT1S}
breaker: {failures: 5, openFor: PT1S}
`;

export type BankSetup = Partial<Institution> & { readonly code: string };

/** A dispatcher on real PostgreSQL and Kafka, its banks, and the ways in and out. */
export class DispatcherUnderTest {
  readonly key: PrivateJwk = generateSigningKey();
  app: RunningApp | undefined;

  private constructor(
    readonly services: TestServices,
    readonly sql: Client,
    readonly env: Readonly<Record<string, string>>,
    private readonly institutionsFile: string,
  ) {}

  static async prepare(banks: readonly BankSetup[], policy = FAST_POLICY): Promise<DispatcherUnderTest> {
    const services = await testServices();
    const folder = mkdtempSync(join(tmpdir(), 'paystop-dispatcher-'));
    const [policyFile, institutionsFile] = [join(folder, 'policy.yaml'), join(folder, 'institutions.yaml')];
    writeFileSync(policyFile, policy);
    const sql = new Client({ connectionString: services.databaseUrl });
    await sql.connect();
    const env = {
      DATABASE_URL: services.databaseUrl, KAFKA_BROKERS: services.kafkaBrokers.join(','), KAFKA_PREFIX: services.kafkaPrefix, LOG_LEVEL: process.env['TEST_LOG_LEVEL'] ?? 'error',
      PAYSTOP_DATA_DIR: folder, PAYSTOP_INTERNAL_TOKEN: TOKEN, PAYSTOP_POLICY: policyFile, PAYSTOP_INSTITUTIONS: institutionsFile,
    };
    const test = new DispatcherUnderTest(services, sql, env, institutionsFile);
    test.writeInstitutions(banks);
    return test;
  }

  /** JSON is YAML. Every bank gets the test's public key. */
  writeInstitutions(banks: readonly BankSetup[]): void {
    const { d: _, ...publicKey } = this.key;
    const institutions = banks.map((bank) => ({ name: bank.code, protocol: 'rest-v1', timeoutMs: 400, answerWithinMs: 300, publicKeys: [publicKey], ...bank }));
    writeFileSync(this.institutionsFile, JSON.stringify({ institutions }));
  }

  async start(over: Readonly<Record<string, string>> = {}): Promise<RunningApp> {
    this.app = await start({ ...this.env, ...over });
    const { url } = this.app;
    await eventually(async () => (await fetch(`${url}/health/ready`)).status === 200, 20_000);
    return this.app;
  }

  async stop(): Promise<void> {
    await this.app?.stop();
    await this.sql.end();
    await this.services.stop();
  }

  /** Sends one command as the orchestrator would. */
  async command(instruction: BankInstruction, headers: Readonly<Record<string, string>> = {}): Promise<void> {
    await this.commands([instruction], headers);
  }

  async commands(instructions: readonly BankInstruction[], headers: Readonly<Record<string, string>> = {}): Promise<void> {
    const messages = instructions.map((instruction) => ({
      key: instruction.accountRef, value: JSON.stringify(instruction), headers: { ...envelope('BankInstructionRequested'), ...headers },
    }));
    // A topic that was made a moment ago may have no leader yet; what is produced twice has the same id.
    await eventually(() => this.services.probe.produce('bank.instruction.commands.v1', messages).then(() => true));
  }

  async escalate(type: 'InstructionPriorityRaised' | 'InstructionFallbackAllowed', { instructionId, accountRef }: BankInstruction): Promise<void> {
    const value = JSON.stringify({ instructionId, at: new Date().toISOString() });
    await this.services.probe.produce('bank.instruction.commands.v1', [{ key: accountRef, value, headers: envelope(type) }]);
  }

  /** Waits until the row looks as wanted. */
  async row(instructionId: string, wanted: (row: StoredRow) => boolean, timeoutMs = 10_000): Promise<StoredRow> {
    let row: StoredRow | undefined;
    await eventually(async () => {
      const { rows } = await this.sql.query<StoredRow>('SELECT state, step, version, history, claimed_at FROM dispatcher.lane_instruction WHERE instruction_id = $1', [instructionId]);
      row = rows[0];
      if (row !== undefined && wanted(row)) return true;
      throw new Error(`the row is ${JSON.stringify(row ?? null).slice(0, 600)}`);
    }, timeoutMs);
    if (row === undefined) throw new Error('no row');
    return row;
  }

  state(instructionId: string, state: string, timeoutMs?: number): Promise<StoredRow> {
    return this.row(instructionId, (row) => row.state === state, timeoutMs);
  }

  /** All events of one instruction, in their order, once enough are there. */
  async events(instructionId: string, enough: (types: readonly string[]) => boolean): Promise<{ readonly type: string; readonly snapshot: InstructionSnapshot }[]> {
    const of = (messages: readonly { readonly headers: Readonly<Record<string, string>>; readonly value: Buffer | null }[]) =>
      messages.filter((message) => message.headers['ce_subject'] === instructionId);
    const seen = of(await this.services.probe.consume('bank.instruction.events.v1', (messages) => enough(of(messages).map((message) => message.headers['ce_type'] ?? ''))));
    return seen.map((message) => ({ type: message.headers['ce_type'] ?? '', snapshot: instructionSnapshotSchema.parse(JSON.parse(message.value?.toString() ?? '')) }));
  }

  async verdict(name: string, request: Partial<VerdictRequest> & { readonly id: string }): Promise<VerdictAnswer> {
    const full: VerdictRequest = { verdict: name, principal: OPERATOR, method: 'POST', path: `/api/v1/${name}/${request.id}`, body: {}, idempotencyKey: randomUUID(), ...request };
    const answer = await fetch(`${this.app?.url}/internal/verdicts/${name}`, {
      method: 'POST', headers: { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' }, body: JSON.stringify(full),
    });
    return (await answer.json()) as VerdictAnswer;
  }

  /** A callback as the gateway forwards it. */
  callback(code: string, report: { readonly instructionId: string; readonly [field: string]: unknown }, over: Partial<{ key: PrivateJwk; nowMs: number; body: string }> = {}): Promise<VerdictAnswer> {
    const path = `/api/v1/bank-callbacks/${code}`;
    const body = JSON.stringify(report);
    const headers = signRequest({
      method: 'POST', targetUri: `${BASE_URL}${path}`, body, idempotencyKey: report.instructionId, key: importSigningKey(over.key ?? this.key), nowMs: over.nowMs ?? Date.now(),
    });
    return this.verdict('bank-callback.receive', {
      id: code, path, body: { method: 'POST', targetUri: `${BASE_URL}${path}`, headers, rawBody: Buffer.from(over.body ?? body).toString('base64') },
    });
  }
}

export interface StoredRow {
  readonly state: string;
  readonly step: string;
  readonly version: number;
  readonly claimed_at: Date | null;
  readonly history: Pick<InstructionSnapshot, 'attempts' | 'sentAt' | 'result' | 'report' | 'attention' | 'recordedBy'>;
}

function envelope(type: string): Record<string, string> {
  return { ce_specversion: '1.0', ce_id: randomUUID(), ce_source: '/paystop/orchestrator', ce_type: type, ce_time: new Date().toISOString(), 'content-type': 'application/json' };
}

export interface OrderOptions {
  readonly account?: string;
  readonly caseId?: string;
  readonly action?: InstructionAction;
  readonly sequence?: number;
  readonly original?: string;
  readonly onlyIfTookEffect?: boolean;
  readonly dueAt?: string;
  readonly amountMinor?: string;
  readonly unit?: string;
}

let counter = 0;

/** A command for a fresh account unless one is named. */
export function order(institutionCode: string, options: OrderOptions = {}): BankInstruction {
  counter += 1;
  const unique = `${process.pid}${String(counter).padStart(8, '0')}`;
  const account = options.account ?? `6214${unique}`;
  const instructionId = `ins_${unique}`;
  const now = new Date().toISOString();
  const amount = { amountMinor: options.amountMinor ?? '500', currency: 'CNY' as const };
  return {
    instructionId, institutionCode, accountRef: `acc_${institutionCode}_${account}`, requestId: randomUUID(), unit: options.unit ?? '440305012', layer: 1, amount,
    dueAt: options.dueAt ?? new Date(Date.now() + 1_800_000).toISOString(), onlyIfTookEffect: options.onlyIfTookEffect ?? false,
    order: {
      instructionId, sequence: options.sequence ?? 1, action: options.action ?? 'stop', caseId: options.caseId ?? `case_${unique}`, caseNumber: null,
      target: { accountNumber: account, accountName: '李四' }, transfer: { amount, transferredAt: now, fromAccountNumber: '6222020000000001', bankReference: null },
      amountLimit: null, validFrom: now, validUntil: null, legalBasis: '第二十条', originalInstructionId: options.original ?? null,
      officers: [{ officerId: 'P1', name: '张' }, { officerId: 'P2', name: '陈' }], documents: [], requestedAt: now, answerBefore: now,
    },
  };
}

/** The next instruction on the same case and account. */
export function follow(before: BankInstruction, action: InstructionAction, options: Pick<OrderOptions, 'onlyIfTookEffect'> = {}): BankInstruction {
  const account = 'accountNumber' in before.order.target ? before.order.target.accountNumber : '';
  return order(before.institutionCode, { account, caseId: before.order.caseId, action, sequence: before.order.sequence + 1, original: before.instructionId, ...options });
}
