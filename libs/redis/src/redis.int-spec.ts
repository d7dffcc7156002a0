import { setTimeout as sleep } from 'node:timers/promises';
import { eventually, RecordingLogger, silentLogger, TcpProxy } from '@paystop/testing';
import { JsonCache } from './json-cache';
import { NudgeChannel } from './nudge-channel';
import { RateLimiter } from './rate-limiter';
import { createRedis, type RedisClient } from './redis-client';

jest.setTimeout(30_000);

const URL = process.env['TEST_REDIS_URL'] ?? 'redis://127.0.0.1:6379';
const LIMIT = { rate: 20, burst: 100 };
const prefix = `spec-${process.pid}-${Date.now()}:`;

let clients: RedisClient[] = [];

async function client(url = URL): Promise<RedisClient> {
  const made = createRedis({ url, prefix, logger: silentLogger });
  clients.push(made);
  await eventually(() => made.ready);
  return made;
}

afterEach(async () => {
  await Promise.all(clients.map((each) => each.close()));
  clients = [];
});

async function allowed(limiters: readonly RateLimiter[], subject: string, tries: number): Promise<number> {
  let count = 0;
  for (let index = 0; index < tries; index += 1) {
    const verdict = await limiters[index % limiters.length]?.take(subject, LIMIT);
    if (verdict?.allowed === true) count += 1;
  }
  return count;
}

describe('rate limiter', () => {
  it('lets a burst through and then the rate, over all processes together', async () => {
    const limiters = [new RateLimiter(await client(), 'a'), new RateLimiter(await client(), 'a')];
    const startedAt = Date.now();
    const count = await allowed(limiters, 'officer', 400);
    const refilled = ((Date.now() - startedAt) / 1_000) * LIMIT.rate;
    expect(count).toBeGreaterThanOrEqual(90);
    expect(count).toBeLessThanOrEqual(100 + refilled + 1);
    const refused = await limiters[0]?.take('officer', LIMIT);
    expect(refused).toMatchObject({ allowed: false, retryAfterSeconds: 1 });
    await sleep(300);
    expect(await allowed(limiters, 'officer', 20)).toBeGreaterThanOrEqual(4);
  });

  it('keeps subjects apart and mostly answers without asking Redis', async () => {
    const limiter = new RateLimiter(await client(), 'b');
    await limiter.take('one', LIMIT);
    const synchronous = Array.from({ length: 9 }, () => limiter.take('one', LIMIT)).filter((verdict) => !(verdict instanceof Promise));
    expect(synchronous).toHaveLength(9);
    expect(await allowed([limiter], 'two', 50)).toBe(50);
  });

  it('goes on with a bucket of its own while Redis is away, and is back with it', async () => {
    const proxy = await TcpProxy.before(URL);
    const limiter = new RateLimiter(await client(proxy.url), 'c');
    await limiter.take('one', LIMIT);
    await proxy.cut();
    const startedAt = Date.now();
    const count = await allowed([limiter], 'one', 300);
    expect(count).toBeGreaterThanOrEqual(100);
    expect(count).toBeLessThanOrEqual(125);
    expect(Date.now() - startedAt).toBeLessThan(1_000);
    await proxy.heal();
    await eventually(() => clients[0]?.ready === true);
    expect(await allowed([limiter], 'three', 10)).toBe(10);
    await proxy.cut();
  });
});

describe('cache', () => {
  it('keeps values for their time', async () => {
    const cache = new JsonCache(await client(), 'x');
    await cache.set('k', { a: [1] }, 200);
    expect(await cache.get('k')).toEqual({ a: [1] });
    await sleep(250);
    expect(await cache.get('k')).toBeUndefined();
    await cache.set('k', 1, 1_000);
    await cache.delete('k');
    expect(await cache.get('k')).toBeUndefined();
  });

  it('reads as empty at once while Redis is away', async () => {
    const cache = new JsonCache(createRedis({ url: 'redis://127.0.0.1:1', prefix, logger: silentLogger }), 'x');
    const startedAt = Date.now();
    await cache.set('k', 1, 1_000);
    expect(await cache.get('k')).toBeUndefined();
    expect(Date.now() - startedAt).toBeLessThan(100);
  });
});

describe('nudges', () => {
  it('reach the other processes, again after an outage', async () => {
    const proxy = await TcpProxy.before(URL);
    const ears = new NudgeChannel(await client(proxy.url), 'n');
    const mouth = new NudgeChannel(await client(), 'n');
    const heard: string[] = [];
    ears.listen((text) => heard.push(text));
    await eventually(() => (mouth.send('1'), heard.includes('1')));
    await proxy.cut();
    await proxy.heal();
    await eventually(() => (mouth.send('2'), heard.includes('2')));
    await ears.close();
    await proxy.cut();
  });
});

it('says once that Redis is away, and once that it is back', async () => {
  const proxy = await TcpProxy.before(URL);
  const logger = new RecordingLogger();
  const redis = createRedis({ url: proxy.url, prefix, logger });
  await eventually(() => redis.ready);
  await proxy.cut();
  await sleep(700);
  await proxy.heal();
  await eventually(() => redis.ready);
  expect(logger.events.map((event) => event.message)).toEqual(['redis is away', 'redis is back']);
  await redis.close();
  await proxy.cut();
});
