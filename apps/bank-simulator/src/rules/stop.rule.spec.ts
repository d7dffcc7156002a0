import { availableMinor } from '../books/book';
import { PureBank } from '../testing/a-bank';
import { anInstruction, yuan } from '../testing/an-instruction';

const ACCOUNT = '6214830000000008';
const bankWith = (amountMinor: string, marks = {}) => new PureBank().withAccount(ACCOUNT, '张三', amountMinor, marks);
const answer = ({ result, code }: { result: string; code?: string | null | undefined }) => `${result} ${code ?? 'null'}`;

describe('a stop', () => {
  it('holds everything that is there, for 48 hours from the moment of the stop', () => {
    const bank = bankWith('5000000');
    const report = bank.carryOut(anInstruction());
    expect(report).toMatchObject({ result: 'held', code: '0000', heldAmount: yuan(50_000), balanceBefore: yuan(50_000), effectiveAt: bank.now, expiresAt: '2026-11-25T06:00:00.000Z' });
    expect(bank.book.effects).toHaveLength(1);
  });

  it('lets the account receive but not pay', () => {
    const bank = bankWith('5000000');
    bank.carryOut(anInstruction());
    bank.deposit(ACCOUNT, '100', 'REF-2');
    const account = bank.book.accounts.get(ACCOUNT);
    expect(account?.balanceMinor).toBe(5_000_100n);
    expect(account && availableMinor(account, bank.now)).toBe(0n);
  });

  it('holds the rest where some has moved on, and shows where it went', () => {
    const bank = bankWith('5000000');
    bank.withdraw(ACCOUNT, '2000000', 'ATM-1');
    const report = bank.carryOut(anInstruction());
    expect(report).toMatchObject({ result: 'partially_held', code: '1200', heldAmount: yuan(30_000) });
    expect(report.onwardTransfers).toMatchObject([{ bankReference: 'ATM-1', amount: yuan(20_000), to: null, channel: 'atm' }]);
  });

  it('finds nothing when all has moved on: no effect, balance zero', () => {
    const bank = bankWith('5000000');
    bank.withdraw(ACCOUNT, '5000000', 'ATM-1');
    expect(bank.carryOut(anInstruction())).toMatchObject({ result: 'not_held', code: '1200', balanceBefore: yuan(0) });
    expect(bank.book.effects).toHaveLength(0);
  });

  it('keeps to the limit that the order names', () => {
    const bank = bankWith('9000000');
    bank.deposit(ACCOUNT, '5000000', 'REF-9');
    const report = bank.carryOut(anInstruction({ transfer: { ...anInstruction().transfer, bankReference: 'REF-9' } as never, amountLimit: yuan(50_000) }));
    expect(report).toMatchObject({ result: 'held', heldAmount: yuan(50_000) });
    const account = bank.book.accounts.get(ACCOUNT);
    expect(account && availableMinor(account, bank.now)).toBe(9_000_000n);
  });

  it.each([
    ['the name is another one', {}, { target: { accountNumber: ACCOUNT, accountName: '李四' } }, '0301'],
    ['the account does not exist', {}, { target: { accountNumber: '6214830000009999', accountName: '张三' } }, '0300'],
    ['the account is closed', { closed: true }, {}, '0300'],
    ['the account is on the white list', { whitelisted: true }, {}, '0302'],
    ['the card was reported lost', { reportedLost: true }, {}, '0303'],
    ['the amount is another one', {}, { transfer: { ...anInstruction().transfer, amount: yuan(49_999) } }, '0200'],
    ['no such transfer is in the books', {}, { transfer: { ...anInstruction().transfer, bankReference: null, transferredAt: '2026-11-01T00:00:00Z' } }, '0100'],
  ])('is refused when %s', (_, marks, changes, code) => {
    const bank = bankWith('5000000', marks);
    bank.terms = { ...bank.terms, openWorld: false };
    expect(answer(bank.carryOut(anInstruction(changes as never)))).toBe(`refused ${code}`);
    expect(bank.book.effects).toHaveLength(0);
  });

  it('matches a transfer without a reference by its amount and time, within the tolerance', () => {
    const transfer = { ...anInstruction().transfer, bankReference: null, transferredAt: '2026-11-23T13:49:00+08:00' };
    expect(bankWith('5000000').carryOut(anInstruction({ transfer } as never))).toMatchObject({ result: 'held' });
  });

  it('answers 1301 at another case’s hold: held until that hold ends, no second effect', () => {
    const bank = bankWith('5000000');
    const first = bank.carryOut(anInstruction());
    bank.now = '2026-11-23T07:00:00.000Z';
    const second = bank.carryOut(anInstruction({ instructionId: 'ins_2', caseId: 'case_2' }));
    expect(second).toMatchObject({ result: 'held', code: '1301', expiresAt: first.expiresAt });
    expect(bank.book.effects).toHaveLength(1);
  });

  it('stops the same account twice at most in a case, then 1304', () => {
    const bank = bankWith('5000000');
    bank.carryOut(anInstruction());
    bank.now = '2026-11-26T00:00:00.000Z';
    expect(bank.carryOut(anInstruction({ instructionId: 'ins_2', sequence: 2 }))).toMatchObject({ result: 'held', code: '0000' });
    bank.now = '2026-11-29T00:00:00.000Z';
    expect(answer(bank.carryOut(anInstruction({ instructionId: 'ins_3', sequence: 3 })))).toBe('refused 1304');
  });

  it('refuses with 0900 what is older than an order already carried out', () => {
    const bank = bankWith('5000000');
    bank.carryOut(anInstruction({ instructionId: 'ins_5', sequence: 5 }));
    expect(answer(bank.carryOut(anInstruction({ instructionId: 'ins_4', sequence: 4 })))).toBe('refused 0900');
  });

  it('counts doubles as effects where a careless bank checks nothing', () => {
    const bank = bankWith('5000000');
    bank.terms = { ...bank.terms, guards: { idempotency: false, sequence: false, alreadyStopped: false, tooManyStops: false } };
    for (const instructionId of ['ins_1', 'ins_2', 'ins_3']) bank.carryOut(anInstruction({ instructionId }));
    expect(bank.book.effects).toHaveLength(3);
  });
});

describe('an open world', () => {
  it('takes an unknown account as reported, with the reported money on it', () => {
    expect(new PureBank().carryOut(anInstruction())).toMatchObject({ result: 'held', code: '0000', heldAmount: yuan(50_000) });
  });

  it('adds up all transfers that one order rests on', () => {
    const transfers = [{ ...anInstruction().transfer, transferId: 't1' }, { ...anInstruction().transfer, transferId: 't2', amount: yuan(7), bankReference: 'REF-7' }];
    expect(new PureBank().carryOut(anInstruction({ transfers } as never))).toMatchObject({ result: 'held', heldAmount: yuan(50_007) });
  });

  it('books a transfer reported twice once', () => {
    const bank = new PureBank();
    bank.carryOut(anInstruction());
    bank.carryOut(anInstruction({ instructionId: 'ins_2', caseId: 'case_2' }));
    expect(bank.book.accounts.get(ACCOUNT)?.balanceMinor).toBe(5_000_000n);
  });

  it('knows payment orders too', () => {
    const target = { paymentOrder: { kind: 'order_number' as const, value: '2026112322001' } };
    expect(new PureBank().carryOut(anInstruction({ target }))).toMatchObject({ result: 'held' });
  });

  it('leaves seeded accounts to their books', () => {
    const bank = bankWith('0');
    expect(answer(bank.carryOut(anInstruction()))).toBe('refused 0100');
  });
});
