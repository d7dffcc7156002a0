import { randomBytes, randomUUID } from 'node:crypto';
import { ANALYST, OFFICER, OPERATOR, STATION } from '../product/people';
import { aStopRequest, freshAccount } from '../product/stop-bodies';
import { hear } from './event-stream';
import { TraceReceiver } from '@paystop/testing';
import { Flow, SOON_MS, START_MS } from './flow';
import { metricComplaints, readExposition } from '../metrics-rules';

/** contract.md 5, contract-details 10. */
const CONTRACT_METRICS = [
  'stop_requests_total', 'reported_loss_yuan_total', 'time_to_stop_seconds', 'sla_outcomes_total', 'intercepted_yuan_total', 'frozen_yuan_total', 'returned_yuan_total',
  'returned_victims_total', 'instructions_total', 'instruction_answer_seconds', 'instructions_indeterminate', 'open_cases', 'oldest_unanswered_seconds', 'holds_expiring',
  'timers_pending', 'timers_overdue', 'timer_lateness_seconds', 'warnings_total', 'warning_feedback_seconds', 'outbox_oldest_seconds', 'consumer_lag', 'dead_letters_total',
  'invariant_violations', 'audit_checkpoint_age_seconds', 'held_yuan', 'frozen_yuan',
];

/** From the officer's tap to the bank's ledger and back to every place where it is read. */
describe('a stop request on its way', () => {
  let flow: Flow;
  let receiver: TraceReceiver;

  beforeAll(async () => {
    receiver = await TraceReceiver.open();
    flow = await Flow.start({ env: { LOG_LEVEL: 'debug', OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url } });
  }, START_MS);

  afterAll(async () => {
    await flow.stop();
    await receiver.close();
  }, START_MS);

  it('becomes a held account, read back by GET and in the bank’s ledger', async () => {
    const account = freshAccount();
    const requestId = await flow.submit(aStopRequest([{ bank: 'CMB', account, amountMinor: '5000000' }]));
    const request = await flow.untilRequest(requestId, ({ status }) => status === 'completed');
    expect(request).toMatchObject({
      requestId, status: 'completed', interceptedAmount: { amountMinor: '5000000', currency: 'CNY' },
      stops: [{ transferId: 't1', institutionCode: 'CMB', layer: 1, state: 'held', code: '0000', heldAmount: { amountMinor: '5000000' }, account: `${account.slice(0, 6)}${'*'.repeat(account.length - 10)}${account.slice(-4)}` }],
    });
    expect(request.clocks.map(({ name, state }) => [name, state])).toEqual([['30m', 'met'], ['60m', 'met']]);
    const effects = await flow.banks.effects({ bank: 'CMB', account });
    expect(effects).toMatchObject([{ caseId: request.caseId, action: 'stop', sequence: 1, heldMinor: '5000000', instructionId: request.stops[0]?.instructionId }]);
    expect(await flow.banks.account('CMB', account)).toMatchObject({ balance: { amountMinor: '5000000' }, hold: { instructionIds: [request.stops[0]?.instructionId] } });
    const theCase = await flow.api.case(request.caseId ?? '');
    expect(theCase).toMatchObject({ status: 'open', requests: [requestId], holds: [{ state: 'active' }], instructions: [{ action: 'stop', state: 'held', attempts: [{ attempt: 1, result: 'final' }] }] });
    expect(theCase.timeline.map(({ type }) => type)).toEqual(expect.arrayContaining(['CaseOpened', 'InstructionOutcomeRecorded', 'HoldPlaced']));
  }, SOON_MS);

  it('is there to be read from the 202 on', async () => {
    const requestId = await flow.submit(aStopRequest());
    const first = await flow.api.request(requestId);
    expect(first).toMatchObject({ requestId, status: expect.stringMatching(/received|in_progress|completed/) as string });
    const [stop] = first.stops;
    expect(stop?.instructionId).toMatch(/^ins_/);
    expect((await flow.untilRequest(requestId, ({ status }) => status === 'completed')).stops[0]?.instructionId).toBe(stop?.instructionId);
  }, SOON_MS);

  it('gives the same when another system puts it on Kafka', async () => {
    const account = freshAccount();
    const body = aStopRequest([{ bank: 'BOC', account }]);
    await flow.produceRequest(body);
    const request = await flow.until(() => flow.api.request(body.requestId), ({ status }) => status === 'completed');
    expect(request.stops).toMatchObject([{ state: 'held', institutionCode: 'BOC' }]);
    expect(await flow.banks.effects({ bank: 'BOC', account })).toHaveLength(1);
  }, SOON_MS);

  it('resolves the bank from the card’s first digits', async () => {
    const account = `621483${String(Date.now()).padStart(13, '0')}`;
    const requestId = await flow.submit(aStopRequest([{ to: { accountNumber: account, accountName: '李四' } }]));
    expect(await flow.untilStop(requestId, 'held')).toMatchObject({ institutionCode: 'CMB' });
  }, SOON_MS);

  it('stops a payment order at a payment institution', async () => {
    const value = `order${String(Date.now())}`;
    const requestId = await flow.submit(aStopRequest([{ to: { institutionCode: 'ALIPAY', paymentOrder: { kind: 'order_number', value } } }]));
    await flow.untilStop(requestId, 'held');
    expect(await flow.banks.effects({ bank: 'ALIPAY', account: `order:order_number:${value}` })).toHaveLength(1);
  }, SOON_MS);

  it('makes one case and one effect of 64 connections with one id', async () => {
    const account = freshAccount();
    const body = aStopRequest([{ account }]);
    const answers = await Promise.all(Array.from({ length: 64 }, () => flow.api.submit(body)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([202]));
    expect(new Set(answers.map(({ body: said }) => JSON.stringify(said))).size).toBe(1);
    const { caseId } = await flow.untilRequest(body.requestId, ({ status }) => status === 'completed');
    expect(await flow.banks.effects({ account })).toMatchObject([{ caseId }]);
  }, SOON_MS);

  it('keeps the first body under an id and refuses another', async () => {
    const body = aStopRequest();
    await flow.submit(body);
    const { status, body: problem } = await flow.api.submit({ ...body, summary: 'something else' });
    expect([status, (problem as { code: string }).code]).toEqual([422, 'IDEMPOTENCY.BODY_DIFFERS']);
  });

  it('joins a transfer that was reported before, without a second order', async () => {
    const account = freshAccount();
    const first = aStopRequest([{ account }]);
    const firstView = await flow.submit(first).then((requestId) => flow.untilRequest(requestId, ({ status }) => status === 'completed'));
    const again = { ...first, requestId: randomUUID() };
    const againView = await flow.submit(again).then((requestId) => flow.untilRequest(requestId, ({ status }) => status === 'completed'));
    expect([againView.caseId, againView.stops[0]?.instructionId]).toEqual([firstView.caseId, firstView.stops[0]?.instructionId]);
    expect(await flow.banks.effects({ account })).toHaveLength(1);
  }, SOON_MS);

  it('is heard on the event stream, which resumes where it was left', async () => {
    const token = await flow.tokens.tokenOf(OFFICER);
    const body = aStopRequest();
    const isMine = ({ data }: { data: Readonly<Record<string, unknown>> }): boolean => data['requestId'] === body.requestId;
    const listening = hear(flow.product.runtime.gateway, { token, enough: (events) => events.some((each) => each.event === 'InstructionOutcomeRecorded' && isMine(each)), withinMs: SOON_MS });
    await new Promise((resolve) => setTimeout(resolve, 300));
    await flow.submit(body);
    const heard = await listening;
    expect(JSON.stringify(heard)).not.toContain('王小明');
    const first = heard.find(isMine);
    const rest = await hear(flow.product.runtime.gateway, { token, lastEventId: first?.id ?? '', enough: (events) => events.some((each) => each.event === 'InstructionOutcomeRecorded' && isMine(each)), withinMs: SOON_MS });
    expect(rest.map(({ id }) => id)).not.toContain(first?.id);
  }, 2 * SOON_MS);

  it('is counted once in metrics and statistics', async () => {
    const count = async (): Promise<number> => Number(/^paystop_stop_requests_total\{[^}]*fraud_type="gaming"[^}]*\} (\d+)$/m.exec(await flow.metrics())?.[1] ?? 0);
    const before = await count();
    const requestId = await flow.submit(aStopRequest([{}], { fraudType: 'gaming' }));
    await flow.untilRequest(requestId, ({ status }) => status === 'completed');
    await flow.until(count, (after) => after === before + 1);
    const today = new Date(Date.now() - 3_600_000).toISOString();
    const statistics = await flow.api.call<{ rows: { key: string; requests: number }[] }>(`/statistics?from=${today}&to=${new Date(Date.now() + 60_000).toISOString()}&groupBy=fraudType`, { as: ANALYST });
    expect(statistics.body.rows).toContainEqual(expect.objectContaining({ key: 'gaming', requests: before + 1 }));
  }, SOON_MS);

  it('is measured on pages that promtool has nothing to say about, each metric of the contract on one of them', async () => {
    const { metrics } = flow.product.runtime;
    const pages = await Promise.all(metrics.map(async (url) => (await fetch(url)).text()));
    expect(pages.flatMap((page) => metricComplaints(page))).toEqual([]);
    const families = pages.map((page) => [...readExposition(page).keys()]);
    for (const name of CONTRACT_METRICS) expect([name, families.filter((names) => names.includes(`paystop_${name}`)).length]).toEqual([name, 1]);
  }, SOON_MS);

  it('carries one trace from the tap to the bank', async () => {
    const traceId = randomBytes(16).toString('hex');
    const body = aStopRequest();
    await flow.api.submit(body, { headers: { traceparent: `00-${traceId}-${randomBytes(8).toString('hex')}-01` } });
    const { stops } = await flow.untilRequest(body.requestId, ({ status }) => status === 'completed');
    const { rows } = await flow.pool.query<{ app: string; traceparent: string }>(
      "SELECT 'gateway' AS app, traceparent FROM gateway.event_log WHERE key = $1 UNION ALL SELECT 'orchestrator', traceparent FROM orchestrator.event_log WHERE subject = $2 UNION ALL SELECT 'dispatcher', traceparent FROM dispatcher.event_log WHERE subject = $2",
      [body.requestId, stops[0]?.instructionId],
    );
    expect(new Set(rows.map(({ app }) => app))).toEqual(new Set(['gateway', 'orchestrator', 'dispatcher']));
    expect(rows.filter(({ traceparent }) => !traceparent.includes(traceId))).toEqual([]);
    const steps = (): string[] => receiver.spans.filter((span) => span.traceId === traceId).map(({ service, name }) => `${service}: ${name}`);
    const wanted = [
      'paystop-gateway: POST /api/v1/stop-payment-requests', 'paystop-orchestrator: process stop-payment.requests.v1', 'paystop-dispatcher: process bank.instruction.commands.v1',
      'paystop-dispatcher: bank order', 'paystop-orchestrator: process bank.instruction.events.v1', 'paystop-projector: process paystop.case.state.v1',
    ];
    await flow.until(async () => steps(), (seen) => wanted.every((step) => seen.includes(step)), SOON_MS / 2);
  }, SOON_MS);

  it('parks what nobody can handle and lets the ones behind it through', async () => {
    const poison = randomUUID();
    await flow.produce('stop-payment.requests.v1', { key: poison, value: '{"not json', type: 'StopPaymentRequested', headers: { ce_unit: STATION } });
    const body = aStopRequest();
    await flow.produceRequest(body);
    await flow.until(() => flow.api.request(body.requestId), ({ status }) => status === 'completed');
    const letters = await flow.until(() => flow.api.list<{ key: string; reason: string }>('/dead-letters', OPERATOR), (items) => items.some(({ key }) => key === poison));
    expect(letters.filter(({ key }) => key === poison)).toHaveLength(1);
  }, SOON_MS);
});
