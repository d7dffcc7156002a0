import { createHash } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { canonicalJson } from '@paystop/kernel';
import { generateSigningKey, importSigningKey, signRequest } from '@paystop/security';
import { ADMIN, AUDITOR, type Person } from '../product/people';
import { aStopRequest, freshAccount } from '../product/stop-bodies';
import { Flow, SOON_MS, START_MS } from './flow';

const OTHER_ADMIN: Person = { ...ADMIN, user: 'admin-2' };
const CODE = 'NEWBANK';
/** The first digits of no other bank's cards. */
const PREFIX = '99887';

/** An institution that comes while everything runs. */
describe('an institution added by PUT', () => {
  const key = generateSigningKey();
  const orders: { readonly instructionId: string }[] = [];
  let bank: Server;
  let flow: Flow;

  beforeAll(async () => {
    bank = createServer((request, response) => {
      let text = '';
      request.setEncoding('utf8').on('data', (part: string) => (text += part)).on('end', () => {
        if (request.method === 'POST') orders.push(JSON.parse(text) as { instructionId: string });
        response.writeHead(request.method === 'POST' ? 202 : 200, { 'content-type': 'application/json' }).end('{"status":"processing"}');
      });
    });
    await new Promise<void>((resolve) => bank.listen(0, '127.0.0.1', resolve));
    flow = await Flow.start();
  }, START_MS);

  afterAll(async () => {
    await flow.stop();
    bank.closeAllConnections();
    bank.close();
  }, START_MS);

  const submit = (): Promise<string> => flow.submit(aStopRequest([{ to: { accountNumber: freshAccount(PREFIX), accountName: '李四' } }]));

  async function answerBySignedCallback(instructionId: string): Promise<number> {
    const targetUri = `${flow.product.runtime.gateway}/api/v1/bank-callbacks/${CODE}`;
    const amount = { amountMinor: '5000000', currency: 'CNY' };
    const body = JSON.stringify({ instructionId, status: 'final', result: 'held', code: '0000', heldAmount: amount, effectiveAt: new Date().toISOString(), respondedAt: new Date().toISOString() });
    const headers = signRequest({ method: 'POST', targetUri, body, idempotencyKey: instructionId, key: importSigningKey(key), nowMs: Date.now() });
    return (await fetch(targetUri, { method: 'POST', body, headers: { ...headers, 'content-type': 'application/json' } })).status;
  }

  it('gets its stops by card number from its confirmation on, and answers under its own key', async () => {
    const { d: _, ...publicKey } = key;
    const definition = {
      code: CODE, name: 'New Bank', protocol: 'rest-v1', baseUrl: `http://127.0.0.1:${String((bank.address() as AddressInfo).port)}`, binPrefixes: [PREFIX], publicKeys: [publicKey],
    };
    const proposed = await flow.api.call<{ version: number }>(`/institutions/${CODE}`, { as: ADMIN, method: 'PUT', body: definition });
    expect(proposed).toMatchObject({ status: 201, body: { proposedBy: `user:${ADMIN.user}` } });
    const waiting = await submit();
    await flow.untilStop(waiting, 'awaiting_routing');
    expect((await flow.api.call(`/institutions/${CODE}/confirm`, { as: OTHER_ADMIN, method: 'POST', body: {}, ifMatch: proposed.body.version })).status).toBe(200);
    const answer = await flow.api.submit(aStopRequest([{ to: { accountNumber: freshAccount(PREFIX), accountName: '李四' } }]));
    expect((answer.body as { warnings: { path: string }[] }).warnings.map(({ path }) => path)).not.toContain('/transfers/0/to/institutionCode');
    const requestId = await submit();
    const { instructionId } = await flow.untilStop(requestId, 'acknowledged');
    expect(orders.map((order) => order.instructionId)).toContain(instructionId);
    expect(await answerBySignedCallback(instructionId)).toBe(204);
    expect(await flow.untilStop(requestId, 'held')).toMatchObject({ institutionCode: CODE });
  }, 2 * SOON_MS);

  it('stays known when the apps come back, and is unknown again when it is deleted', async () => {
    for (const app of ['orchestrator', 'dispatcher', 'gateway']) await flow.product.killHard(app);
    await flow.product.untilAllReady();
    const requestId = await submit();
    expect(await flow.untilStop(requestId, 'acknowledged')).toMatchObject({ institutionCode: CODE });
    expect((await flow.api.call(`/institutions/${CODE}`, { as: ADMIN, method: 'DELETE', body: {} })).status).toBe(200);
    await flow.until(async () => (await flow.untilStop(await submit(), 'acknowledged', 'awaiting_routing', 'queued')).state, (state) => state === 'awaiting_routing');
  }, 3 * SOON_MS);

  it('leaves an audit chain of its changes that an auditor reads and checks', async () => {
    const entries = await flow.api.list<Record<string, unknown> & { hash: string; previousHash: string; action: string }>(`/audit?subject=institution:${CODE}`, AUDITOR);
    expect(entries.map(({ action }) => action)).toEqual(['InstitutionChangeProposed', 'InstitutionChanged', 'InstitutionBackToFile']);
    let previous = '0'.repeat(64);
    for (const { hash, ...rest } of entries) {
      expect(rest.previousHash).toBe(previous);
      expect(createHash('sha256').update(canonicalJson(rest)).digest('hex')).toBe(hash);
      previous = hash;
    }
    expect((await flow.api.call(`/audit?subject=institution:${CODE}`, { as: ADMIN })).status).toBe(403);
  }, SOON_MS);
});
