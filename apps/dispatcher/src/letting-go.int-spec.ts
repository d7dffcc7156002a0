import { DispatcherUnderTest, follow, order } from './test-support/dispatcher-under-test';
import { StubBank } from './test-support/stub-bank';
import { OPERATOR } from './test-support/dispatcher-under-test';

describe('letting go', () => {
  let bank: StubBank;
  let test: DispatcherUnderTest;

  beforeAll(async () => {
    bank = await StubBank.open();
    test = await DispatcherUnderTest.prepare([{ code: 'CMB', baseUrl: bank.url }, { code: 'DEAD', baseUrl: 'http://127.0.0.1:1' }]);
    await test.start();
  }, 60_000);
  beforeEach(() => {
    bank.onOrder = () => ({ answer: 'final', effect: true });
    bank.onInquiry = () => undefined;
  });
  afterAll(async () => {
    await test.stop();
    await bank.close();
  }, 30_000);

  async function pause(code: string, state: 'paused' | 'up'): Promise<void> {
    const row = (await test.verdict('institution.read', { id: code })).body as { version: number };
    const answer = await test.verdict('institution.patch', { id: code, method: 'PATCH', ifMatch: String(row.version), body: { state, reason: 'test' } });
    expect(answer).toMatchObject({ status: 200, body: { state: state === 'up' ? expect.stringMatching(/up|degraded/) : 'paused' } });
  }

  it('cancels a stop that has not begun and ends its withdrawal without a word to the bank', async () => {
    await pause('CMB', 'paused');
    const stop = order('CMB');
    const release = follow(stop, 'release', { onlyIfTookEffect: true });
    await test.command(stop);
    await test.state(stop.instructionId, 'queued');
    await test.command(release);
    await test.state(stop.instructionId, 'cancelled');
    await pause('CMB', 'up');
    await test.state(release.instructionId, 'cancelled');
    expect(bank.sentTimes(stop.instructionId) + bank.sentTimes(release.instructionId)).toBe(0);
    const types = (await test.events(stop.instructionId, (seen) => seen.includes('InstructionCancelled'))).map(({ type }) => type);
    expect(types).toEqual(['InstructionCancelled']);
  });

  it('cancels a stop that came too late, after its release', async () => {
    await pause('CMB', 'paused');
    const stop = order('CMB');
    const release = follow(stop, 'release');
    await test.command(release);
    await test.state(release.instructionId, 'queued');
    await test.command(stop);
    await test.state(stop.instructionId, 'queued');
    await pause('CMB', 'up');
    await test.state(stop.instructionId, 'cancelled');
    await test.state(release.instructionId, 'done');
    expect(bank.sentTimes(stop.instructionId)).toBe(0);
  });

  it('asks for a stop that may have arrived before it releases what took effect', async () => {
    bank.onOrder = ({ action }) => (action === 'stop' ? { answer: 'cut', effect: true } : { answer: 'final', effect: true });
    bank.onInquiry = (_, count) => (count < 3 ? { answer: 500 } : undefined);
    const stop = order('CMB');
    const release = follow(stop, 'release', { onlyIfTookEffect: true });
    await test.command(stop);
    await test.state(stop.instructionId, 'indeterminate');
    await test.command(release);
    await test.state(stop.instructionId, 'held');
    await test.state(release.instructionId, 'done');
    expect(bank.sentTimes(release.instructionId)).toBe(1);
  });

  it('never sends a stop again once its release has come, and drops the release', async () => {
    bank.onOrder = ({ action }) => (action === 'stop' ? { answer: 'cut' } : { answer: 'final', effect: true });
    bank.onInquiry = (_, count) => (count < 3 ? { answer: 500 } : undefined);
    const stop = order('CMB');
    const release = follow(stop, 'release', { onlyIfTookEffect: true });
    await test.command(stop);
    await test.state(stop.instructionId, 'indeterminate');
    await test.command(release);
    await test.state(stop.instructionId, 'cancelled');
    await test.state(release.instructionId, 'cancelled');
    expect([bank.sentTimes(stop.instructionId), bank.sentTimes(release.instructionId)]).toEqual([1, 0]);
  });

  it('releases a hold in the plain way', async () => {
    const stop = order('CMB');
    await test.command(stop);
    await test.state(stop.instructionId, 'held');
    const release = follow(stop, 'release');
    await test.command(release);
    await test.state(release.instructionId, 'done');
  });

  it('counts a lift after expiry as released', async () => {
    bank.onOrder = ({ action }) => ({ answer: 'final', effect: true, ...(action === 'release' ? { report: { result: 'refused', code: '1900' } } : {}) });
    const stop = order('CMB');
    const release = follow(stop, 'release');
    await test.commands([stop, release]);
    await test.state(release.instructionId, 'done');
  });

  it('lets nobody but an operator of the unit decide', async () => {
    const stop = order('DEAD', { unit: '440305012' });
    await test.command(stop);
    await test.state(stop.instructionId, 'queued');
    const officer = { subject: 'of-1', roles: ['officer' as const], unit: '4403' };
    expect((await test.verdict('instruction.sync', { id: stop.instructionId, principal: officer })).status).toBe(403);
    expect((await test.verdict('instruction.sync', { id: stop.instructionId, principal: { ...OPERATOR, unit: '440306' } })).status).toBe(404);
    expect((await test.verdict('instruction.sync', { id: stop.instructionId })).status).toBe(409);
  });
});
