import { setTimeout as sleep } from 'node:timers/promises';
import { silentLogger, testServices } from '@paystop/testing';
import { createKafka } from './kafka-client';
import { KafkaPublisher } from './kafka-publisher';

jest.setTimeout(30_000);

it('leaves no timer running on an idle connection', async () => {
  const services = await testServices();
  const publisher = new KafkaPublisher(createKafka({ brokers: services.kafkaBrokers, clientId: 'spec', prefix: services.kafkaPrefix, logger: silentLogger }));
  await publisher.connect();
  const armed = jest.spyOn(global, 'setTimeout');
  await sleep(300);
  expect(armed.mock.calls.filter(([, milliseconds]) => (milliseconds ?? 0) <= 1)).toHaveLength(0);
  armed.mockRestore();
  await publisher.close();
  await services.stop();
});
