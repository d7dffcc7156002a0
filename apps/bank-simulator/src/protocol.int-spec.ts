import { OUTCOME_RESULTS, bankReportSchema } from '@paystop/contracts';
import { RESULT_CODES, isLegalPair } from './protocol/result-code';
import { anInstruction } from './testing/an-instruction';
import { RunningSimulator } from './testing/running-simulator';

interface Effects { readonly effects: readonly { readonly instructionId: string; readonly action: string; readonly bank: string }[] }
interface Messages { readonly instructions: readonly { readonly state: string; readonly timesReceived: number; readonly distinctBodies: number }[] }

let simulator: RunningSimulator;
let ids = 0;
const fresh = () => {
  ids += 1;
  return anInstruction({ instructionId: `ins_${String(ids)}`, caseId: `case_${String(ids)}`, target: { accountNumber: `62148300${String(10_000_000 + ids)}`, accountName: '张三' } });
};
const send = (instruction = fresh(), how = {}) => simulator.gateway.send(simulator.bankUrl(), instruction, how);
const ask = (instructionId: string) => simulator.gateway.ask(simulator.bankUrl(), instructionId);
const fault = (body: object) => simulator.control('POST', 'banks/CMB/faults', body);
const effectsOf = async (instructionId: string) => (await simulator.get<Effects>(`/control/effects?instructionId=${instructionId}`)).effects;
const messageOf = async (instructionId: string) => (await simulator.get<Messages>(`/control/instructions?instructionId=${instructionId}`)).instructions[0];

beforeAll(async () => {
  simulator = await RunningSimulator.start();
});
afterAll(() => simulator.stop());
beforeEach(() => simulator.control('DELETE', 'banks/*'));

describe('a bank that keeps to the protocol', () => {
  it('answers a signed stop with a report as the contract has it', async () => {
    const answer = await send();
    expect(answer.status).toBe(200);
    expect(bankReportSchema.parse(await answer.json())).toMatchObject({ result: 'held', code: '0000' });
  });

  it('gives the same answer for the same bytes, and 409 for others under the same id', async () => {
    const instruction = fresh();
    const first = await (await send(instruction)).text();
    const second = await send(instruction);
    expect([second.status, await second.text()]).toEqual([200, first]);
    const other = await send(instruction, { body: JSON.stringify({ ...instruction, caseNumber: 'another' }) });
    expect(other.status).toBe(409);
    expect(await effectsOf(instruction.instructionId)).toHaveLength(1);
    expect(await messageOf(instruction.instructionId)).toMatchObject({ timesReceived: 3, distinctBodies: 2 });
  });

  it('tells what became of an instruction, and 404 of one it never received', async () => {
    const instruction = fresh();
    const report = await (await send(instruction)).text();
    const known = await ask(instruction.instructionId);
    expect([known.status, await known.text()]).toEqual([200, report]);
    expect((await ask('ins_never')).status).toBe(404);
  });

  it('refuses what is not signed, changed on the way, or signed by another', async () => {
    expect((await send(fresh(), { unsigned: true })).status).toBe(401);
    const instruction = fresh();
    expect((await send(instruction, { idempotencyKey: 'ins_other' })).status).toBe(400);
    simulator.gateway.rotateKey();
    expect([401, 200]).toContain((await send(instruction)).status);
  });

  it('takes a new key as soon as the gateway publishes it', async () => {
    await send();
    await new Promise((resolve) => setTimeout(resolve, 1_050));
    simulator.gateway.rotateKey();
    expect((await send()).status).toBe(200);
  });

  it('refuses what is malformed: 400 for no JSON, 422 with the places for a wrong body, 404 for no such bank', async () => {
    expect((await send(fresh(), { body: '{"half": ' })).status).toBe(400);
    const wrong = await send(fresh(), { body: JSON.stringify({ instructionId: 'x', action: 'steal' }) });
    expect(wrong.status).toBe(422);
    expect(JSON.stringify(await wrong.json())).toContain('/action');
    expect((await simulator.gateway.send(simulator.bankUrl('NOBANK'), fresh())).status).toBe(404);
    expect((await fetch(`${simulator.bankUrl()}/instructions`, { method: 'PUT' })).status).toBe(405);
  });

  it('books a return at the victim’s bank', async () => {
    const payTo = { institutionCode: 'ICBC', accountNumber: '6222020000000001', accountName: '受害人' };
    const stop = fresh();
    await send(stop);
    const freeze = { ...stop, instructionId: `${stop.instructionId}f`, action: 'freeze' as const, sequence: 2, originalInstructionId: stop.instructionId };
    await send(freeze);
    const back = { ...stop, instructionId: `${stop.instructionId}r`, action: 'return' as const, sequence: 3, originalInstructionId: freeze.instructionId, payTo, amountLimit: { amountMinor: '4000000', currency: 'CNY' as const } };
    expect(await (await send(back)).json()).toMatchObject({ result: 'done', receipt: { amount: { amountMinor: '4000000' } } });
    expect(await simulator.get('/control/accounts/ICBC/6222020000000001')).toMatchObject({ balance: { amountMinor: '4000000' } });
    expect(await simulator.get('/control/ledger')).toMatchObject({ balanced: true });
  });
});

describe('every result code', () => {
  const pairs = Object.keys(RESULT_CODES).flatMap((code) => OUTCOME_RESULTS.filter((result) => isLegalPair(result, code)).map((result) => [result, code] as const));

  it.each(pairs)('can be had on demand: %s with %s', async (result, code) => {
    await fault({ kind: 'forced_answer', times: 1, result, code });
    const instruction = fresh();
    const report: unknown = await (await send(instruction)).json();
    expect(bankReportSchema.parse(report)).toMatchObject({ result, code });
    expect(await effectsOf(instruction.instructionId)).toHaveLength(result === 'refused' || result === 'not_held' ? 0 : 1);
  });

  it.each([['held', '0300'], ['refused', '0000'], ['held', '4242']])('and so can what no honest bank says: %s with %s', async (result, code) => {
    await fault({ kind: 'forced_answer', times: 1, result, code });
    expect(await (await send()).json()).toMatchObject({ result, code });
  });
});

describe('a bank that misbehaves', () => {
  const failing = async (instruction = fresh()) => send(instruction, { signalMs: 300 }).then((answer) => answer.status, () => 'no answer');

  it.each([
    ['hang', {}, 'no answer', 1],
    ['hang', { carryOut: false }, 'no answer', 0],
    ['cut_before_reading', {}, 'no answer', 0],
    ['cut_after_reading', {}, 'no answer', 0],
    ['cut_after_reading', { carryOut: true }, 'no answer', 1],
    ['http_status', { status: 500 }, 500, 0],
    ['http_status', { status: 502, carryOut: true }, 502, 1],
    ['slow', { delay: 5_000 }, 'no answer', 1],
  ])('%s %j: %s, %i effects', async (kind, parameters, expected, effects) => {
    await fault({ kind, times: 1, ...parameters });
    const instruction = fresh();
    expect(await failing(instruction)).toBe(expected);
    expect(await effectsOf(instruction.instructionId)).toHaveLength(effects);
    expect((await ask(instruction.instructionId)).status).toBe(effects === 1 ? 200 : 404);
    expect(await failing(instruction)).toBe(200);
    expect(await effectsOf(instruction.instructionId)).toHaveLength(1);
  });

  it('answers garbage, another content type or nothing at all, having carried the order out', async () => {
    for (const kind of ['garbage', 'wrong_content_type', 'empty_answer']) {
      await fault({ kind, times: 1 });
      const instruction = fresh();
      const text = await (await send(instruction)).text();
      expect(() => bankReportSchema.parse(JSON.parse(text))).toThrow();
      expect(await effectsOf(instruction.instructionId)).toHaveLength(1);
    }
  });

  it('cuts the connection in the middle of its answer', async () => {
    await fault({ kind: 'cut_while_answering', times: 1 });
    await expect(send().then((answer) => answer.json())).rejects.toThrow();
  });

  it('asks for patience with 429 and 503, in seconds or as a date', async () => {
    await fault({ kind: 'http_status', times: 1, status: 429, retryAfter: 3 });
    await fault({ kind: 'http_status', times: 1, status: 503, retryAfter: 'Wed, 21 Oct 2026 07:28:00 GMT' });
    const answers = [await send(), await send()];
    expect(answers.map((answer) => [answer.status, answer.headers.get('retry-after')])).toEqual([[429, '3'], [503, 'Wed, 21 Oct 2026 07:28:00 GMT']]);
  });

  it('answers a repeat with 409', async () => {
    await fault({ kind: 'conflict_on_repeat', times: 1 });
    const instruction = fresh();
    await send(instruction);
    expect((await send(instruction)).status).toBe(409);
    expect((await send(instruction)).status).toBe(200);
  });

  it('lies when asked: 404 though done, processing for ever, 500, cut', async () => {
    const instruction = fresh();
    await send(instruction);
    await fault({ faults: [{ kind: 'sync_not_found', times: 1 }, { kind: 'sync_processing', times: 1 }, { kind: 'sync_http_status', status: 500, times: 1 }, { kind: 'sync_cut', times: 1 }] });
    expect((await ask(instruction.instructionId)).status).toBe(404);
    expect(await (await ask(instruction.instructionId)).json()).toEqual({ status: 'processing' });
    expect((await ask(instruction.instructionId)).status).toBe(500);
    await expect(ask(instruction.instructionId)).rejects.toThrow();
    expect((await ask(instruction.instructionId)).status).toBe(200);
  });

  it('closes its channel', async () => {
    await simulator.control('PATCH', 'banks/CMB', { channel: 'closed' });
    await expect(send()).rejects.toThrow();
    expect((await simulator.gateway.send(simulator.bankUrl('ICBC'), fresh())).status).toBe(200);
  });

  it('forgets idempotency keys: the double takes effect and is counted', async () => {
    await simulator.control('PATCH', 'banks/CMB', { guards: { idempotency: false, alreadyStopped: false } });
    const instruction = fresh();
    await send(instruction);
    await send(instruction);
    expect(await effectsOf(instruction.instructionId)).toHaveLength(2);
  });

  it('strikes only the account it was told', async () => {
    const [one, other] = [fresh(), fresh()];
    await fault({ kind: 'http_status', status: 500, accounts: [(one.target as { accountNumber: string }).accountNumber] });
    expect([(await send(one)).status, (await send(other)).status]).toEqual([500, 200]);
  });
});
