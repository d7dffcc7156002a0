import { randomUUID } from 'node:crypto';
import type { BankInstruction, InstructionSnapshot } from '@paystop/contracts';
import type { StateChange } from '@paystop/domain';
import { type Heard, RunningOrchestrator, aRequest as request, faultsOf, parsed as parse } from './test-support/running-orchestrator';

const START_MS = 60_000;

describe('the orchestrator', () => {
  let orchestrator: RunningOrchestrator;

  beforeAll(async () => {
    orchestrator = await RunningOrchestrator.start();
  }, START_MS);

  afterAll(() => orchestrator.stop(), START_MS);

  async function send(body: Readonly<Record<string, unknown>>, headers: Readonly<Record<string, string>> = {}): Promise<string> {
    const requestId = String(body['requestId']);
    await orchestrator.produce('stop-payment.requests.v1', requestId, { type: 'StopPaymentRequested', value: body, headers: { ce_unit: '440305012', ...headers } });
    return requestId;
  }

  const heard = (topic: string, wanted: (message: Heard) => boolean, count = 1): Promise<Heard[]> => orchestrator.heard(topic, wanted, count);
  const commandFor = (requestId: string): Promise<BankInstruction> => orchestrator.command((order) => order.requestId === requestId);
  const report = (command: BankInstruction, over: Partial<InstructionSnapshot>): Promise<void> => orchestrator.answer(command, {}, over);
  const verdict = (name: string, id: string, over: Readonly<Record<string, unknown>>): ReturnType<RunningOrchestrator['verdict']> => orchestrator.verdict(name, id, over);

  /** Waits until the row is there and looks as wanted. */
  async function found<T>(sql: string, value: string, wanted: (body: T) => boolean = () => true): Promise<T> {
    return (await orchestrator.found<{ body: T }>(sql, [value], ({ body }) => wanted(body))).body;
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
    const counted = await orchestrator.database.query("SELECT count(*)::int AS n FROM orchestrator.instruction WHERE body->>'requestId' = $1", [requestId]);
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
    expect(await verdict('stop.route', waiting.instructionId, { ifMatch: '1', body: { institutionCode: 'NOBANK' } })).toMatchObject({ status: 400, body: { code: 'BODY.INVALID', errors: [{ path: '/institutionCode' }] } });
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
      await orchestrator.services.probe.produce('fraud.alerts.v1', [{
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
    await expect(orchestrator.database.query(twin, [instructionId])).rejects.toThrow('instruction_one_open_stop');
  }, 60_000);
});
