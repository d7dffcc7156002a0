import { randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import { startGatewayUnderTest, type CallOptions, type GatewayUnderTest } from './test-support/gateway-under-test';
import { aRequest, posting } from './test-support/requests';

const REQUESTS = '/stop-payment-requests';

describe('what the intake refuses', () => {
  let gateway: GatewayUnderTest;

  beforeAll(async () => {
    gateway = await startGatewayUnderTest();
  });
  afterAll(() => gateway.stop());

  const raw = (rawBody: string | Buffer, headers: Record<string, string> = {}): CallOptions => ({
    method: 'POST', rawBody, as: { subject: randomUUID() }, headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID(), ...headers },
  });
  const nested = (depth: number): string => `${'['.repeat(depth)}${']'.repeat(depth)}`;

  it.each([
    ['text that is no JSON', '{"a":', 'BODY.NOT_JSON'],
    ['bytes that are no UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x7d]), 'BODY.NOT_JSON'],
    ['a key that stands twice', '{"summary":"a","summary":"b"}', 'BODY.DUPLICATE_KEY'],
    ['a key of the language', '{"__proto__":{}}', 'BODY.FORBIDDEN_KEY'],
    ['33 levels', nested(33), 'BODY.TOO_DEEP'],
    ['100,000 levels', nested(100_000), 'BODY.TOO_DEEP'],
    ['U+0000', '{"summary":"a\\u0000b"}', 'BODY.BAD_TEXT'],
    ['half a surrogate pair', '{"summary":"\\ud83d"}', 'BODY.BAD_TEXT'],
    ['an array', '[]', 'BODY.INVALID'],
    ['a number', '1', 'BODY.INVALID'],
    ['nothing', '', 'BODY.INVALID'],
  ])('400 for %s', async (_, body, code) => {
    const answer = await gateway.call(REQUESTS, raw(body));
    expect([answer.status, answer.body['code']]).toEqual([400, code]);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
  });

  it.each([
    ['413 for more than 1 MiB', JSON.stringify({ summary: 'x'.repeat(1024 * 1024) }), {}, 413, 'BODY.TOO_LARGE'],
    ['415 for another media type', 'a=b', { 'content-type': 'application/x-www-form-urlencoded' }, 415, 'BODY.MEDIA_TYPE'],
    ['415 for another character set', '{}', { 'content-type': 'application/json; charset=gbk' }, 415, 'BODY.MEDIA_TYPE'],
    ['415 for a compressed body', '{}', { 'content-encoding': 'gzip' }, 415, 'BODY.CONTENT_ENCODING'],
  ])('%s', async (_, body, headers, status, code) => {
    const answer = await gateway.call(REQUESTS, raw(body, headers));
    expect([answer.status, answer.body['code']]).toEqual([status, code]);
  });

  it('names every wrong field at once', async () => {
    const request = { ...aRequest(), fraudType: 'x', surprise: 1, summary: '' };
    const answer = await gateway.call(REQUESTS, posting(request as unknown as ReturnType<typeof aRequest>));
    const paths = (answer.body['errors'] as { path: string }[]).map((error) => error.path).sort();
    expect([answer.status, answer.body['code'], paths]).toEqual([400, 'BODY.INVALID', ['/fraudType', '/summary', '/surprise']]);
  });

  it.each<[string, string, number, (request: ReturnType<typeof aRequest>) => CallOptions]>([
    ['no key', 'IDEMPOTENCY.KEY_MISSING', 400, (request) => ({ method: 'POST', body: request })],
    ['a key that is no UUID', 'IDEMPOTENCY.KEY_INVALID', 400, (request) => posting(request, { headers: { 'idempotency-key': 'x' } })],
    ['a key other than the id', 'IDEMPOTENCY.KEY_MISMATCH', 400, (request) => posting(request, { headers: { 'idempotency-key': randomUUID() } })],
    ['one officer twice', 'OFFICERS.SAME_PERSON', 400, (request) => posting({ ...request, officers: { handling: request.officers.handling, assisting: request.officers.handling } })],
    ['a report of next week', 'REQUEST.REPORTED_AT_OUT_OF_RANGE', 400, (request) => posting({ ...request, reportedAt: new Date(Date.now() + 7 * 86_400_000).toISOString() })],
    ['another unit', 'UNIT.NOT_YOURS', 403, (request) => posting({ ...request, unit: '440306' })],
    ['another handling officer', 'OFFICERS.NOT_YOU', 403, (request) => posting(request, { as: { officerId: 'P440305-0999' } })],
    ['no token', 'AUTH.TOKEN_MISSING', 401, (request) => posting(request, { as: null })],
    ['a token of nobody', 'AUTH.TOKEN_INVALID', 401, (request) => posting(request, { as: null, headers: { authorization: 'Bearer a.b.c' } })],
    ['a token that has ended', 'AUTH.TOKEN_INVALID', 401, (request) => posting(request, { as: { expiresInSeconds: -120 } })],
    ['an analyst', 'AUTH.ROLE_MISSING', 403, (request) => posting(request, { as: { role: 'analyst', unit: '4403' } })],
  ])('refuses %s with %s', async (_, code, status, options) => {
    const answer = await gateway.call(REQUESTS, options(aRequest()));
    expect([answer.status, answer.body['code']]).toEqual([status, code]);
    expect(answer.headers.get('www-authenticate')?.startsWith('Bearer') ?? false).toBe(status === 401);
  });

  it.each([
    ['405 with the methods that exist', 'DELETE', REQUESTS, 405, 'ROUTE.METHOD_NOT_ALLOWED'],
    ['404 for an unknown route', 'GET', '/nothing', 404, 'ROUTE.NOT_FOUND'],
  ])('%s', async (_, method, path, status, code) => {
    const answer = await gateway.call(path, { method });
    expect([answer.status, answer.body['code']]).toEqual([status, code]);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    if (status === 405) expect(answer.headers.get('allow')).toContain('POST');
  });

  it('slows a subject down that writes too fast, in whole seconds, and nobody else', async () => {
    const as = { subject: 'user-in-a-hurry' };
    const answers = await Promise.all(Array.from({ length: 160 }, () => gateway.call(REQUESTS, { method: 'POST', as, body: {} })));
    const limited = answers.filter((answer) => answer.status === 429);
    expect(limited.length).toBeGreaterThan(20);
    expect(limited[0]?.headers.get('retry-after')).toMatch(/^[1-9]\d*$/);
    expect(limited[0]?.body['code']).toBe('RATE.LIMITED');
    expect((await gateway.call(REQUESTS, posting(aRequest()))).status).toBe(202);
  });

  it('survives a client that goes away in the middle of its body', async () => {
    const { port } = new URL(gateway.url);
    const socket = connect(Number(port), '127.0.0.1');
    socket.write(`POST /api/v1${REQUESTS} HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 1000\r\n\r\n{"a"`);
    await new Promise((resolve) => setTimeout(resolve, 50));
    socket.destroy();
    expect((await gateway.call(REQUESTS, posting(aRequest()))).status).toBe(202);
  });
});
