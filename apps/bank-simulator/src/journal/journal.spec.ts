import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { World } from '../banks/world';
import { anInstruction } from '../testing/an-instruction';
import { FileJournal } from './journal';

const RECEIVED = { instruction: anInstruction(), body: '', digest: 'digest-1' };
const NOW = '2026-11-23T06:00:00.000Z';
/** Odd, so that the cuts fall on every kind of place in a line. */
const STEP_BYTES = 17;

describe('the journal', () => {
  let folder: string;
  const path = () => join(folder, 'simulator', 'journal.jsonl');
  const reopen = (): World => {
    const journal = new FileJournal(path());
    const world = new World(journal, 'test');
    journal.replay((entry) => world.replay(entry));
    return world;
  };

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'simulator-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('brings back books, effects and answers after a kill', async () => {
    const world = reopen();
    world.admit(['CMB']);
    world.bank('CMB')?.carryOut(RECEIVED, NOW);
    world.bank('CMB')?.seen('ins_1', 'digest-1');
    await world.journal.written();
    const again = reopen().bank('CMB');
    expect(again?.book.effects).toEqual(world.bank('CMB')?.book.effects);
    expect(again?.book.accounts.get('6214830000000008')?.balanceMinor).toBe(5_000_000n);
    expect(again?.inbox.get('ins_1')).toEqual(world.bank('CMB')?.inbox.get('ins_1'));
    expect(again?.look('ins_1', 'digest-1').kind).toBe('repeat');
    expect(again?.look('ins_1', 'digest-2').kind).toBe('other_body');
  });

  it('drops a last line that a kill has torn, and goes on behind it', async () => {
    const world = reopen();
    world.admit(['CMB']);
    world.bank('CMB')?.carryOut(RECEIVED, NOW);
    await world.journal.written();
    const whole = readFileSync(path(), 'utf8');
    appendFileSync(path(), '[{"bank":"CMB","fact":{"kind":"Hol');
    const again = reopen();
    again.bank('CMB')?.seen('ins_1', 'digest-1');
    await again.journal.written();
    expect(readFileSync(path(), 'utf8').startsWith(whole)).toBe(true);
    expect(reopen().bank('CMB')?.inbox.get('ins_1')?.timesReceived).toBe(2);
  });

  it('has an instruction wholly or not at all, wherever a kill tears the write', async () => {
    const world = reopen();
    world.admit(['CMB']);
    world.bank('CMB')?.carryOut(RECEIVED, NOW);
    await world.journal.written();
    const whole = readFileSync(path());
    for (let size = 0; size <= whole.length; size += STEP_BYTES) {
      writeFileSync(path(), whole.subarray(0, size));
      const again = reopen();
      again.admit(['CMB']);
      const bank = again.bank('CMB');
      if (bank?.look('ins_1', 'digest-1').kind === 'new') bank.carryOut(RECEIVED, NOW);
      expect({ size, effects: bank?.book.effects }).toEqual({ size, effects: world.bank('CMB')?.book.effects });
      again.journal.close();
    }
  });

  it('reads a journal of an earlier version, an entry a line', () => {
    const world = reopen();
    writeFileSync(path(), '{"bank":"CMB","fact":{"kind":"InstructionSeen","instructionId":"ins_1","digest":"d"}}\n');
    world.journal.close();
    expect(reopen().bank('CMB')?.inbox.get('ins_1')?.timesReceived).toBe(1);
  });

  it('writes nothing before it is asked whether all is written, and all of it then', async () => {
    const journal = new FileJournal(path());
    journal.append([{ bank: 'CMB', fact: { kind: 'InstructionSeen', instructionId: 'ins_1', digest: 'd' } }]);
    expect(readFileSync(path(), 'utf8')).toBe('');
    await Promise.all([journal.written(), journal.written()]);
    expect(readFileSync(path(), 'utf8').split('\n')).toHaveLength(2);
    journal.clear();
    expect(readFileSync(path(), 'utf8')).toBe('');
    journal.close();
  });
});
