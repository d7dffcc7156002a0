import { setTimeout as sleep } from 'node:timers/promises';
import { eventually, silentLogger, testServices, type TestServices } from '@paystop/testing';
import { ChunkConsumer, type ChunkConsumerOptions } from './chunk-consumer';
import type { BadMessage, ChunkHandler, IncomingMessage } from './incoming-message';
import { createKafka } from './kafka-client';
import { KafkaPublisher } from './kafka-publisher';
import { PoisonMessage } from './poison-message';

jest.setTimeout(60_000);

const MANY_MS = 20_000;

class Waits extends Error {}

let services: TestServices;
let publisher: KafkaPublisher;
let running: ChunkConsumer[] = [];
let topics = 0;

beforeAll(async () => {
  services = await testServices();
  publisher = new KafkaPublisher(createKafka({ brokers: services.kafkaBrokers, clientId: 'spec', prefix: services.kafkaPrefix, logger: silentLogger }));
});

afterEach(async () => {
  await Promise.all(running.map((consumer) => consumer.stop()));
  running = [];
});

afterAll(async () => {
  await publisher.close();
  await services.stop();
});

async function freshTopic(partitions = 3): Promise<string> {
  topics += 1;
  const topic = `orders-${topics}.v1`;
  await services.probe.createTopics([topic, `${topic}.dlq`], partitions);
  return topic;
}

function consume(topic: string, handler: ChunkHandler, options: Partial<ChunkConsumerOptions> = {}): ChunkConsumer {
  const consumer = new ChunkConsumer({
    client: createKafka({ brokers: services.kafkaBrokers, clientId: 'spec', prefix: services.kafkaPrefix, logger: silentLogger }),
    groupId: `group-${topic}`,
    handlers: new Map([[topic, handler]]),
    publisher,
    isTransient: (error) => error instanceof Waits,
    onCrash: () => {},
    ...options,
  });
  running.push(consumer);
  void consumer.start();
  return consumer;
}

function texts(count: number, keys: number): { key: string; value: string; headers: Record<string, string> }[] {
  return Array.from({ length: count }, (_, index) => ({ key: `k${index % keys}`, value: String(index), headers: { 'x-number': String(index) } }));
}

const textOf = (message: IncomingMessage): string => message.value?.toString() ?? '';

it('hands over every message in chunks that span partitions, in order per key', async () => {
  const topic = await freshTopic();
  await services.probe.produce(topic, texts(600, 20));
  const seen: IncomingMessage[] = [];
  const sizes: number[] = [];
  const consumer = consume(topic, (chunk) => {
    seen.push(...chunk);
    sizes.push(chunk.length);
    return Promise.resolve();
  });
  await eventually(() => seen.length >= 600, MANY_MS);
  expect(seen).toHaveLength(600);
  expect(Math.max(...sizes)).toBe(200);
  expect(sizes.length).toBeLessThanOrEqual(6);
  for (let key = 0; key < 20; key += 1) {
    const ofKey = seen.filter((message) => message.key === `k${key}`).map((message) => Number(textOf(message)));
    expect(ofKey).toEqual([...ofKey].sort((a, b) => a - b));
  }
  expect(seen[0]?.headers['x-number']).toBe(textOf(seen[0] as IncomingMessage));
  await eventually(() => consumer.lag().get(topic) === 0);
});

it('parks the one message that a handler cannot bear, and the ones behind it go through', async () => {
  const topic = await freshTopic();
  await services.probe.produce(topic, texts(50, 10));
  const effect = new Set<string>();
  const parked: BadMessage[] = [];
  consume(
    topic,
    (chunk) => {
      if (chunk.some((message) => textOf(message) === '23')) throw new TypeError('a sentence that quotes Mr Zhang');
      for (const message of chunk) effect.add(textOf(message));
      return Promise.resolve();
    },
    { onDeadLetter: (letters) => parked.push(...letters) },
  );
  await eventually(() => effect.size === 49 && parked.length === 1, MANY_MS);
  const [letter] = await services.probe.consume(`${topic}.dlq`, (messages) => messages.length === 1);
  expect(letter?.key).toBe('k3');
  expect(letter?.value?.toString()).toBe('23');
  expect(letter?.headers).toMatchObject({ 'x-number': '23', 'paystop-dlq-reason': 'HANDLER.FAILED', 'paystop-dlq-detail': 'TypeError', 'paystop-dlq-topic': topic });
  expect(letter?.headers['paystop-dlq-partition']).toBe(String(parked[0]?.message.partition));
  expect(letter?.headers['paystop-dlq-offset']).toBe(parked[0]?.message.offset);
  expect(Date.parse(letter?.headers['paystop-dlq-at'] ?? '')).not.toBeNaN();
});

it('takes the handler at its word about the bad ones, thrown or returned', async () => {
  const topic = await freshTopic(1);
  await services.probe.produce(topic, texts(10, 10));
  const calls: string[][] = [];
  consume(topic, (chunk) => {
    calls.push(chunk.map(textOf));
    const thrown = chunk.find((message) => textOf(message) === '4');
    if (thrown !== undefined) throw new PoisonMessage(thrown, 'ORDER.WRONG', 'thrown');
    return Promise.resolve(chunk.filter((message) => textOf(message) === '7').map((message) => ({ message, reason: 'ORDER.ODD', detail: 'returned' })));
  });
  const letters = await services.probe.consume(`${topic}.dlq`, (messages) => messages.length === 2);
  expect(letters.map((letter) => [textOf(letter), letter.headers['paystop-dlq-reason']])).toEqual([
    ['4', 'ORDER.WRONG'],
    ['7', 'ORDER.ODD'],
  ]);
  const [whole, before, behind] = calls;
  expect(whole).toHaveLength(10);
  expect(before).toEqual(['0', '1', '2', '3']);
  expect(behind).toEqual(['5', '6', '7', '8', '9']);
});

it('cuts the value of a parked message over 1 MiB and says so', async () => {
  const topic = await freshTopic(1);
  const client = createKafka({ brokers: services.kafkaBrokers, clientId: 'spec', prefix: services.kafkaPrefix, logger: silentLogger });
  const admin = client.kafka.admin();
  await admin.connect();
  await admin.alterConfigs({ validateOnly: false, resources: [topic, `${topic}.dlq`].map((name) => ({ type: 2, name: services.kafkaPrefix + name, configEntries: [{ name: 'max.message.bytes', value: '4194304' }] })) });
  await admin.disconnect();
  await services.probe.produce(topic, [{ key: 'k', value: 'x'.repeat(1_500_000), headers: {} }]);
  consume(topic, (chunk) => Promise.resolve(chunk.map((message) => ({ message, reason: 'TOO.LONG', detail: '' }))));
  const [letter] = await services.probe.consume(`${topic}.dlq`, (messages) => messages.length === 1);
  expect(letter?.value).toHaveLength(1_048_576);
  expect(letter?.headers['paystop-dlq-truncated']).toBe('true');
});

it('waits out a failure that heals, without parking, skipping or reordering anything', async () => {
  const topic = await freshTopic();
  await services.probe.produce(topic, texts(90, 9));
  const effect: IncomingMessage[] = [];
  let failures = 3;
  const parked: unknown[] = [];
  consume(
    topic,
    (chunk) => {
      if (failures > 0) {
        failures -= 1;
        throw new Waits('the database is away');
      }
      effect.push(...chunk);
      return Promise.resolve();
    },
    { onDeadLetter: (letters) => parked.push(...letters) },
  );
  await eventually(() => effect.length >= 90, MANY_MS);
  await sleep(300);
  expect(effect).toHaveLength(90);
  expect(parked).toEqual([]);
  for (const key of new Set(effect.map((message) => message.key))) {
    const ofKey = effect.filter((message) => message.key === key).map((message) => Number(textOf(message)));
    expect(ofKey).toEqual([...ofKey].sort((a, b) => a - b));
  }
});

it('keeps the order of first arrivals per key when a second member joins under load', async () => {
  const topic = await freshTopic(6);
  const first = new Map<string, number[]>();
  const handled = new Set<string>();
  const handler: ChunkHandler = async (chunk) => {
    await sleep(5);
    for (const message of chunk) {
      if (handled.has(textOf(message))) continue;
      handled.add(textOf(message));
      const key = message.key ?? '';
      first.set(key, [...(first.get(key) ?? []), Number(textOf(message))]);
    }
  };
  consume(topic, handler, { chunkSize: 20 });
  const produce = (async () => {
    for (let round = 0; round < 40; round += 1) {
      await services.probe.produce(topic, Array.from({ length: 50 }, (_, index) => ({ key: `k${index % 25}`, value: String(round * 50 + index), headers: {} })));
      await sleep(50);
    }
  })();
  await sleep(1_000);
  consume(topic, handler, { chunkSize: 20 });
  await produce;
  await eventually(() => handled.size === 2_000, MANY_MS);
  for (const numbers of first.values()) expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
});

it('stops within three seconds and goes on where it stopped', async () => {
  const topic = await freshTopic();
  await services.probe.produce(topic, texts(300, 30));
  const seen: string[] = [];
  const handler: ChunkHandler = async (chunk) => {
    await sleep(20);
    seen.push(...chunk.map(textOf));
  };
  const consumer = consume(topic, handler, { chunkSize: 20 });
  await eventually(() => seen.length >= 60, MANY_MS);
  const startedAt = Date.now();
  await consumer.stop();
  expect(Date.now() - startedAt).toBeLessThan(3_000);
  const before = seen.length;
  expect(before).toBeLessThan(300);
  consume(topic, handler);
  await eventually(() => new Set(seen).size === 300, MANY_MS);
  expect(seen).toHaveLength(300);
});

it('shows a sign of life while it fetches', async () => {
  const topic = await freshTopic();
  const consumer = consume(topic, () => Promise.resolve());
  await eventually(() => consumer.ready, MANY_MS);
  await sleep(1_200);
  expect(consumer.lastFetchAgeMs()).toBeLessThan(1_000);
});
