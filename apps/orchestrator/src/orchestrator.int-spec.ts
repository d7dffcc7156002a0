import { randomUUID } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BankInstruction, type InstructionSnapshot, type VerdictAnswer, messageDefinition, validate } from '@paystop/contracts';
import type { StateChange } from '@paystop/domain';
import { type RunningApp } from '@paystop/service-kit';
import { openDatabase } from '@paystop/postgres';
import { type TestServices, eventually, silentLogger, testServices } from '@paystop/testing';
import { Client } from 'pg';
import { MIGRATIONS } from './migrations';
import { start } from './start';
import { CheckpointAuditUseCase } from './usecases/checkpoint-audit/checkpoint-audit.usecase';

const TOKEN = 'internal-token-of-this-test';

interface Heard {
  readonly key: string | null;
  readonly headers: Readonly<Record<string, string>>;
  readonly value: Buffer | null;
}

describe('the orchestrator', () => {
  let services: TestServices;
  let app: RunningApp;
  let database: Client;

  beforeAll(async () => {
    services = await testServices();
    app = await start({
      DATABASE_URL: services.databaseUrl, KAFKA_BROKERS: services.kafkaBrokers.join(','), KAFKA_PREFIX: services.kafkaPrefix, LOG_LEVEL: 'error',
      PAYSTOP_DATA_DIR: mkdtempSync(join(tmpdir(), 'paystop-orchestrator-')), PAYSTOP_INTERNAL_TOKEN: TOKEN, PAYSTOP_SIMULATOR_URL: 'http://127.0.0.1:1',
    });
    database = new Client({ connectionString: services.databaseUrl });
    await database.connect();
    await eventually(async () => (await fetch(`${app.url}/health/ready`)).status === 200, 20_000);
  }, 60_000);

  afterAll(async () => {
    await app.stop();
    await database.end();
    await services.stop();
  }, 30_000);

  function request(over: Readonly<Record<string, unknown>> = {}, account = `62148300${String(Math.random()).slice(2, 10)}`): Record<string, unknown> {
    return {
      requestId: randomUUID(), reportedAt: new Date(Date.now() - 60_000).toISOString(), fraudType: 'fake_loan', summary: 'paid twice',
      victim: { name: '王小明', phone: '13800000000' },
      transfers: [{
        transferId: 't1', amount: { amountMinor: '5000000', currency: 'CNY' }, transferredAt: new Date(Date.now() - 600_000).toISOString(),
        from: { institutionCode: 'ICBC', accountNumber: '6222020000000001', accountName: '王小明' },
        to: { institutionCode: 'CMB', accountNumber: account, accountName: '李四' },
      }],
      officers: { handling: { officerId: 'P1', name: '张' }, assisting: { officerId: 'P2', name: '陈' } },
      ...over,
    };
  }

  async function send(body: Readonly<Record<string, unknown>>, headers: Readonly<Record<string, string>> = {}): Promise<string> {
    const requestId = String(body['requestId']);
    await services.probe.produce('stop-payment.requests.v1', [{
      key: requestId, value: JSON.stringify(body),
      headers: { ce_specversion: '1.0', ce_id: randomUUID(), ce_source: '/test', ce_type: 'StopPaymentRequested', ce_time: new Date().toISOString(), ce_unit: '440305012', 'content-type': 'application/json', ...headers },
    }]);
    return requestId;
  }

  /** Waits until the topic has at least `count` such messages. */
  async function heard(topic: string, wanted: (message: Heard) => boolean, count = 1): Promise<Heard[]> {
    return (await services.probe.consume(topic, (seen) => seen.filter(wanted).length >= count)).filter(wanted);
  }

  async function commandFor(requestId: string): Promise<BankInstruction> {
    const [first] = await heard('bank.instruction.commands.v1', (message) => parse<BankInstruction>(message).requestId === requestId);
    if (first === undefined) throw new Error('no command');
    return parse<BankInstruction>(first);
  }

  /** Waits until the row is there and looks as wanted. */
  async function found<T>(sql: string, value: string, wanted: (body: T) => boolean = () => true): Promise<T> {
    let body: T | undefined;
    await eventually(async () => {
      body = (await database.query<{ body: T }>(sql, [value])).rows[0]?.body;
      return body !== undefined && wanted(body);
    }, 15_000);
    if (body === undefined) throw new Error('no row');
    return body;
  }

  async function report(command: BankInstruction, over: Partial<InstructionSnapshot>): Promise<void> {
    const now = new Date().toISOString();
    const snapshot: InstructionSnapshot = {
      instructionId: command.instructionId, caseId: command.order.caseId, institutionCode: command.institutionCode, accountRef: command.accountRef,
      action: command.order.action, sequence: command.order.sequence, state: 'held', version: 2, attempts: [], sentAt: now, acknowledgedAt: null,
      recordedAt: now, result: 'held', attention: null, recordedBy: null,
      report: { instructionId: command.instructionId, status: 'final', result: 'held', code: '0000', heldAmount: { amountMinor: '5000000', currency: 'CNY' }, effectiveAt: now },
      ...over,
    };
    await services.probe.produce('bank.instruction.events.v1', [{
      key: command.accountRef, value: JSON.stringify(snapshot),
      headers: { ce_specversion: '1.0', ce_id: randomUUID(), ce_source: '/paystop/dispatcher', ce_type: 'InstructionOutcomeRecorded', 'content-type': 'application/json' },
    }]);
  }

  async function verdict(name: string, id: string, over: Readonly<Record<string, unknown>>): Promise<VerdictAnswer> {
    const principal = { subject: 'user:operator', roles: ['operator'], unit: '4403' };
    const response = await fetch(`${app.url}/internal/verdicts/${name}`, {
      method: 'POST', headers: { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' },
      body: JSON.stringify({ verdict: name, id, principal, idempotencyKey: randomUUID(), method: 'POST', path: `/x/${id}`, body: {}, ...over }),
    });
    return (await response.json()) as VerdictAnswer;
  }

  it('turns a request into one instruction and its outcome into a hold, with both clocks met', async () => {
    const requestId = await send(request());
    const command = await commandFor(requestId);
    expect(command).toMatchObject({ institutionCode: 'CMB', layer: 1, order: { action: 'stop', sequence: 1, officers: [{ officerId: 'P1' }, { officerId: 'P2' }] } });
    await report(command, {});
    const stored = await found<{ status: string }>('SELECT body FROM orchestrator.stop_request WHERE request_id = $1', requestId, (body) => body.status === 'completed');
    expect(stored).toMatchObject({ clocks: [{ state: 'met' }, { state: 'met' }] });
    const hold = await found<object>('SELECT body FROM orchestrator.hold WHERE instruction_id = $1', command.instructionId);
    expect(hold).toMatchObject({ state: 'active', amount: { amountMinor: '5000000' } });
    const events = await heard('stop-payment.case.events.v1', (message) => message.key === command.order.caseId, 2);
    expect(events.map((message) => message.headers['ce_type'])).toEqual(['CaseOpened', 'HoldPlaced']);
    const sla = await heard('sla.events.v1', (message) => message.key === command.order.caseId, 2);
    expect(sla.map((message) => [message.headers['ce_type'], parse<{ target: string }>(message).target])).toEqual([['SlaMet', '30m'], ['SlaMet', '60m']]);
    expect(events.map((message) => faultsOf('stop-payment.case.events.v1', message))).toEqual([[], []]);
    expect(sla.map((message) => faultsOf('sla.events.v1', message))).toEqual([[], []]);
    const changes = await heard('paystop.case.state.v1', (message) => message.key === command.order.caseId, 2);
    expect(changes.map((message) => parse<StateChange>(message).case?.stage)).toEqual(['received', 'held']);
  }, 60_000);

  it('makes no second case for a repeat, and parks another body under the same id', async () => {
    const body = request();
    const requestId = await send(body);
    await send(body);
    await send({ ...body, summary: 'something else' });
    const [parked] = await heard('stop-payment.requests.v1.dlq', (message) => message.key === requestId);
    expect(parked?.headers['paystop-dlq-reason']).toBe('IDEMPOTENCY.BODY_DIFFERS');
    const counted = await database.query("SELECT count(*)::int AS n FROM orchestrator.instruction WHERE body->>'requestId' = $1", [requestId]);
    expect(counted.rows).toEqual([{ n: 1 }]);
    const rejected = await heard('stop-payment.case.events.v1', (message) => message.headers['ce_type'] === 'StopPaymentRequestRejected' && message.key === requestId);
    expect(rejected).toHaveLength(1);
  }, 60_000);

  it('joins a transfer that was reported before to its case, without a second instruction', async () => {
    const first = request();
    const requestId = await send(first);
    const command = await commandFor(requestId);
    const second = { ...first, requestId: randomUUID(), summary: 'reported again at another station' };
    await send(second, { ce_unit: '440304001' });
    const joined = await found<object>('SELECT body FROM orchestrator.stop_request WHERE request_id = $1', second.requestId);
    expect(joined).toMatchObject({ caseId: command.order.caseId, transfers: [{ instructionId: command.instructionId }] });
  }, 60_000);

  it('waits for an operator where nobody knows the bank, and goes out once he names it', async () => {
    const body = request();
    const [transfer] = body['transfers'] as { to: object }[];
    const requestId = await send({ ...body, transfers: [{ ...transfer, to: { accountNumber: `000000${String(Math.random()).slice(2, 12)}`, accountName: '李四' } }] });
    const waiting = await found<{ instructionId: string; version: number }>("SELECT body FROM orchestrator.instruction WHERE body->>'requestId' = $1", requestId);
    expect(waiting).toMatchObject({ state: 'awaiting_routing', version: 1 });
    expect(await verdict('stop.route', waiting.instructionId, { ifMatch: '9', body: { institutionCode: 'CMB' } })).toMatchObject({ status: 412 });
    expect(await verdict('stop.route', waiting.instructionId, { ifMatch: '1', body: { institutionCode: 'NOBANK' } })).toMatchObject({ body: { code: 'INSTITUTION.UNKNOWN' } });
    const foreign = { subject: 'user:other', roles: ['operator'], unit: '4401' };
    expect(await verdict('stop.route', waiting.instructionId, { ifMatch: '1', principal: foreign, body: { institutionCode: 'CMB' } })).toMatchObject({ status: 404 });
    const key = { ifMatch: '1', idempotencyKey: randomUUID() };
    expect(await verdict('stop.route', waiting.instructionId, { ...key, body: { institutionCode: 'CMB' } })).toMatchObject({ status: 202, body: { state: 'queued', institutionCode: 'CMB' } });
    expect(await verdict('stop.route', waiting.instructionId, { ...key, body: { institutionCode: 'CMB' } })).toMatchObject({ status: 202 });
    expect(await verdict('stop.route', waiting.instructionId, { ...key, body: { institutionCode: 'ABC' } })).toMatchObject({ status: 422, body: { code: 'IDEMPOTENCY.BODY_DIFFERS' } });
    expect(await commandFor(requestId)).toMatchObject({ institutionCode: 'CMB', order: { sequence: 1 } });
  }, 60_000);

  it('turns an alert into one warning, and links the request that confirms its proposed stop', async () => {
    const [transfer] = request()['transfers'] as object[];
    const alert = {
      alertId: randomUUID(), source: 'model-x', kind: 'suspicious_transfer', riskScore: 80, raisedAt: new Date().toISOString(), unit: '440305012',
      reason: 'looks like a mule', transfer,
    };
    for (const _ of [1, 2]) {
      await services.probe.produce('fraud.alerts.v1', [{
        key: alert.alertId, value: JSON.stringify(alert),
        headers: { ce_specversion: '1.0', ce_id: randomUUID(), ce_source: '/model-x', ce_type: 'FraudAlertRaised', 'content-type': 'application/json' },
      }]);
    }
    const warning = await found<{ warningId: string }>('SELECT body FROM orchestrator.warning WHERE alert_id = $1', alert.alertId);
    expect(warning).toMatchObject({ colour: 'red', level: 'station', state: 'open', proposedStop: { state: 'proposed' } });
    expect(await verdict('warning.confirm-stop', warning.warningId, { body: {} })).toMatchObject({ status: 200, body: { transfers: [transfer] } });
    const confirming = await send(request(), { ce_source: '/paystop/gateway', ce_warningid: warning.warningId, ce_subjectid: 'user:operator', ce_receivedat: new Date().toISOString() });
    const linked = await found<{ proposedStop: { state: string } }>('SELECT body FROM orchestrator.warning WHERE alert_id = $1', alert.alertId, (body) => body.proposedStop.state !== 'proposed');
    expect(linked).toMatchObject({ version: 2, proposedStop: { state: 'confirmed', requestId: confirming, decidedBy: 'user:operator' } });
    expect(await verdict('warning.decline-stop', warning.warningId, { ifMatch: '2', body: { reason: 'late' } })).toMatchObject({ status: 409 });
    const fedBack = await verdict('warning.feedback', warning.warningId, { ifMatch: '2', body: { method: 'call', outcome: 'already_lost' } });
    expect(fedBack).toMatchObject({ status: 200, body: { state: 'fed_back', version: 3, prefilledRequest: { transfers: [transfer] } } });
    const issued = await heard('warning.events.v1', (message) => message.key === warning.warningId, 3);
    expect(issued.map((message) => [message.headers['ce_type'], faultsOf('warning.events.v1', message)])).toEqual([['WarningIssued', []], ['StopProposalDecided', []], ['WarningFeedbackGiven', []]]);
  }, 60_000);

  it('tells a breach of a report that came late, by the database clock', async () => {
    const requestId = await send(request({ reportedAt: new Date(Date.now() - 45 * 60_000).toISOString() }));
    const events = await heard('sla.events.v1', (message) => parse<{ requestId: string }>(message).requestId === requestId && message.headers['ce_type'] !== 'Escalated', 2);
    expect(events.map((message) => [message.headers['ce_type'], parse<{ target: string }>(message).target]).sort()).toEqual([['SlaAtRisk', '60m'], ['SlaBreached', '30m']]);
    const commands = await heard('bank.instruction.commands.v1', (message) => message.headers['ce_type'] === 'InstructionPriorityRaised');
    expect(commands.length).toBeGreaterThan(0);
  }, 60_000);

  it('keeps the guard of one open stop a case and account in the database too', async () => {
    const requestId = await send(request());
    const { instructionId } = await commandFor(requestId);
    const twin = `INSERT INTO orchestrator.instruction SELECT 'ins_twin', case_id, action, state, account_ref, 99, is_open, version, body FROM orchestrator.instruction WHERE instruction_id = $1`;
    await expect(database.query(twin, [instructionId])).rejects.toThrow('instruction_one_open_stop');
  }, 60_000);

  it('signs a checkpoint that covers every entry, without gaps', async () => {
    await send(request());
    const { takeIn, close } = await checkpointsOf(services.databaseUrl);
    await takeIn();
    const rows = await database.query('SELECT min(leaf_index)::int AS first, max(leaf_index)::int + 1 AS size, count(*)::int AS n FROM orchestrator.audit_leaf');
    expect(rows.rows[0]).toMatchObject({ first: 0, size: rows.rows[0].n });
    const [checkpoint] = (await database.query('SELECT size::int AS size FROM orchestrator.audit_checkpoint ORDER BY size DESC LIMIT 1')).rows;
    expect(checkpoint).toEqual({ size: rows.rows[0].n });
    await close();
  }, 60_000);

  it('keeps one audit chain a case that an auditor can read and check', async () => {
    const requestId = await send(request());
    const { order } = await commandFor(requestId);
    const auditor = { subject: 'user:auditor', roles: ['auditor'], unit: '4403' };
    const read = await verdict('audit.list', '', { principal: auditor, method: 'GET', body: { caseId: order.caseId, limit: 50 } });
    const { items } = read.body as { items: { seq: number; action: string; previousHash: string }[] };
    expect(items.map((entry) => [entry.seq, entry.action])).toEqual([[1, 'CaseOpened'], [2, 'StopRequested']]);
    expect(items[0]?.previousHash).toBe('0'.repeat(64));
  }, 60_000);
});

/** Makes a checkpoint now; the app itself makes one a minute. */
async function checkpointsOf(databaseUrl: string): Promise<{ takeIn: () => Promise<unknown>; close: () => Promise<void> }> {
  const opened = await openDatabase({ url: databaseUrl, schema: 'orchestrator', applicationName: 'test', migrations: MIGRATIONS, logger: silentLogger });
  const useCase = new CheckpointAuditUseCase(opened.unitOfWork, { keyId: 'k', sign: () => 'signature' }, () => new Date().toISOString());
  return { takeIn: () => useCase.takeIn(), close: () => opened.close() };
}

/** @returns what is wrong with a message by the schema of its type. */
function faultsOf(topic: string, message: Heard): unknown {
  const definition = messageDefinition(topic, message.headers['ce_type'] ?? '');
  if (definition === undefined) return `no schema for ${message.headers['ce_type']}`;
  const checked = validate(definition.schema, parse(message));
  return checked.ok ? [] : checked.errors;
}

function parse<T>(message: Heard): T {
  return JSON.parse(message.value?.toString('utf8') ?? 'null') as T;
}
