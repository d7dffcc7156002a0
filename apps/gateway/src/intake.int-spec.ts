import { randomUUID } from 'node:crypto';
import { Agent, request as httpRequest } from 'node:http';
import { Client } from 'pg';
import { startGatewayUnderTest, type GatewayUnderTest } from './test-support/gateway-under-test';
import { aRequest, posting } from './test-support/requests';

const REQUESTS = '/stop-payment-requests';
const TOPIC = 'stop-payment.requests.v1';

describe('intake of stop-payment requests', () => {
  let gateway: GatewayUnderTest;
  let sql: Client;

  beforeAll(async () => {
    gateway = await startGatewayUnderTest();
    sql = new Client({ connectionString: gateway.services.databaseUrl });
    await sql.connect();
  });
  afterAll(async () => {
    await sql.end();
    await gateway.stop();
  });

  it('answers 202 with where to look, the clocks and what is doubtful', async () => {
    const request = aRequest();
    const answer = await gateway.call(REQUESTS, posting(request));
    expect(answer.status).toBe(202);
    expect(answer.headers.get('location')).toBe(`/api/v1/stop-payment-requests/${request.requestId}`);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.body).toMatchObject({
      requestId: request.requestId, status: 'received', reportedAt: request.reportedAt,
      clocks: [{ name: '30m' }, { name: '60m' }],
      warnings: expect.arrayContaining([expect.objectContaining({ path: '/attachments' })]) as unknown,
    });
  });

  it('is readable from that moment on, masked, by its unit and those above only', async () => {
    const request = aRequest();
    await gateway.call(REQUESTS, posting(request));
    const path = `${REQUESTS}/${request.requestId.toUpperCase()}`;
    const own = await gateway.call(path);
    expect(own.status).toBe(200);
    expect(own.headers.get('etag')).toBe('"0"');
    expect(own.body).toMatchObject({
      requestId: request.requestId, caseId: null, status: 'received', version: 0,
      stops: [{ transferId: 't1', institutionCode: 'CMB', instructionId: expect.stringMatching(/^ins_[0-9a-f]{32}$/) as unknown, account: '621483******0008', state: 'queued', heldAmount: null }],
    });
    expect(JSON.stringify(own.body)).not.toContain('李四');
    expect((await gateway.call(path, { as: { role: 'operator', unit: '4403' } })).status).toBe(200);
    expect((await gateway.call(path, { as: { role: 'operator', unit: '440306' } })).status).toBe(404);
    expect((await gateway.call(`${REQUESTS}/${randomUUID()}`)).status).toBe(404);
    expect((await gateway.call(`${REQUESTS}/nonsense`)).body['code']).toBe('OBJECT.NOT_FOUND');
  });

  it('sends on exactly what was posted, with who sent it and when', async () => {
    const request = aRequest();
    const rawBody = `\n  ${JSON.stringify(request, null, 3).replace('王小明', '\\u738b小明')}  `;
    const answer = await gateway.call(REQUESTS, {
      method: 'POST', rawBody, as: { subject: 'user-wire' },
      headers: { 'content-type': 'application/json', 'idempotency-key': request.requestId, traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01' },
    });
    expect(answer.status).toBe(202);
    const messages = await gateway.services.probe.consume(TOPIC, (all) => all.some((message) => message.key === request.requestId));
    const message = messages.find((each) => each.key === request.requestId);
    expect(JSON.parse(String(message?.value))).toEqual(request);
    expect(message?.headers).toMatchObject({
      ce_type: 'StopPaymentRequested', ce_id: request.requestId, ce_source: '/paystop/gateway', ce_specversion: '1.0',
      ce_unit: '440305012', ce_subjectid: 'user-wire', ce_receivedat: answer.body['receivedAt'],
      'content-type': 'application/json',
    });
    expect(message?.headers['traceparent']).toMatch(/^00-0af7651916cd43dd8448eb211c80319c-/);
    const { rows } = await sql.query<{ body: string }>('SELECT body FROM gateway.intake_request WHERE request_id = $1', [request.requestId]);
    expect(rows).toEqual([{ body: rawBody }]);
  });

  it('makes one row and one message out of 64 connections with one id', async () => {
    const request = aRequest();
    const answers = await Promise.all(Array.from({ length: 64 }, () => gateway.call(REQUESTS, posting(request))));
    expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([202]));
    expect(new Set(answers.map((answer) => JSON.stringify(answer.body))).size).toBe(1);
    const count = await sql.query('SELECT 1 FROM gateway.event_log WHERE key = $1', [request.requestId]);
    expect(count.rowCount).toBe(1);
  });

  it('lets one of two bodies under one id win, whichever it is', async () => {
    const requestId = randomUUID();
    const answers = await Promise.all(Array.from({ length: 20 }, (_, index) => gateway.call(REQUESTS, posting(aRequest({ requestId, summary: `body ${index % 2}` })))));
    const codes = answers.map((answer) => answer.body['code'] ?? answer.status);
    expect(new Set(codes)).toEqual(new Set([202, 'IDEMPOTENCY.BODY_DIFFERS']));
  });

  it('answers a replay the same, refuses another body with 422 and another unit with 409', async () => {
    const request = aRequest();
    const first = await gateway.call(REQUESTS, posting(request));
    const reordered = Object.fromEntries(Object.entries(request).reverse()) as typeof request;
    const replay = await gateway.call(REQUESTS, posting({ ...reordered, requestId: request.requestId.toUpperCase() }));
    expect([replay.status, replay.body]).toEqual([202, first.body]);
    const other = await gateway.call(REQUESTS, posting({ ...request, summary: 'another' }));
    expect([other.status, other.body['code']]).toEqual([422, 'IDEMPOTENCY.BODY_DIFFERS']);
    const foreign = await gateway.call(REQUESTS, posting(request, { as: { subject: 'user-9', unit: '440306001' } }));
    expect([foreign.status, foreign.body['code']]).toEqual([409, 'IDEMPOTENCY.FOREIGN_KEY']);
    expect(JSON.stringify(foreign.body)).not.toContain(request.reportedAt);
  });

  it('waits for a rival that has not committed, then says that it is in progress; others pass', async () => {
    const request = aRequest();
    await sql.query('BEGIN');
    await sql.query(
      `INSERT INTO gateway.intake_request (request_id, unit, subject, body, received_at, answer) VALUES ($1, 'x', 'x', '{}', now(), '{}')`,
      [request.requestId],
    );
    const blocked = gateway.call(REQUESTS, posting(request));
    const others = await Promise.all(Array.from({ length: 5 }, () => gateway.call(REQUESTS, posting(aRequest()))));
    expect(others.map((answer) => answer.status)).toEqual([202, 202, 202, 202, 202]);
    const answer = await blocked;
    await sql.query('ROLLBACK');
    expect([answer.status, answer.body['code'], answer.headers.get('retry-after')]).toEqual([409, 'IDEMPOTENCY.IN_PROGRESS', '1']);
    expect((await gateway.call(REQUESTS, posting(request))).status).toBe(202);
  }, 20_000);

  it('takes unknown institutions and attachments with a warning', async () => {
    const [transfer] = aRequest().transfers;
    if (transfer === undefined) throw new Error('the example has a transfer');
    const request = aRequest({ attachments: ['att_unknown'], transfers: [{ ...transfer, to: { ...transfer.to, institutionCode: 'NOBANK' } }] });
    const answer = await gateway.call(REQUESTS, posting(request));
    const paths = (answer.body['warnings'] as { path: string }[]).map((warning) => warning.path);
    expect(answer.status).toBe(202);
    expect(paths).toEqual(expect.arrayContaining(['/attachments/0', '/transfers/0/to/institutionCode', '/attachments']));
    const view = await gateway.call(`${REQUESTS}/${request.requestId}`);
    expect(view.body['stops']).toEqual([expect.objectContaining({ institutionCode: null, state: 'awaiting_routing' })]);
  });

  it('answers clients that share one connection in turn', async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const token = await gateway.issuer.tokenOf({ subject: 'user-pipelined' });
    const post = (): Promise<number> => new Promise((resolve, reject) => {
      const request = aRequest();
      const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'idempotency-key': request.requestId };
      const sent = httpRequest(`${gateway.url}/api/v1${REQUESTS}`, { method: 'POST', agent, headers }, (response) => {
        response.resume().on('end', () => resolve(response.statusCode ?? 0));
      });
      sent.on('error', reject).end(JSON.stringify(request));
    });
    expect(await Promise.all([post(), post(), post()])).toEqual([202, 202, 202]);
    agent.destroy();
  });
});
