import { randomUUID } from 'node:crypto';
import { ROLES, type Role } from '@paystop/contracts';
import { mayDo } from '@paystop/domain';
import { problemAnswer } from '@paystop/http-kit';
import { parametersOf, type RouteDefinition } from './routes/route-definition';
import { ROUTES } from './routes';
import type { VerdictRoute } from './routes/verdict-route';
import { VERDICT_ROUTES } from './routes/verdict-routes';
import { startGatewayUnderTest, type CallOptions, type GatewayUnderTest } from './test-support/gateway-under-test';
import { aRequest, posting } from './test-support/requests';

const MANUAL_OUTCOME = { result: 'held', code: '0000', evidence: { channel: 'phone', spokenTo: '值班室', note: 'called back' } };
const PAYEE = { institutionCode: 'ICBC', accountNumber: '6222020200012345678', accountName: '王小明' };
const LOSS = { amountMinor: '100', currency: 'CNY' };
const INSTITUTION = { code: 'CMB', name: '招商银行', kind: 'bank', protocol: 'rest-v1', baseUrl: 'http://127.0.0.1:4101' };

/** A right body for each decision; papers are added once they are there. */
const BODIES: Readonly<Record<string, unknown>> = {
  stopRoute: { institutionCode: 'CMB' },
  instructionOutcome: MANUAL_OUTCOME,
  warningFeedback: { method: 'call', outcome: 'dissuaded' },
  institutionPatch: { state: 'paused', reason: 'planned work' },
  institutionPut: INSTITUTION,
  caseObject: { holdId: 'hold_1', statement: 'it is my salary', by: { name: '赵某', phone: '13900000000' } },
  returnPropose: { freezeId: 'frz_1', method: 'auto', claims: [{ caseId: 'case_1', transferIds: ['t1'], loss: LOSS, payTo: PAYEE }] },
  returnObject: { statement: 'it is my salary', by: { name: '赵某', phone: '13900000000' } },
  returnChangePayee: { caseId: 'case_1', payTo: PAYEE },
  objectionDecide: { decision: 'upheld', reason: 'it is a salary' },
};
let bodies = BODIES;

function pathOf(route: RouteDefinition): string {
  return parametersOf(route).reduce((path, name) => path.replace(`{${name}}`, name === 'code' ? 'CMB' : `${name}-1`), route.path);
}

function idOf({ idParameter }: VerdictRoute): string {
  if (idParameter === undefined) return '';
  if (idParameter === 'code') return 'CMB';
  return idParameter === 'requestId' ? 'requestid-1' : `${idParameter}-1`;
}

function rightCall(route: RouteDefinition, role: Role): CallOptions {
  const as = { subject: randomUUID(), role, unit: '4403', ...(role === 'institution' ? { institution: 'CMB' } : {}) };
  if (route.method === 'GET') return { as };
  const headers = { ...(route.idempotencyKey ? { 'idempotency-key': randomUUID() } : {}), ...(route.ifMatch ? { 'if-match': '"7"' } : {}) };
  return { method: route.method, as, headers, body: bodies[route.operationId] ?? (route.body?.safeParse({}).success === true ? {} : { reason: 'because' }) };
}

async function uploadPaper(gateway: GatewayUnderTest): Promise<unknown> {
  const form = new FormData();
  form.append('file', new Blob(['%PDF-1.7']));
  form.append('kind', 'application_form');
  return (await gateway.call('/attachments', { method: 'POST', rawBody: form, headers: { 'idempotency-key': randomUUID() } })).body['attachmentId'];
}

function allowedRole(route: RouteDefinition): Role {
  const role = ROLES.find((each) => Array.isArray(route.access) && route.access.some((permission) => mayDo({ roles: [each], unit: '4403' }, permission)));
  if (role === undefined) throw new Error(`nobody may call ${route.operationId}`);
  return role;
}

describe('decisions that the gateway forwards', () => {
  let gateway: GatewayUnderTest;

  beforeAll(async () => {
    gateway = await startGatewayUnderTest();
    bodies = { ...BODIES, requestPapers: { attachments: [await uploadPaper(gateway)] } };
  });
  beforeEach(() => {
    gateway.owners.asked.length = 0;
    gateway.owners.answer = () => ({ status: 200, body: { answered: true }, headers: { etag: '"8"' } });
  });
  afterAll(() => gateway.stop());

  describe.each(VERDICT_ROUTES.map((route) => [`${route.method} ${route.path}`, route] as const))('%s', (_, route) => {
    it('reaches its owner with who decides, on what, on which version', async () => {
      const options = rightCall(route, allowedRole(route));
      const answer = await gateway.call(pathOf(route), options);
      expect([answer.status, answer.body, answer.headers.get('etag')]).toEqual([200, { answered: true }, '"8"']);
      expect(gateway.owners.asked).toEqual([expect.objectContaining({
        verdict: route.verdict,
        method: route.method,
        id: idOf(route),
        principal: expect.objectContaining({ subject: options.as?.subject, roles: [options.as?.role] }) as unknown,
        ...(route.ifMatch ? { ifMatch: '7' } : {}),
        ...(route.idempotencyKey ? { idempotencyKey: options.headers?.['idempotency-key'] } : {}),
      })]);
    });

    it('is forbidden to exactly the roles that the table leaves out', async () => {
      for (const role of ROLES) {
        const expected = Array.isArray(route.access) && route.access.some((permission) => mayDo({ roles: [role], unit: '4403' }, permission));
        const answer = await gateway.call(pathOf(route), rightCall(route, role));
        expect([role, answer.status === 403, answer.body['code']]).toEqual([role, !expected, expected ? undefined : 'AUTH.ROLE_MISSING']);
      }
    });

    it('asks for a token', async () => {
      const answer = await gateway.call(pathOf(route), { ...rightCall(route, 'admin'), as: null });
      expect([answer.status, answer.headers.get('www-authenticate')]).toEqual([401, 'Bearer']);
    });

    if (route.method === 'GET') return;

    it('asks for what makes a decision safe to repeat and refuses a wrong body', async () => {
      const right = rightCall(route, allowedRole(route));
      const { 'idempotency-key': _key, ...keyless } = right.headers ?? {};
      expect((await gateway.call(pathOf(route), { ...right, headers: keyless })).body['code']).toBe('IDEMPOTENCY.KEY_MISSING');
      const wrong = await gateway.call(pathOf(route), { ...right, body: { surprise: 1 } });
      expect([wrong.status, wrong.body['code']]).toEqual([400, 'BODY.INVALID']);
      if (route.ifMatch) {
        const { 'if-match': _version, ...versionless } = right.headers ?? {};
        expect((await gateway.call(pathOf(route), { ...right, headers: versionless })).body['code']).toBe('PRECONDITION.REQUIRED');
        expect((await gateway.call(pathOf(route), { ...right, headers: { ...right.headers, 'if-match': 'W/"1"' } })).body['code']).toBe('PRECONDITION.MALFORMED');
      }
      expect(gateway.owners.asked).toEqual([]);
    });
  });

  it('has no operation twice', () => {
    const names = ROUTES.map((route) => route.operationId);
    expect(new Set(names).size).toBe(names.length);
    const calls = ROUTES.map((route) => `${route.method} ${route.path}`);
    expect(new Set(calls).size).toBe(calls.length);
  });

  it('passes an owner\'s refusal on as it is', async () => {
    gateway.owners.answer = () => ({ status: 412, body: { code: 'PRECONDITION.STALE', current: { version: 9 } }, headers: { 'content-type': 'application/problem+json' } });
    const answer = await gateway.call('/instructions/ins_1/withdraw', { method: 'POST', as: { role: 'operator' }, body: { reason: 'x' }, headers: { 'idempotency-key': randomUUID(), 'if-match': '"7"' } });
    expect([answer.status, answer.headers.get('content-type'), answer.body]).toEqual([412, 'application/problem+json', { code: 'PRECONDITION.STALE', current: { version: 9 } }]);
  });

  it('refuses papers that are not there, or not for this unit, or named twice', async () => {
    const paper = (bodies['requestPapers'] as { attachments: string[] }).attachments[0];
    const send = (attachments: unknown[], unit = '440305012') =>
      gateway.call(`/stop-payment-requests/${randomUUID()}/papers`, { method: 'POST', as: { unit }, body: { attachments }, headers: { 'idempotency-key': randomUUID() } });
    const unknown = await send([paper, 'att_0']);
    expect([unknown.status, unknown.body['code'], unknown.body['errors']]).toEqual([400, 'ATTACHMENT.UNKNOWN', [expect.objectContaining({ path: '/attachments/1' })]]);
    expect((await send([paper], '440306')).body['code']).toBe('ATTACHMENT.UNKNOWN');
    expect((await send([paper, paper])).body['code']).toBe('BODY.INVALID');
    expect(gateway.owners.asked).toEqual([]);
    expect((await send([paper])).status).toBe(200);
  });

  it('asks the owner of a request again while the request is on its way to him', async () => {
    const request = aRequest();
    const taken = await gateway.call('/stop-payment-requests', { method: 'POST', body: request, headers: { 'idempotency-key': request.requestId } });
    expect(taken.status).toBe(202);
    const unmask = (requestId: string) =>
      gateway.call(`/stop-payment-requests/${requestId}/unmask`, { method: 'POST', body: { reason: 'call back' }, headers: { 'idempotency-key': randomUUID() } });
    gateway.owners.answer = () => (gateway.owners.asked.length < 3 ? { status: 404, body: { code: 'OBJECT.NOT_FOUND' } } : { status: 200, body: { victim: 'in clear' } });
    expect(await unmask(request.requestId)).toMatchObject({ status: 200, body: { victim: 'in clear' } });
    gateway.owners.asked.length = 0;
    gateway.owners.answer = () => ({ status: 404, body: { code: 'OBJECT.NOT_FOUND' } });
    expect([(await unmask(randomUUID())).status, gateway.owners.asked.length]).toEqual([404, 1]);
    const late = await unmask(request.requestId);
    expect([late.status, late.headers.get('retry-after')]).toEqual([503, '2']);
  });

  it('names what is wrong in a change of an institution by its place', async () => {
    const patch = (body: object) => gateway.call('/institutions/CMB', { method: 'PATCH', as: { role: 'operator', unit: '4403' }, body, headers: { 'idempotency-key': randomUUID(), 'if-match': '"1"' } });
    const paths = async (body: object): Promise<unknown> => ((await patch(body)).body['errors'] as { path: string }[]).map(({ path }) => path);
    expect(await paths({ state: 'asleep', reason: 'x' })).toEqual(['/state']);
    expect(await paths({ protocol: 'pigeon', reason: 'x' })).toEqual(['/protocol']);
    expect(await paths({ reason: 'x' })).toEqual(['']);
    expect(await paths({ state: 'up', protocol: 'manual', reason: 'x' })).toEqual(['']);
    expect(await paths({ state: 'up' })).toEqual(['/reason']);
  });

  it('takes an empty body where a decision says nothing more', async () => {
    const answer = await gateway.call('/instructions/ins_1/sync', { method: 'POST', as: { role: 'operator' }, headers: { 'idempotency-key': randomUUID() } });
    expect([answer.status, gateway.owners.asked[0]?.body]).toEqual([200, {}]);
  });

  it('refuses unknown and wrong query parameters', async () => {
    const as = { role: 'auditor' as const, unit: '4403' };
    for (const query of ['?limit=201', '?limit=x', '?what=1', '?limit=1&limit=2']) expect((await gateway.call(`/audit${query}`, { as })).body['code']).toBe('QUERY.INVALID');
    await gateway.call('/audit?caseId=case_1&limit=3', { as });
    expect(gateway.owners.asked.at(-1)?.body).toMatchObject({ caseId: 'case_1', limit: 3 });
  });

  it('gives a bank\'s callback to the dispatcher byte for byte, without a token', async () => {
    gateway.owners.answer = () => ({ status: 204 });
    const rawBody = '{ "instructionId": "ins_1",  "status":"final" }';
    const answer = await gateway.call('/bank-callbacks/CMB?x=1', { method: 'POST', as: null, rawBody, headers: { 'content-type': 'application/json', signature: 'sig1=:AA==:', 'idempotency-key': 'ins_1' } });
    expect(answer.status).toBe(204);
    const [asked] = gateway.owners.asked;
    const body = asked?.body as { targetUri: string; rawBody: string; headers: Record<string, string> };
    expect(asked).toMatchObject({ verdict: 'bank-callback.receive', id: 'CMB', principal: { institution: 'CMB' } });
    expect([Buffer.from(body.rawBody, 'base64').toString(), body.targetUri, body.headers['signature']]).toEqual([rawBody, `${gateway.url}/api/v1/bank-callbacks/CMB?x=1`, 'sig1=:AA==:']);
    expect((await gateway.call('/bank-callbacks/no-such-code', { method: 'POST', as: null, body: {} })).status).toBe(404);
  });

  it('passes a refusal on as a problem document, a refused signature with its challenge', async () => {
    gateway.owners.answer = () => problemAnswer('AUTH.SIGNATURE_INVALID', 'the signature does not hold');
    const answer = await gateway.call('/bank-callbacks/CMB', { method: 'POST', as: null, body: {} });
    expect([answer.status, answer.headers.get('content-type'), answer.headers.get('www-authenticate')]).toEqual([401, 'application/problem+json', 'Signature']);
  });

  it('confirms a proposed stop: check, intake, link; and shows the prefilled request for an empty body', async () => {
    const request = aRequest();
    const steps: unknown[] = [];
    gateway.owners.answer = (asked) => {
      steps.push([asked.verdict, asked.id, asked.ifMatch, asked.idempotencyKey, asked.body]);
      return { status: Object.keys(asked.body as object).length === 0 ? 200 : 202, body: { prefilled: true } };
    };
    const prefilled = await gateway.call('/warnings/wrn_1/confirm-stop', { method: 'POST', body: {}, headers: { 'idempotency-key': randomUUID() } });
    expect([prefilled.status, prefilled.body]).toEqual([200, { prefilled: true }]);
    steps.length = 0;
    const answer = await gateway.call('/warnings/wrn_1/confirm-stop', posting(request, { headers: { 'if-match': '"3"' } }));
    expect([answer.status, answer.body['requestId']]).toEqual([202, request.requestId]);
    expect(steps).toEqual([
      ['warning.confirm-stop', 'wrn_1', '3', undefined, {}],
      ['warning.confirm-stop', 'wrn_1', '3', request.requestId, request],
    ]);
    const messages = await gateway.services.probe.consume('stop-payment.requests.v1', (all) => all.some((message) => message.key === request.requestId));
    expect(messages.find((message) => message.key === request.requestId)?.headers['ce_warningid']).toBe('wrn_1');
    expect((await gateway.call('/warnings/wrn_1/confirm-stop', posting(aRequest()))).body['code']).toBe('PRECONDITION.REQUIRED');
  });

  it('says 503 with Retry-After when the owner of a decision is away', async () => {
    await gateway.owners.stop();
    const answer = await gateway.call('/instructions/ins_1/sync', { method: 'POST', as: { role: 'operator' }, body: {}, headers: { 'idempotency-key': randomUUID() } });
    expect([answer.status, answer.body['code']]).toEqual([503, 'SERVICE.UNAVAILABLE']);
    expect(answer.headers.get('retry-after')).toMatch(/^\d+$/);
  });
});
