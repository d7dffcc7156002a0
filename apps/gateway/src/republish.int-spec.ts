import { republish } from '@paystop/messaging';
import { MIGRATIONS } from './migrations';
import { startGatewayUnderTest, type GatewayUnderTest } from './test-support/gateway-under-test';
import { aRequest, posting } from './test-support/requests';

const TOPIC = 'stop-payment.requests.v1';

describe('publishing again what was published', () => {
  let gateway: GatewayUnderTest;

  beforeAll(async () => {
    gateway = await startGatewayUnderTest();
  });

  afterAll(() => gateway.stop());

  const again = (...args: string[]): Promise<number> => republish({ app: 'gateway', migrations: MIGRATIONS }, { args, env: gateway.env });

  it('sends the same ids, values and order once more, of one topic or from one id on', async () => {
    const requests = [aRequest(), aRequest()];
    for (const request of requests) expect((await gateway.call('/stop-payment-requests', posting(request))).status).toBe(202);
    await gateway.services.probe.consume(TOPIC, (messages) => messages.length === 2);
    expect(await again('--topic', TOPIC)).toBe(2);
    const four = await gateway.services.probe.consume(TOPIC, (messages) => messages.length === 4);
    for (const { requestId } of requests) {
      const [first, second, ...more] = four.filter(({ key }) => key === requestId);
      expect(more).toEqual([]);
      expect([second?.headers['ce_id'], second?.value]).toEqual([first?.headers['ce_id'], first?.value]);
    }
    expect(await again('--topic', 'sla.events.v1')).toBe(0);
    expect(await again('--from', '999999')).toBe(0);
  });

  it.each([
    [['--topic', 'no.such.topic'], 'is none of'], [['--from', 'yesterday'], '--from must be an id of the event log'], [['--everything'], '--everything'],
  ])('refuses %j with a sentence', async (args, sentence) => {
    await expect(again(...args)).rejects.toThrow(sentence);
  });
});
