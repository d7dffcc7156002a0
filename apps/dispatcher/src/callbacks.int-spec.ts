import { generateSigningKey } from '@paystop/security';
import { eventually } from '@paystop/testing';
import { DispatcherUnderTest, OPERATOR, OTHER_OPERATOR, order } from './test-support/dispatcher-under-test';
import { StubBank, reportOn } from './test-support/stub-bank';

describe('later answers', () => {
  let bank: StubBank;
  let test: DispatcherUnderTest;

  beforeAll(async () => {
    bank = await StubBank.open();
    test = await DispatcherUnderTest.prepare([
      { code: 'CMB', baseUrl: bank.url, answerWithinMs: 60_000 }, { code: 'ICBC', baseUrl: bank.url }, { code: 'VILLAGE', protocol: 'manual' },
    ]);
    await test.start();
  }, 60_000);
  beforeEach(() => {
    bank.onOrder = () => ({ answer: 'accepted', effect: true });
    bank.onInquiry = () => undefined;
  });
  afterAll(async () => {
    await test.stop();
    await bank.close();
  }, 30_000);

  async function acknowledged(): Promise<ReturnType<typeof order>> {
    const stop = order('CMB');
    await test.command(stop);
    await test.state(stop.instructionId, 'acknowledged');
    return stop;
  }

  it('takes a signed callback, the same again, and more onward transfers as news', async () => {
    const stop = await acknowledged();
    const report = reportOn(stop.order);
    expect((await test.callback('CMB', report)).status).toBe(204);
    const { version } = await test.state(stop.instructionId, 'held');
    expect((await test.callback('CMB', report)).status).toBe(204);
    expect((await test.row(stop.instructionId, () => true)).version).toBe(version);
    const onward = { transferredAt: new Date().toISOString(), amount: { amountMinor: '100', currency: 'CNY' as const }, to: null, channel: 'atm' };
    expect((await test.callback('CMB', { ...report, onwardTransfers: [onward] })).status).toBe(204);
    const row = await test.row(stop.instructionId, () => true);
    expect([row.version, row.history.report?.onwardTransfers?.length]).toEqual([version + 1, 1]);
  });

  it('takes a callback that overtakes the answer to the order, and still tells how the attempt ended', async () => {
    bank.onOrder = () => ({ answer: 'accepted', effect: true, afterMs: 300 });
    const stop = order('CMB');
    await test.command(stop);
    await eventually(async () => bank.sentTimes(stop.instructionId) === 1);
    expect((await test.callback('CMB', reportOn(stop.order))).status).toBe(204);
    const row = await test.row(stop.instructionId, ({ state, history }) => state === 'held' && (history.attempts.at(-1)?.endedAt ?? null) !== null);
    expect(row.history.attempts).toMatchObject([{ attempt: 1, result: 'acknowledged', httpStatus: 202 }]);
    const told = await test.events(stop.instructionId, (types) => types.includes('InstructionAcknowledged'));
    expect(told.at(-1)?.snapshot).toMatchObject({ state: 'held', version: row.version, attempts: [{ result: 'acknowledged' }] });
  });

  it('keeps the recorded answer against a contradicting one, and shows it', async () => {
    const stop = await acknowledged();
    await test.callback('CMB', reportOn(stop.order));
    const contradiction = reportOn(stop.order, { result: 'refused', code: '0300', heldAmount: null });
    expect(await test.callback('CMB', contradiction)).toMatchObject({ status: 409, body: { code: 'INSTRUCTION.OUTCOME_CONTRADICTS' } });
    expect((await test.callback('CMB', contradiction)).status).toBe(409);
    const row = await test.state(stop.instructionId, 'held');
    expect(row.history.attention?.type).toBe('BankAnswerContradicted');
  });

  it('refuses what is forged, stale, changed, unknown or addressed to another', async () => {
    const stop = await acknowledged();
    const report = reportOn(stop.order);
    expect((await test.callback('CMB', report, { key: generateSigningKey() })).status).toBe(401);
    expect((await test.callback('CMB', report, { nowMs: Date.now() - 400_000 })).status).toBe(401);
    expect((await test.callback('CMB', report, { body: JSON.stringify({ ...report, result: 'refused' }) })).status).toBe(401);
    expect((await test.callback('NOBANK', report)).status).toBe(404);
    expect((await test.callback('CMB', { ...report, instructionId: 'ins_nobody' })).status).toBe(404);
    expect((await test.callback('ICBC', report)).status).toBe(403);
    expect((await test.callback('CMB', { instructionId: stop.instructionId, no: 'report' })).status).toBe(400);
    expect((await test.row(stop.instructionId, () => true)).state).toBe('acknowledged');
  });

  const phoned = { code: '0000', heldAmount: { amountMinor: '500', currency: 'CNY' }, evidence: { channel: 'phone', spokenTo: '柜台 王', note: 'called' } };

  async function outcome(id: string, body: object, over: object = {}): ReturnType<DispatcherUnderTest['verdict']> {
    const { version } = await test.row(id, () => true);
    return test.verdict('instruction.outcome', { id, ifMatch: String(version), body, ...over });
  }

  it('waits for a person where a bank has no machine, and takes what they enter', async () => {
    const stop = order('VILLAGE');
    await test.command(stop);
    const waiting = await test.row(stop.instructionId, ({ step }) => step === 'person');
    expect(waiting.history.attention?.type).toBe('ManualCall');
    expect(await outcome(stop.instructionId, { ...phoned, result: 'held' }, { ifMatch: '99' })).toMatchObject({ status: 412, body: { current: { state: 'queued' } } });
    expect((await outcome(stop.instructionId, { ...phoned, result: 'done' })).status).toBe(400);
    expect((await outcome(stop.instructionId, { result: 'not_received', evidence: phoned.evidence })).status).toBe(202);
    await test.row(stop.instructionId, ({ state, step }) => state === 'queued' && step === 'person');
    const key = '6f1c2f0a-9a0e-4d0e-9a55-0f4a2f7b8f10';
    const first = await outcome(stop.instructionId, { ...phoned, result: 'held' }, { idempotencyKey: key });
    expect(first).toMatchObject({ status: 202, body: { state: 'held' } });
    expect(await outcome(stop.instructionId, { ...phoned, result: 'held' }, { idempotencyKey: key, ifMatch: '1' })).toEqual(first);
    expect((await outcome(stop.instructionId, { ...phoned, result: 'not_held' }, { idempotencyKey: key })).status).toBe(422);
    expect((await test.row(stop.instructionId, () => true)).history).toMatchObject({ recordedBy: 'op-1', result: 'held', attention: null });
    expect((await outcome(stop.instructionId, { ...phoned, result: 'refused', code: '0300' })).status).toBe(409);
  });

  it('lets two people together supersede an answer that is in doubt, and one alone not', async () => {
    const stop = await acknowledged();
    await test.callback('CMB', reportOn(stop.order));
    await test.callback('CMB', reportOn(stop.order, { result: 'refused', code: '0300', heldAmount: null }));
    const finding = { result: 'refused', code: '0300', evidence: phoned.evidence };
    expect(await outcome(stop.instructionId, finding)).toMatchObject({ status: 202, body: { state: 'held', outcomeProposed: { by: 'op-1' } } });
    expect(await outcome(stop.instructionId, finding)).toMatchObject({ status: 403, body: { code: 'FOUR_EYES.SAME_PERSON' } });
    expect(await outcome(stop.instructionId, finding, { principal: OTHER_OPERATOR })).toMatchObject({ status: 202, body: { state: 'refused', attention: false } });
    const { rows } = await test.sql.query<{ aside: { result: string }[] }>(
      "SELECT history->'setAside' AS aside FROM dispatcher.lane_instruction WHERE instruction_id = $1", [stop.instructionId]);
    expect(rows[0]?.aside.map(({ result }) => result)).toEqual(['refused', 'held']);
    const told = await test.events(stop.instructionId, (types) => types.filter((type) => type === 'InstructionOutcomeRecorded').length === 2);
    const proposed = { by: OPERATOR.subject, at: expect.any(String), result: 'refused', code: '0300', heldAmount: null };
    expect(told.slice(-3).map(({ type, snapshot }) => [type, snapshot.outcomeProposed])).toEqual([
      ['InstructionAttentionRaised', null], ['InstructionOutcomeProposed', proposed], ['InstructionOutcomeRecorded', null],
    ]);
  });

  it('completes what a person entered with the bank\'s own report of the same result', async () => {
    bank.onOrder = () => ({ answer: 'accepted' });
    const stop = await acknowledged();
    await outcome(stop.instructionId, { result: 'held', evidence: phoned.evidence });
    await test.state(stop.instructionId, 'held');
    expect((await test.callback('CMB', reportOn(stop.order, { remark: 'from the bank' }))).status).toBe(204);
    const row = await test.row(stop.instructionId, ({ history }) => history.report?.remark === 'from the bank');
    expect(row.history.recordedBy).toBe(OPERATOR.subject);
  });

  it('asks the bank when an operator wants to know now', async () => {
    const stop = await acknowledged();
    expect((await test.verdict('instruction.sync', { id: stop.instructionId })).status).toBe(202);
    await test.state(stop.instructionId, 'held', 3_000);
  });
});
