import { Module, type INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { EventPattern, Payload } from '@nestjs/microservices';
import { eventually, silentLogger, testServices, type TestServices } from '@paystop/testing';
import { ChunkController } from './chunk-controller';
import { ChunkTransport } from './chunk-transport';
import type { BadMessage, IncomingMessage } from './incoming-message';
import { createKafka } from './kafka-client';
import { KafkaPublisher } from './kafka-publisher';

jest.setTimeout(60_000);

class Waits extends Error {}

const seen: string[] = [];
let failures = 0;

@ChunkController()
class OrdersConsumer {
  @EventPattern('orders.v1')
  handle(@Payload() chunk: readonly IncomingMessage[]): Promise<readonly BadMessage[]> {
    if (failures > 0) {
      failures -= 1;
      throw new Waits('away');
    }
    seen.push(...chunk.map((message) => String(message.value)));
    return Promise.resolve(chunk.filter((message) => String(message.value) === 'bad').map((message) => ({ message, reason: 'ORDER.BAD', detail: 'it says so' })));
  }
}

@Module({ controllers: [OrdersConsumer] })
class OrdersModule {}

let services: TestServices;
let app: INestApplicationContext & { close(): Promise<void> };
let publisher: KafkaPublisher;
let transport: ChunkTransport;

beforeAll(async () => {
  services = await testServices();
  await services.probe.createTopics(['orders.v1', 'orders.v1.dlq']);
  const client = createKafka({ brokers: services.kafkaBrokers, clientId: 'spec', prefix: services.kafkaPrefix, logger: silentLogger });
  publisher = new KafkaPublisher(client);
  transport = new ChunkTransport({ client, groupId: 'spec', publisher, isTransient: (error) => error instanceof Waits, onCrash: () => {} });
  const service = await NestFactory.createMicroservice(OrdersModule, { strategy: transport, logger: false });
  await service.listen();
  app = service;
});

afterAll(async () => {
  await app.close();
  await publisher.close();
  await services.stop();
});

it('gives chunks to an ordinary Nest controller, sees its failures, and parks what it returns', async () => {
  failures = 2;
  await services.probe.produce('orders.v1', ['one', 'bad', 'two'].map((value) => ({ key: value, value, headers: {} })));
  await eventually(() => seen.length === 3, 20_000);
  const [letter] = await services.probe.consume('orders.v1.dlq', (messages) => messages.length === 1);
  expect(letter?.headers['paystop-dlq-reason']).toBe('ORDER.BAD');
  expect(failures).toBe(0);
  expect(transport.ready).toBe(true);
});
