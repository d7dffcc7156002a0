import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { BankInstruction } from '@paystop/contracts';
import { eventually } from '@paystop/testing';
import { DispatcherUnderTest, order } from './test-support/dispatcher-under-test';
import { StubBank } from './test-support/stub-bank';

const MAIN = join(__dirname, '..', '..', '..', 'dist', 'apps', 'dispatcher', 'src', 'main.js');

describe('lanes', () => {
  let bank: StubBank;
  let slow: StubBank;
  let test: DispatcherUnderTest;
  const children: ChildProcess[] = [];

  beforeAll(async () => {
    if (!existsSync(MAIN)) throw new Error('build the product first: these tests start its processes');
    [bank, slow] = [await StubBank.open(), await StubBank.open()];
    test = await DispatcherUnderTest.prepare([
      { code: 'CMB', baseUrl: bank.url, maxInFlight: 4, timeoutMs: 5_000 },
      { code: 'SLOW', baseUrl: slow.url, timeoutMs: 5_000, maxInFlight: 4, ratePerSecond: 20 },
      { code: 'PACED', baseUrl: bank.url, ratePerSecond: 20 },
    ]);
  }, 60_000);
  beforeEach(() => {
    for (const each of [bank, slow]) {
      each.onOrder = () => ({ answer: 'final', effect: true });
      each.onInquiry = () => undefined;
    }
  });
  afterEach(async () => {
    for (const child of children.splice(0)) child.kill('SIGKILL');
    await test.app?.stop();
    test.app = undefined;
  });
  afterAll(async () => {
    await test.stop();
    await bank.close();
    await slow.close();
  }, 30_000);

  async function spawnDispatcher(): Promise<{ readonly child: ChildProcess; readonly url: string }> {
    const child = fork(MAIN, { env: { ...process.env, ...test.env }, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    children.push(child);
    const [message] = (await once(child, 'message')) as [{ readonly url: string }];
    return { child, url: message.url };
  }

  it('killed between sending and answer, asks first after its restart: one effect, nothing sent twice', async () => {
    const { child } = await spawnDispatcher();
    bank.onOrder = () => ({ answer: 'hang', effect: true });
    const stop = order('CMB');
    await test.command(stop);
    await eventually(() => bank.sentTimes(stop.instructionId) === 1, 20_000);
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect((await test.row(stop.instructionId, () => true)).step).toBe('sending');
    await test.start();
    const row = await test.state(stop.instructionId, 'held', 15_000);
    expect(bank.sentTimes(stop.instructionId)).toBe(1);
    expect(bank.inquiries).toContain(stop.instructionId);
    expect(row.history.attempts).toMatchObject([{ result: 'maybe_sent' }]);
  }, 60_000);

  it('are taken over at once from a dispatcher that was killed, and never run in two', async () => {
    const before = await holders();
    const { child } = await spawnDispatcher();
    await eventually(async () => (await holders()).length === 1 && (await holders())[0] !== before[0], 20_000);
    const [first] = await holders();
    await test.start();
    const stops = Array.from({ length: 40 }, () => order('CMB'));
    await test.commands(stops);
    await held(stops);
    expect(await holders()).toEqual([first]);
    child.kill('SIGKILL');
    const more = Array.from({ length: 40 }, () => order('CMB'));
    await test.commands(more);
    await held(more, 20_000);
    expect((await holders())[0]).not.toBe(first);
    for (const each of [...stops, ...more]) expect(bank.sentTimes(each.instructionId)).toBe(1);
  }, 60_000);

  it('do not wait for a bank that takes seconds', async () => {
    await test.start();
    slow.onOrder = () => ({ answer: 'final', effect: true, afterMs: 4_000 });
    const aloneMs = await timeOfHundred();
    const stuck = Array.from({ length: 200 }, () => order('SLOW'));
    await test.commands(stuck);
    await eventually(() => slow.inFlight === 4);
    const besideMs = await timeOfHundred();
    // The machine of a test run is never quiet; a lane that waited for the slow bank would need fifty times as long.
    expect(besideMs).toBeLessThan(aloneMs * 3 + 1_000);
    expect(slow.mostInFlight).toBe(4);
    expect(bank.mostInFlight).toBeLessThanOrEqual(4);
  }, 60_000);

  it('keep to the rate of their institution', async () => {
    await test.start();
    const stops = Array.from({ length: 30 }, () => order('PACED'));
    await test.commands(stops);
    await held(stops, 15_000);
    const times = bank.orders.filter((each) => stops.some((stop) => stop.instructionId === each.instructionId)).map((each) => each.at);
    expect((times.at(-1) ?? 0) - (times[0] ?? 0)).toBeGreaterThan(1_300);
  }, 60_000);

  it('send the nearest clock first, then the larger amount, and a raised one before all', async () => {
    await test.start();
    await patch('CMB', { state: 'paused', reason: 'test' });
    const at = (minutes: number): string => new Date(Date.now() + minutes * 60_000).toISOString();
    const dueAt = at(20);
    const small = order('CMB', { dueAt, amountMinor: '100' });
    const large = order('CMB', { dueAt, amountMinor: '90000' });
    const late = order('CMB', { dueAt: at(40) });
    const soon = order('CMB', { dueAt: at(5) });
    await test.commands([small, late, large, soon]);
    await test.escalate('InstructionPriorityRaised', late);
    await eventually(async () => (await test.sql.query('SELECT FROM dispatcher.lane_instruction WHERE instruction_id = $1 AND raised', [late.instructionId])).rowCount === 1);
    const before = bank.orders.length;
    bank.onOrder = () => ({ answer: 'final', effect: true, afterMs: 20 });
    await patch('CMB', { state: 'up', reason: 'test' });
    await held([small, late, large, soon]);
    expect(bank.orders.slice(before).map((each) => each.instructionId)).toEqual([late, soon, large, small].map((each) => each.instructionId));
  }, 60_000);

  it('a stopping dispatcher finishes its calls and gives its lanes back', async () => {
    await test.start();
    bank.onOrder = () => ({ answer: 'final', effect: true, afterMs: 300 });
    const stop = order('CMB');
    await test.command(stop);
    await eventually(() => bank.sentTimes(stop.instructionId) === 1);
    await test.app?.stop();
    test.app = undefined;
    expect((await test.row(stop.instructionId, () => true)).state).toBe('held');
    expect(await holders()).toEqual(['']);
  }, 60_000);

  async function timeOfHundred(): Promise<number> {
    const stops = Array.from({ length: 100 }, () => order('CMB'));
    const startedAt = performance.now();
    await test.commands(stops);
    await held(stops, 20_000);
    return performance.now() - startedAt;
  }

  async function held(stops: readonly BankInstruction[], timeoutMs = 10_000): Promise<void> {
    await eventually(async () => {
      const { rows } = await test.sql.query<{ count: string }>(
        "SELECT count(*) FROM dispatcher.lane_instruction WHERE instruction_id = ANY($1::text[]) AND state = 'held'", [stops.map((each) => each.instructionId)]);
      return Number(rows[0]?.count) === stops.length;
    }, timeoutMs);
  }

  async function holders(): Promise<string[]> {
    const { rows } = await test.sql.query<{ holder: string }>('SELECT DISTINCT holder FROM dispatcher.lease');
    return rows.map((row) => row.holder);
  }

  async function patch(code: string, body: object): Promise<void> {
    const { version } = (await test.verdict('institution.read', { id: code })).body as { version: number };
    expect((await test.verdict('institution.patch', { id: code, method: 'PATCH', ifMatch: String(version), body })).status).toBe(200);
  }
});
