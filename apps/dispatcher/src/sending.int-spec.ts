import { DispatcherUnderTest, follow, order } from './test-support/dispatcher-under-test';
import { StubBank } from './test-support/stub-bank';

describe('sending', () => {
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

  it('carries an order to its bank and the answer back, sent and answered told in one write', async () => {
    const stop = order('CMB');
    await test.command(stop, { traceparent: '00-0123456789abcdef0123456789abcdef-0123456789abcdef-01' });
    const row = await test.state(stop.instructionId, 'held');
    expect(row.history).toMatchObject({ result: 'held', report: { code: '0000' }, attention: null });
    expect(row.history.attempts).toMatchObject([{ attempt: 1, channel: 'rest-v1', result: 'final', httpStatus: 200 }]);
    const events = await test.events(stop.instructionId, (types) => types.includes('InstructionOutcomeRecorded'));
    expect(events.map(({ type, snapshot }) => [type, snapshot.state, snapshot.version])).toEqual([['InstructionDispatched', 'sent', 2], ['InstructionOutcomeRecorded', 'held', 3]]);
    expect(bank.orders.find((each) => each.instructionId === stop.instructionId)?.traceparent).toContain('0123456789abcdef0123456789abcdef');
    expect(JSON.parse(bank.orders[0]?.bytes ?? '')).toEqual(stop.order);
  });

  it('tells that it went out while the bank takes its time', async () => {
    bank.onOrder = () => ({ answer: 'final', effect: true, afterMs: 380 });
    const stop = order('CMB');
    await test.command(stop);
    await test.state(stop.instructionId, 'sent');
    await test.state(stop.instructionId, 'held');
  });

  it('asks first after a call without an answer, and finds what took effect', async () => {
    bank.onOrder = () => ({ answer: 'hang', effect: true });
    const stop = order('CMB');
    await test.command(stop);
    const row = await test.state(stop.instructionId, 'held');
    expect(bank.sentTimes(stop.instructionId)).toBe(1);
    expect(row.history.attempts).toMatchObject([{ result: 'maybe_sent' }]);
    const types = (await test.events(stop.instructionId, (seen) => seen.includes('InstructionOutcomeRecorded'))).map(({ type }) => type);
    expect(types).toEqual(['InstructionDispatched', 'InstructionIndeterminate', 'InstructionOutcomeRecorded']);
  });

  it('sends the same id and bytes again once the bank says that it never had it', async () => {
    bank.onOrder = (_, count) => (count === 1 ? { answer: 'cut' } : { answer: 'final', effect: true });
    const stop = order('CMB');
    await test.command(stop);
    await test.state(stop.instructionId, 'held');
    const sent = bank.orders.filter((each) => each.instructionId === stop.instructionId);
    expect(sent.length).toBe(2);
    expect(sent[1]?.bytes).toBe(sent[0]?.bytes);
    expect(bank.inquiries).toContain(stop.instructionId);
  });

  it('tries again by itself what surely was not sent, as late as the bank asks', async () => {
    bank.onOrder = (_, count) => (count === 1 ? { answer: 429, headers: { 'retry-after': '1' } } : { answer: 'final', effect: true });
    const stop = order('CMB');
    await test.command(stop);
    await test.state(stop.instructionId, 'held');
    const [first, second] = bank.orders.filter((each) => each.instructionId === stop.instructionId);
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(950);
    expect(bank.inquiries).not.toContain(stop.instructionId);
  });

  it('keeps an order for a bank that nobody reaches, and says so', async () => {
    const stop = order('DEAD');
    await test.command(stop);
    const row = await test.row(stop.instructionId, ({ state, history }) => state === 'queued' && history.attempts.length >= 3);
    expect(row.history.attempts.every(({ result }) => result === 'not_sent')).toBe(true);
    expect(row.history.sentAt).toBeNull();
  });

  it('waits after an acknowledgement, then asks until the bank is done', async () => {
    bank.onOrder = () => ({ answer: 'accepted', effect: true });
    bank.onInquiry = (_, count) => (count < 2 ? { answer: 'processing' } : undefined);
    const stop = order('CMB');
    await test.command(stop);
    await test.state(stop.instructionId, 'acknowledged');
    await test.state(stop.instructionId, 'held');
    expect(bank.inquiries.filter((id) => id === stop.instructionId).length).toBe(2);
  });

  it('takes a refusal as malformed for final and tells an operator', async () => {
    bank.onOrder = () => ({ answer: 422 });
    const stop = order('CMB');
    await test.command(stop);
    const row = await test.state(stop.instructionId, 'refused');
    expect(row.history).toMatchObject({ result: 'refused', report: null, attention: { type: 'BankRefusedAsMalformed' } });
  });

  it('shows an answer that no bank may give as indeterminate and keeps asking', async () => {
    bank.onOrder = () => ({ answer: 'final', effect: true, report: { code: '7777' } });
    const stop = order('CMB');
    await test.command(stop);
    const row = await test.row(stop.instructionId, ({ state, history }) => state === 'indeterminate' && history.attention?.type === 'BankAnswerUnknownCode');
    expect(row.step).toBe('sync');
    const asked = bank.inquiries.length;
    await test.row(stop.instructionId, () => bank.inquiries.length > asked);
  });

  it('parks a command that cannot be read and carries the ones behind it', async () => {
    const stop = order('CMB');
    await test.services.probe.produce('bank.instruction.commands.v1', [{ key: stop.accountRef, value: '{"no":"order"}', headers: { ce_id: 'bad-1', ce_source: '/t', ce_type: 'BankInstructionRequested' } }]);
    await test.command(stop);
    await test.state(stop.instructionId, 'held');
    const letters = await test.services.probe.consume('bank.instruction.commands.v1.dlq', (seen) => seen.length >= 1);
    expect(letters[0]?.headers['paystop-dlq-reason']).toBe('BODY.INVALID');
  });

  it('takes the same command twice for once', async () => {
    const stop = order('CMB');
    await test.command(stop, { ce_id: 'same-id' });
    await test.command(stop, { ce_id: 'same-id' });
    await test.command(stop);
    await test.state(stop.instructionId, 'held');
    expect(bank.sentTimes(stop.instructionId)).toBe(1);
  });

  it('sends one instruction per account at a time, lowest sequence first', async () => {
    bank.onOrder = () => ({ answer: 'final', effect: true, afterMs: 50 });
    const stop = order('CMB');
    const extend = follow(stop, 'extend');
    const freeze = follow(extend, 'freeze');
    await test.commands([freeze, extend, stop]);
    await test.state(freeze.instructionId, 'held');
    const ids = [stop, extend, freeze].map(({ instructionId }) => instructionId);
    expect(bank.orders.filter((each) => ids.includes(each.instructionId)).map((each) => each.order.action)).toEqual(['stop', 'extend', 'freeze']);
  });
});
