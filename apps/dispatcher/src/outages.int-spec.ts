import { TcpProxy, eventually } from '@paystop/testing';
import { DispatcherUnderTest, order } from './test-support/dispatcher-under-test';
import { StubBank } from './test-support/stub-bank';

describe('outages', () => {
  let bank: StubBank;
  let test: DispatcherUnderTest;

  beforeAll(async () => {
    bank = await StubBank.open();
    test = await DispatcherUnderTest.prepare([{ code: 'CMB', baseUrl: bank.url, timeoutMs: 20_000 }]);
  }, 60_000);
  beforeEach(() => {
    bank.onOrder = () => ({ answer: 'final', effect: true });
  });
  afterAll(async () => {
    await test.stop();
    await bank.close();
  }, 30_000);

  it('a stop is clean within its time though the bank never answers; the call is cut and asked for after the restart', async () => {
    const app = await test.start();
    bank.onOrder = () => ({ answer: 'hang', effect: true });
    const stop = order('CMB');
    await test.command(stop);
    await eventually(() => bank.sentTimes(stop.instructionId) === 1);
    const startedAt = performance.now();
    await app.stop();
    expect(performance.now() - startedAt).toBeLessThan(8_000);
    expect((await test.row(stop.instructionId, () => true)).state).toBe('indeterminate');
    await test.start();
    await test.state(stop.instructionId, 'held');
    expect(bank.sentTimes(stop.instructionId)).toBe(1);
    await test.app?.stop();
  }, 60_000);

  it('an answer that comes while the database is away is recorded when it is back', async () => {
    const proxy = await TcpProxy.before(test.services.databaseUrl);
    await test.start({ DATABASE_URL: proxy.url, LOG_LEVEL: 'silent' });
    bank.onOrder = () => ({ answer: 'final', effect: true, afterMs: 400 });
    const stop = order('CMB');
    await test.command(stop);
    await eventually(() => bank.sentTimes(stop.instructionId) === 1);
    await proxy.cut();
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect((await fetch(`${test.app?.url}/health/live`)).status).toBe(200);
    await proxy.heal();
    await test.state(stop.instructionId, 'held', 15_000);
    expect(bank.sentTimes(stop.instructionId)).toBe(1);
    const next = order('CMB');
    await test.command(next);
    await test.state(next.instructionId, 'held', 20_000);
    await test.app?.stop();
    test.app = undefined;
    await proxy.cut();
  }, 90_000);
});
