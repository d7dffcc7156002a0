import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { eventually, freePort } from '@paystop/testing';
import { startCuttableLink, type CuttableLink } from './test-support/cuttable-link';
import { call, startGatewayUnderTest, type Answer, type GatewayUnderTest } from './test-support/gateway-under-test';
import { aRequest, posting } from './test-support/requests';

const REQUESTS = '/stop-payment-requests';
const ANSWER_WITHIN_MS = 2_000;

async function timed(work: Promise<Answer>): Promise<{ readonly answer: Answer; readonly tookMs: number }> {
  const startedAt = performance.now();
  const answer = await work;
  return { answer, tookMs: performance.now() - startedAt };
}

function serverOf(databaseUrl: string): { readonly host: string; readonly port: number } {
  const url = new URL(databaseUrl);
  return { host: url.hostname, port: Number(url.port || 5432) };
}

function through(databaseUrl: string, link: CuttableLink): string {
  const url = new URL(databaseUrl);
  url.hostname = '127.0.0.1';
  url.port = String(link.port);
  return url.toString();
}

const TEST_DATABASE_URL = process.env['TEST_DATABASE_URL'] ?? 'postgres://postgres@127.0.0.1:5432/postgres';

describe('the intake while something is away', () => {
  let gateway: GatewayUnderTest;
  let link: CuttableLink;

  beforeAll(async () => {
    link = await startCuttableLink(serverOf(TEST_DATABASE_URL));
    gateway = await startGatewayUnderTest((services) => ({ DATABASE_URL: through(services.databaseUrl, link) }));
  });
  afterEach(() => link.open());
  afterAll(async () => {
    await gateway.stop();
    await link.close();
  });

  it.each(['cut', 'block'] as const)('says 503 within two seconds when the database is away (%s), and recovers by itself', async (how) => {
    const request = aRequest();
    expect((await gateway.call(REQUESTS, posting(aRequest()))).status).toBe(202);
    link[how]();
    const tries = await Promise.all(Array.from({ length: 20 }, () => timed(gateway.call(REQUESTS, posting(aRequest())))));
    for (const { answer, tookMs } of tries) {
      expect([answer.status, answer.body['code'], answer.headers.get('retry-after')]).toEqual([503, 'SERVICE.UNAVAILABLE', '2']);
      expect(tookMs).toBeLessThan(ANSWER_WITHIN_MS);
    }
    expect((await timed(gateway.call(`${REQUESTS}/${request.requestId}`))).answer.status).toBe(503);
    expect((await fetch(`${gateway.url}/health/ready`)).status).toBe(503);
    expect((await fetch(`${gateway.url}/health/live`)).status).toBe(200);
    link.open();
    await eventually(async () => expect((await gateway.call(REQUESTS, posting(request))).status).toBe(202), 20_000, 200);
    await eventually(async () => expect((await fetch(`${gateway.url}/health/ready`)).status).toBe(200), 20_000, 200);
  });

  it('does not keep what it said 503 to waiting for later', async () => {
    link.block();
    const requests = Array.from({ length: 5 }, () => aRequest());
    await Promise.all(requests.map((request) => gateway.call(REQUESTS, posting(request))));
    link.open();
    await eventually(async () => expect((await gateway.call(REQUESTS, posting(aRequest()))).status).toBe(202), 20_000, 200);
    const sql = new Client({ connectionString: gateway.services.databaseUrl });
    await sql.connect();
    const { rowCount } = await sql.query('SELECT 1 FROM gateway.intake_request WHERE request_id = ANY($1::uuid[])', [requests.slice(1).map((request) => request.requestId)]);
    await sql.end();
    expect(rowCount).toBe(0);
  });
});

describe('the intake without Kafka and Redis', () => {
  it('accepts all the same and is ready', async () => {
    const [kafka, redis] = [await freePort(), await freePort()];
    const gateway = await startGatewayUnderTest(() => ({ KAFKA_BROKERS: `127.0.0.1:${kafka}`, REDIS_URL: `redis://127.0.0.1:${redis}` }));
    const answers = await Promise.all(Array.from({ length: 20 }, () => timed(gateway.call(REQUESTS, posting(aRequest())))));
    const ready = await fetch(`${gateway.url}/health/ready`);
    await gateway.stop();
    expect(answers.map(({ answer }) => answer.status)).toEqual(answers.map(() => 202));
    expect(Math.max(...answers.map(({ tookMs }) => tookMs))).toBeLessThan(ANSWER_WITHIN_MS);
    expect(ready.status).toBe(200);
  });
});

describe('a gateway process', () => {
  const main = join(__dirname, '..', '..', '..', 'dist', 'apps', 'gateway', 'src', 'main.js');
  let ground: GatewayUnderTest;
  const children: ChildProcess[] = [];

  beforeAll(async () => {
    ground = await startGatewayUnderTest();
  });
  afterAll(async () => {
    for (const child of children) child.kill('SIGKILL');
    await ground.stop();
  });

  async function spawnGateway(changes: NodeJS.ProcessEnv = {}): Promise<{ readonly child: ChildProcess; readonly url: string }> {
    if (!existsSync(main)) throw new Error('build the product first: these tests start its processes');
    const child = fork(main, { env: { ...process.env, ...ground.env, ...changes }, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    children.push(child);
    const [message] = (await once(child, 'message')) as [{ readonly url: string }];
    return { child, url: message.url };
  }

  it('killed between commit and answer has the request, and its successor answers the replay', async () => {
    const link = await startCuttableLink(serverOf(ground.services.databaseUrl));
    const { child, url } = await spawnGateway({ DATABASE_URL: through(ground.services.databaseUrl, link) });
    const request = aRequest();
    // PostgreSQL's word that the statement stands, which is its own commit, is on its way: the process dies before it can tell anybody.
    link.onAnswer = (chunk) => {
      if (chunk.includes(request.requestId)) child.kill('SIGKILL');
    };
    await expect(call(`${url}/api/v1${REQUESTS}`, ground.issuer, posting(request))).rejects.toThrow();
    await link.close();
    const replay = await ground.call(REQUESTS, posting(request));
    expect([replay.status, replay.body['requestId']]).toEqual([202, request.requestId]);
    const messages = await ground.services.probe.consume('stop-payment.requests.v1', (all) => all.some((message) => message.key === request.requestId));
    expect(messages.filter((message) => message.key === request.requestId)).toHaveLength(1);
  });

  it('told to stop answers what it has taken in, every 202 of it durable', async () => {
    const { child, url } = await spawnGateway();
    const requests = Array.from({ length: 60 }, () => aRequest());
    const answers = requests.map((request) => call(`${url}/api/v1${REQUESTS}`, ground.issuer, posting(request)).then((answer) => answer.status, () => 0));
    await Promise.race(answers);
    const stoppedAt = performance.now();
    child.kill('SIGTERM');
    const [code] = (await once(child, 'exit')) as [number];
    const statuses = await Promise.all(answers);
    expect([code, performance.now() - stoppedAt < 8_000]).toEqual([0, true]);
    const accepted = requests.filter((_, index) => statuses[index] === 202).map((request) => request.requestId);
    expect(accepted.length).toBeGreaterThan(0);
    const sql = new Client({ connectionString: ground.services.databaseUrl });
    await sql.connect();
    const { rowCount } = await sql.query('SELECT 1 FROM gateway.intake_request WHERE request_id = ANY($1::uuid[])', [accepted]);
    await sql.end();
    expect(rowCount).toBe(accepted.length);
  });
});
