import { readFileSync, writeFileSync } from 'node:fs';
import type { BankEffect } from '../product/simulator';
import { BanksThatLie } from './banks-that-lie';
import { DecisionRun } from './decision-run';
import { shuffled } from './victims';

const MINUTES = 60_000;
/** What an order passes through between the desk and the bank, and on its way back. */
const ON_THE_WAY = ['gateway', 'orchestrator', 'dispatcher', 'projector'];

describe('a process dies in the middle of a release, a freeze approval and a return', () => {
  let run: DecisionRun;
  let kills: readonly string[];

  beforeAll(async () => {
    run = await DecisionRun.start({ services: 'named', victims: shuffled(ON_THE_WAY) });
    kills = await run.play();
  }, 3 * MINUTES);

  afterAll(() => run.stop(), MINUTES);

  it('each has its one effect at the bank, and nothing stale reaches it', async () => {
    const { isSound, said } = await run.judge();
    expect(isSound ? '' : [...kills, said].join('\n')).toBe('');
  }, MINUTES);

  async function judgedWith(lie: (effects: readonly BankEffect[]) => readonly BankEffect[]): Promise<string> {
    const banks = await BanksThatLie.start(run.product.app('bank-simulator').url, lie);
    const { isSound, said } = await run.judge({ simulator: banks.url });
    banks.close();
    expect(isSound).toBe(false);
    return said;
  }

  function the(effects: readonly BankEffect[], action: string): BankEffect {
    const found = effects.find((effect) => effect.action === action);
    if (found === undefined) throw new Error(`no ${action} took effect`);
    return found;
  }

  it('is judged red when a release or a freeze took effect twice, each as an order of its own', async () => {
    const again = (effects: readonly BankEffect[]): BankEffect[] => ['release', 'freeze'].map((action) => ({ ...the(effects, action), instructionId: `ins_another_${action}`, sequence: 99 }));
    const said = await judgedWith((effects) => [...effects, ...again(effects)]);
    expect(said).toMatch(/release hold_\S+ took effect 2 times/);
    expect(said).toMatch(/freeze frz_\S+ took effect 2 times/);
  }, MINUTES);

  it('is judged red when a return paid another amount, or nothing', async () => {
    expect(await judgedWith((effects) => effects.map((effect) => (effect === the(effects, 'return') ? { ...effect, amountMinor: '4999999' } : effect)))).toContain('promised 5000000, paid 4999999');
    expect(await judgedWith((effects) => effects.filter((effect) => effect !== the(effects, 'return')))).toContain('promised 5000000, paid nothing');
  }, MINUTES);

  it('is judged red when an older freeze reached the bank after the release', async () => {
    const said = await judgedWith((effects) => [...effects, { ...the(effects, 'release'), instructionId: 'ins_stale', action: 'freeze', sequence: 1 }]);
    expect(said).toContain('was let go, and the last that took effect was freeze');
    expect(said).toContain('ins_stale: nobody decided freeze');
  }, MINUTES);

  it('is judged red when something took effect that nobody is known to have decided, or was asked for and never answered', async () => {
    const lines = readFileSync(run.promises, 'utf8').split('\n');
    const forgotten = lines.findIndex((line) => line.includes('"kind":"decided"') && line.includes('"decision":"return"'));
    const log = `${run.promises}.forgotten`;
    writeFileSync(log, lines.filter((_, index) => index !== forgotten).join('\n'));
    const { isSound, said } = await run.judge({ promises: log });
    expect(isSound).toBe(false);
    expect(said).toContain('nobody decided return');
    expect(said).toContain('was asked for and never answered');
  }, MINUTES);

  it('is judged red when a case says something else than was decided, or the audit has it twice', async () => {
    const [hold] = await run.sql("UPDATE orchestrator.hold SET state = 'active' WHERE hold_id = (SELECT hold_id FROM orchestrator.hold WHERE state = 'released' LIMIT 1) RETURNING hold_id");
    const [entry] = await run.sql("SELECT entry_id, body::text AS body FROM orchestrator.audit_entry WHERE body->>'action' = 'FundsReturnApproved' LIMIT 1");
    const write = (body: string) => run.sql('UPDATE orchestrator.audit_entry SET body = $2 WHERE entry_id = $1', [entry?.['entry_id'], body]);
    await write(String(entry?.['body']).replace('"FundsReturnApproved"', '"FundsReturnOrdered"'));
    const { said } = await run.judge();
    await run.sql("UPDATE orchestrator.hold SET state = 'released' WHERE hold_id = $1", [hold?.['hold_id']]);
    await write(String(entry?.['body']));
    expect(said).toContain(`release ${String(hold?.['hold_id'])} was decided and is active`);
    expect(said).toMatch(/return \S+ was decided once and stands 2 times in the audit/);
  }, MINUTES);

  it('is judged sound again when all that is undone', async () => {
    expect((await run.judge()).said).toContain('everything that was promised holds');
  }, MINUTES);
});
