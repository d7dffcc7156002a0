import fc from 'fast-check';
import { clearingProblems, trialBalance } from '../books/trial-balance';
import { availableMinor, runningHold } from '../books/book';
import { noJournal } from '../journal/journal';
import { openAccounts } from '../mules/mule-clock';
import { anInstruction } from '../testing/an-instruction';
import { type AccountAddress, World } from './world';

const BANKS = ['CMB', 'ICBC', 'ALIPAY'];
const START_MS = Date.parse('2026-11-23T05:00:00Z');
const OPENING_MINOR = 1_000_000n;
const ADDRESSES: AccountAddress[] = BANKS.flatMap((institutionCode) => ['1001', '1002'].map((accountNumber) => ({ institutionCode, accountNumber, accountName: `holder ${accountNumber}` })));

const address = fc.constantFrom(...ADDRESSES);
const step = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('move' as const), from: address, to: fc.option(address), amountMinor: fc.bigInt(1n, 600_000n) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('order' as const), at: address, action: fc.constantFrom('stop' as const, 'extend' as const, 'release' as const, 'freeze' as const, 'unfreeze' as const, 'query' as const), caseId: fc.constantFrom('case_1', 'case_2') }) },
);

function aWorld(): World {
  const world = new World(noJournal, 'test');
  world.admit(BANKS);
  openAccounts(world, ADDRESSES.map((each) => ({ ...each, accountName: each.accountName ?? '', balanceMinor: OPENING_MINOR })), START_MS);
  return world;
}

function customerMoneyMinor(world: World): bigint {
  return world.all().reduce((sum, bank) => sum + BigInt(trialBalance(bank.book).customerMoneyMinor), 0n);
}

describe('money in the simulated world', () => {
  it('neither appears nor vanishes, whatever is moved, stopped, frozen and released', () => {
    fc.assert(fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const world = aWorld();
      let cashMinor = 0n;
      steps.forEach((each, index) => {
        const at = new Date(START_MS + index * 60_000).toISOString();
        if (each.kind === 'move') {
          if (each.to !== null && each.from === each.to) return;
          const moved = world.move({ from: each.from, to: each.to, amountMinor: each.amountMinor, channel: 'mobile_banking', reference: `M${String(index)}`, at });
          if (moved === 'moved' && each.to === null) cashMinor += each.amountMinor;
          return;
        }
        const { accountNumber, accountName = '' } = each.at;
        const instruction = anInstruction({ instructionId: `ins_${String(index)}`, sequence: index + 1, action: each.action, caseId: each.caseId, target: { accountNumber, accountName }, transfer: null });
        world.bank(each.at.institutionCode)?.carryOut({ instruction, body: '', digest: 'digest' }, at);
      });
      expect(clearingProblems(world.all().map((bank) => bank.book))).toEqual([]);
      for (const bank of world.all()) expect(trialBalance(bank.book)).toMatchObject({ balanced: true, problems: [] });
      expect(customerMoneyMinor(world) + cashMinor).toBe(OPENING_MINOR * BigInt(ADDRESSES.length));
    }), { numRuns: 150 });
  });

  it('stays where it is while a hold runs', () => {
    fc.assert(fc.property(fc.bigInt(1n, OPENING_MINOR), fc.integer({ min: 0, max: 47 }), (amountMinor, hours) => {
      const world = aWorld();
      const [from, to] = [ADDRESSES[0], ADDRESSES[3]] as [AccountAddress, AccountAddress];
      const bank = world.bank(from.institutionCode);
      const instruction = anInstruction({ target: { accountNumber: from.accountNumber, accountName: from.accountName ?? '' }, transfer: null });
      bank?.carryOut({ instruction, body: '', digest: 'digest' }, new Date(START_MS).toISOString());
      const at = new Date(START_MS + hours * 3_600_000).toISOString();
      const account = bank?.book.accounts.get(from.accountNumber);
      expect(account !== undefined && runningHold(account, at) !== undefined && availableMinor(account, at) === 0n).toBe(true);
      expect(world.move({ from, to, amountMinor, channel: 'mobile_banking', reference: 'M', at })).toBe('blocked');
      expect(world.move({ from: to, to: from, amountMinor, channel: 'mobile_banking', reference: 'N', at })).toBe('moved');
    }), { numRuns: 50 });
  });
});
