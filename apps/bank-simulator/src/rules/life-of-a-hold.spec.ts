import type { RestInstruction } from '@paystop/contracts';
import { trialBalance } from '../books/trial-balance';
import { PureBank } from '../testing/a-bank';
import { anInstruction, yuan } from '../testing/an-instruction';

const ACCOUNT = '6214830000000008';
const OTHER_CASE: Partial<RestInstruction> = { caseId: 'case_2' };

/** A bank with one stop in force (ins_1). */
function stopped(): PureBank {
  const bank = new PureBank().withAccount(ACCOUNT, '张三', '5000000');
  bank.carryOut(anInstruction());
  return bank;
}

let ids = 100;
function order(action: RestInstruction['action'], changes: Partial<RestInstruction> = {}): RestInstruction {
  ids += 1;
  return anInstruction({ instructionId: `ins_${String(ids)}`, sequence: ids, action, originalInstructionId: 'ins_1', transfer: null, ...changes });
}

const answer = ({ result, code }: { result: string; code?: string | null | undefined }) => `${result} ${code ?? 'null'}`;

describe('extending a hold', () => {
  it('adds 48 hours to its end, once', () => {
    const bank = stopped();
    expect(bank.carryOut(order('extend'))).toMatchObject({ result: 'held', code: '0000', expiresAt: '2026-11-27T06:00:00.000Z' });
    expect(answer(bank.carryOut(order('extend')))).toBe('refused 1304');
  });

  it('is refused with 1800 after its end', () => {
    const bank = stopped();
    bank.now = '2026-11-25T06:00:00.000Z';
    expect(answer(bank.carryOut(order('extend')))).toBe('refused 1800');
  });

  it('is refused with 0400 where nothing stands', () => {
    const bank = new PureBank().withAccount(ACCOUNT, '张三', '5000000');
    expect(answer(bank.carryOut(order('extend')))).toBe('refused 0400');
  });
});

describe('releasing a hold', () => {
  it('lets the money go', () => {
    const bank = stopped();
    expect(answer(bank.carryOut(order('release')))).toBe('done 0000');
    expect(() => bank.withdraw(ACCOUNT, '5000000', 'ATM-1')).not.toThrow();
  });

  it('is refused with 1900 after the end and with 0900 when it was released before', () => {
    const lapsed = stopped();
    lapsed.now = '2026-11-26T00:00:00.000Z';
    expect(answer(lapsed.carryOut(order('release')))).toBe('refused 1900');
    const released = stopped();
    released.carryOut(order('release'));
    expect(answer(released.carryOut(order('release')))).toBe('refused 0900');
  });

  it('works by the stop of another case that rests on the same hold', () => {
    const bank = stopped();
    bank.carryOut(anInstruction({ instructionId: 'ins_b', ...OTHER_CASE }));
    expect(answer(bank.carryOut(order('release', { ...OTHER_CASE, originalInstructionId: 'ins_b' })))).toBe('done 0000');
  });
});

describe('freezing', () => {
  it('takes the place of the hold until the day named', () => {
    const bank = stopped();
    const report = bank.carryOut(order('freeze', { validUntil: '2027-05-23T00:00:00+08:00' }));
    expect(report).toMatchObject({ result: 'held', code: '0000', heldAmount: yuan(50_000), expiresAt: '2027-05-22T16:00:00.000Z' });
    expect(answer(bank.carryOut(order('release')))).toBe('refused 0900');
  });

  it('waits behind an earlier freeze (1303) and takes its place when that one ends', () => {
    const bank = stopped();
    const first = order('freeze');
    bank.carryOut(first);
    expect(answer(bank.carryOut(order('freeze', OTHER_CASE)))).toBe('not_held 1303');
    expect(answer(bank.carryOut(order('unfreeze', { originalInstructionId: first.instructionId })))).toBe('done 0000');
    const [, second] = bank.book.accounts.get(ACCOUNT)?.freezes ?? [];
    expect(second).toMatchObject({ waiting: false, frozenMinor: 5_000_000n });
  });

  it('takes its place at the moment when the earlier one lapses, and not before', () => {
    const bank = stopped();
    bank.carryOut(order('freeze', { validUntil: '2026-12-01T00:00:00Z' }));
    bank.carryOut(order('freeze', OTHER_CASE));
    bank.now = '2026-11-30T23:59:59.000Z';
    bank.passTime(ACCOUNT);
    expect(bank.book.accounts.get(ACCOUNT)?.freezes[1]).toMatchObject({ waiting: true });
    bank.now = '2026-12-05T00:00:00.000Z';
    bank.passTime(ACCOUNT);
    expect(bank.book.accounts.get(ACCOUNT)?.freezes[1]).toMatchObject({ waiting: false, placedAt: '2026-12-01T00:00:00.000Z', frozenMinor: 5_000_000n });
  });

  it('answers 1302 behind a freeze of a part', () => {
    const bank = stopped();
    bank.carryOut(order('freeze', { amountLimit: yuan(10_000) }));
    expect(answer(bank.carryOut(order('freeze', OTHER_CASE)))).toBe('not_held 1302');
    expect(answer(bank.carryOut(anInstruction({ instructionId: 'ins_c', caseId: 'case_3' })))).toBe('held 1302');
  });

  it('freezes what is there when less is there than was asked for', () => {
    const bank = stopped();
    expect(bank.carryOut(order('freeze', { amountLimit: yuan(60_000) }))).toMatchObject({ result: 'partially_held', code: '1200', heldAmount: yuan(50_000) });
  });

  it('is refused without its document where the bank insists (0600), twice in a case (0900), with an end in the past (0800)', () => {
    const bank = stopped();
    bank.terms = { ...bank.terms, requireLegalDocument: true };
    expect(answer(bank.carryOut(order('freeze')))).toBe('refused 0600');
    bank.terms = { ...bank.terms, requireLegalDocument: false };
    expect(answer(bank.carryOut(order('freeze', { validUntil: '2026-01-01T00:00:00Z' })))).toBe('refused 0800');
    bank.carryOut(order('freeze'));
    expect(answer(bank.carryOut(order('freeze')))).toBe('refused 0900');
  });

  it('is renewed before its end, 1800 afterwards; unfreezing after the end is 1900', () => {
    const bank = stopped();
    const freeze = order('freeze', { validUntil: '2026-12-01T00:00:00Z' });
    bank.carryOut(freeze);
    const of = { originalInstructionId: freeze.instructionId };
    expect(bank.carryOut(order('renew', { ...of, validUntil: '2026-12-10T00:00:00Z' }))).toMatchObject({ result: 'held', expiresAt: '2026-12-10T00:00:00.000Z' });
    bank.now = '2026-12-11T00:00:00.000Z';
    expect(answer(bank.carryOut(order('renew', of)))).toBe('refused 1800');
    expect(answer(bank.carryOut(order('unfreeze', of)))).toBe('refused 1900');
  });
});

describe('returning money', () => {
  const payTo = { institutionCode: 'ICBC', accountNumber: '6222020000000001', accountName: '受害人' };

  it('pays out of the frozen money and gives a receipt', () => {
    const bank = stopped();
    const freeze = order('freeze');
    bank.carryOut(freeze);
    const of = { originalInstructionId: freeze.instructionId, payTo, amountLimit: yuan(30_000) };
    expect(bank.carryOut(order('return', of))).toMatchObject({ result: 'done', code: '0000', receipt: { amount: yuan(30_000) } });
    expect(answer(bank.carryOut(order('return', of)))).toBe('refused 0200');
    expect(trialBalance(bank.book)).toMatchObject({ balanced: true, customerMoneyMinor: '2000000' });
  });

  it('needs a freeze', () => {
    expect(answer(stopped().carryOut(order('return', { payTo, amountLimit: yuan(1), originalInstructionId: 'ins_none' })))).toBe('refused 0400');
  });
});

describe('a query', () => {
  it('gives every entry with the balance after it', () => {
    const bank = stopped();
    const report = bank.carryOut(order('query'));
    expect(report).toMatchObject({ result: 'done', code: '0000', balanceBefore: yuan(50_000) });
    expect(report.transactions).toMatchObject([{ direction: 'in', amount: yuan(50_000), balanceAfter: yuan(50_000), bankReference: 'REF-1' }]);
  });
});
