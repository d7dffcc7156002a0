import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Module } from '@nestjs/common';
import type { VerdictRequest } from '@paystop/contracts';
import { problem, problemAnswer } from '@paystop/http-kit';
import { createMetrics, currentTraceparent, silentLogger } from '@paystop/observability';
import { startHttpApp, type HttpApp } from './http-app';
import { VerdictClient } from './verdict-client';
import { VerdictRegistry } from './verdict-registry';
import { VerdictsModule } from './verdicts.module';

const TOKEN = 'an internal token of length';
const TRACE = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';

const request = (verdict: string): VerdictRequest => ({
  verdict, id: 'hold_1', principal: { subject: 'user:li', roles: ['approver'], unit: '440305' }, ifMatch: '3', method: 'POST',
  path: '/api/v1/holds/hold_1/release', body: { reason: '误报' }, traceparent: TRACE,
});

describe('decisions forwarded to their owner', () => {
  let owner: HttpApp;
  let client: VerdictClient;
  const clients: VerdictClient[] = [];
  const clientFor = (url: string, internalToken = TOKEN, timeoutMs?: number): VerdictClient => {
    const made = new VerdictClient({ url, internalToken, owner: 'orchestrator', logger: silentLogger, ...(timeoutMs === undefined ? {} : { timeoutMs }) });
    clients.push(made);
    return made;
  };
  beforeAll(async () => {
    const registry = new VerdictRegistry()
      .register('hold.release', async (given) => ({ status: 202, body: { id: given.id, reason: given.body, trace: currentTraceparent() }, headers: { etag: '"4"' } }))
      .register('hold.extend', async () => problemAnswer('HOLD.LIMIT_REACHED'))
      .register('hold.freeze', async () => { throw problem('FOUR_EYES.SAME_PERSON'); })
      .register('hold.break', async () => { throw new Error('bug'); });
    @Module({ imports: [VerdictsModule.forRoot({ internalToken: TOKEN, registry })] })
    class OwnerModule {}
    owner = await startHttpApp({ name: 'owner', module: OwnerModule, logger: silentLogger, metrics: createMetrics('owner') });
    client = clientFor(owner.url);
  });
  afterAll(async () => {
    await Promise.all(clients.map((each) => each.close()));
    await owner.stop();
  });

  it('come back with status, body and headers, in the caller’s trace', async () => {
    expect(await client.ask(request('hold.release'))).toEqual({
      status: 202, body: { id: 'hold_1', reason: { reason: '误报' }, trace: TRACE }, headers: { etag: '"4"' },
    });
  });

  it('come back as the problem that was answered or thrown', async () => {
    expect(await client.ask(request('hold.extend'))).toMatchObject({ status: 409, body: { code: 'HOLD.LIMIT_REACHED' } });
    expect(await client.ask(request('hold.freeze'))).toMatchObject({ status: 403, body: { code: 'FOUR_EYES.SAME_PERSON' } });
  });

  it('that nobody knows or that break say so', async () => {
    expect(await client.ask(request('hold.unknown'))).toMatchObject({ status: 404, body: { code: 'VERDICT.UNKNOWN' } });
    expect(await client.ask(request('hold.break'))).toMatchObject({ status: 500, body: { code: 'INTERNAL.ERROR' } });
  });

  it('need the shared secret', async () => {
    for (const authorization of ['', 'Bearer wrong', `Basic ${TOKEN}`]) {
      const answer = await fetch(`${owner.url}/internal/verdicts/hold.release`, { method: 'POST', headers: { authorization, 'content-type': 'application/json' }, body: '{}' });
      expect(answer.status).toBe(401);
    }
    expect(await clientFor(owner.url, 'wrong').ask(request('hold.release'))).toMatchObject({ status: 503 });
  });

  describe('to an owner in trouble', () => {
    let stub: Server;
    const stubUrl = (): string => `http://127.0.0.1:${(stub.address() as AddressInfo).port}`;
    afterEach(() => {
      stub.closeAllConnections();
      stub.close();
    });
    const listen = async (answer: Parameters<typeof createServer>[1]): Promise<void> => {
      stub = createServer(answer as never);
      await new Promise<void>((resolve) => stub.listen(0, '127.0.0.1', resolve));
    };

    it.each<[string, (request: unknown, response: import('node:http').ServerResponse) => void]>([
      ['that hangs', () => {}],
      ['that hangs half way', (_request, response) => void response.writeHead(200).write('{')],
      ['that cuts the connection', (_request, response) => void response.destroy()],
      ['that answers nonsense', (_request, response) => void response.writeHead(200).end('<html>')],
      ['that is starting', (_request, response) => void response.writeHead(503).end('{}')],
    ])('%s is answered 503 with Retry-After within the time', async (_name, behaviour) => {
      await listen(behaviour);
      const startedAt = Date.now();
      const answer = await clientFor(stubUrl(), TOKEN, 200).ask(request('hold.release'));
      expect(answer).toMatchObject({ status: 503, headers: { 'retry-after': '2' }, body: { code: 'SERVICE.UNAVAILABLE' } });
      expect(Date.now() - startedAt).toBeLessThan(1_000);
    });

    it('that is gone is answered 503, and is found again when it comes back', async () => {
      await listen((_request, response) => void response.end('{"status":204}'));
      const asking = clientFor(stubUrl());
      expect(await asking.ask(request('x'))).toEqual({ status: 204 });
      const { port } = stub.address() as AddressInfo;
      stub.closeAllConnections();
      await new Promise((resolve) => stub.close(resolve));
      expect(await asking.ask(request('x'))).toMatchObject({ status: 503 });
      stub = createServer((_request, response) => void response.end('{"status":200}'));
      await new Promise<void>((resolve) => stub.listen(port, '127.0.0.1', resolve));
      expect(await asking.ask(request('x'))).toEqual({ status: 200 });
    });
  });
});
