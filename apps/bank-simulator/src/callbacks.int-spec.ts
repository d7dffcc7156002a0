import { eventually } from '@paystop/testing';
import { anInstruction } from './testing/an-instruction';
import { RunningSimulator } from './testing/running-simulator';

let simulator: RunningSimulator;
let ids = 0;
const fresh = () => {
  ids += 1;
  return anInstruction({ instructionId: `ins_${String(ids)}`, caseId: `case_${String(ids)}`, target: { accountNumber: `62148300${String(10_000_000 + ids)}`, accountName: '张三' } });
};
const send = (instruction = fresh()) => simulator.gateway.send(simulator.bankUrl(), instruction);
const fault = (body: object) => simulator.control('POST', 'banks/CMB/faults', body);
const callbacksOf = (instructionId: string) => simulator.gateway.callbacks.filter((each) => each.report.instructionId === instructionId);
const told = (instructionId: string, times: number) => eventually(() => {
  const callbacks = callbacksOf(instructionId);
  if (callbacks.length < times) throw new Error(`${String(callbacks.length)} of ${String(times)} callbacks`);
  return callbacks;
}, 4_000);

beforeAll(async () => {
  simulator = await RunningSimulator.start();
});
afterAll(() => simulator.stop());
beforeEach(async () => {
  await simulator.control('DELETE', 'banks/*');
  await simulator.control('PATCH', 'banks/CMB', { answer: 'callback', callbackDelay: 30 });
});

describe('an answer by callback', () => {
  it('comes after a 202, signed, and takes effect only then', async () => {
    await simulator.control('PATCH', 'banks/CMB', { callbackDelay: 1_500 });
    const instruction = fresh();
    expect((await send(instruction)).status).toBe(202);
    expect(await (await simulator.gateway.ask(simulator.bankUrl(), instruction.instructionId)).json()).toEqual({ status: 'processing' });
    expect(await simulator.get(`/control/effects?instructionId=${instruction.instructionId}`)).toEqual({ effects: [] });
    const [callback] = await told(instruction.instructionId, 1);
    expect(callback).toMatchObject({ bank: 'CMB', signature: 'ok', idempotencyKey: instruction.instructionId, report: { result: 'held', code: '0000' } });
    expect((await send(instruction)).status).toBe(200);
  });

  it('is repeated until the gateway has taken it', async () => {
    simulator.gateway.statuses.push(503, 500);
    const instruction = fresh();
    await send(instruction);
    expect(await told(instruction.instructionId, 3)).toHaveLength(3);
    await eventually(async () => {
      const { callbacks } = await simulator.get<{ callbacks: { httpStatus: number }[] }>(`/control/callbacks?instructionId=${instruction.instructionId}`);
      return callbacks.map((each) => each.httpStatus).join() === '503,500,204';
    });
  });

  it.each([404, 409, 403])('ends when the gateway says %i', async (status) => {
    simulator.gateway.statuses.push(status);
    const instruction = fresh();
    await send(instruction);
    await told(instruction.instructionId, 1);
    await new Promise((resolve) => setTimeout(resolve, 700));
    expect(callbacksOf(instruction.instructionId)).toHaveLength(1);
  });

  it('comes twice, or comes again with another answer, when told to', async () => {
    await fault({ faults: [{ kind: 'callback_twice', times: 1 }, { kind: 'callback_contradicting', times: 1, result: 'refused', code: '1300' }] });
    const instruction = fresh();
    await send(instruction);
    const callbacks = await told(instruction.instructionId, 3);
    expect(callbacks.map(({ report }) => report.result)).toEqual(['held', 'held', 'refused']);
    expect(callbacks[1]?.report).toEqual(callbacks[0]?.report);
  });

  it.each([
    ['callback_unsigned', 'signature_missing'],
    ['callback_forged', 'signature_wrong'],
    ['callback_wrong_digest', 'digest_wrong'],
    ['callback_expired', 'created_too_old'],
  ])('%s comes before the proper one', async (kind, reason) => {
    await fault({ kind, times: 1 });
    const instruction = fresh();
    await send(instruction);
    expect((await told(instruction.instructionId, 2)).map(({ signature }) => signature)).toEqual([reason, 'ok']);
  });

  it('comes late, or never', async () => {
    await fault({ faults: [{ kind: 'callback_never', times: 1 }] });
    const [silent, late] = [fresh(), fresh()];
    await send(silent);
    await eventually(async () => (await simulator.gateway.ask(simulator.bankUrl(), silent.instructionId)).json().then((body) => (body as { status: string }).status === 'final'));
    await fault({ kind: 'callback_late', times: 1, delay: 300 });
    const sentAt = Date.now();
    await send(late);
    await told(late.instructionId, 1);
    expect(Date.now() - sentAt).toBeGreaterThanOrEqual(300);
    expect(callbacksOf(silent.instructionId)).toEqual([]);
  });

  it('also follows a direct answer of a bank that contradicts itself', async () => {
    await simulator.control('PATCH', 'banks/CMB', { answer: 'sync' });
    await fault({ kind: 'callback_contradicting', times: 1, result: 'refused', code: '1300' });
    const instruction = fresh();
    expect((await send(instruction)).status).toBe(200);
    expect(await told(instruction.instructionId, 1)).toMatchObject([{ report: { result: 'refused' }, signature: 'ok' }]);
  });

  it('is still owed after a kill: carried out once, told once', async () => {
    await simulator.control('PATCH', 'banks/CMB', { callbackDelay: 60_000 });
    const instruction = fresh();
    expect((await send(instruction)).status).toBe(202);
    await simulator.restart();
    await told(instruction.instructionId, 1);
    expect(await simulator.get(`/control/effects?instructionId=${instruction.instructionId}`)).toMatchObject({ effects: [{ action: 'stop' }] });
    await simulator.restart();
    await new Promise((resolve) => setTimeout(resolve, 150));
    expect(callbacksOf(instruction.instructionId)).toHaveLength(1);
  });
});
