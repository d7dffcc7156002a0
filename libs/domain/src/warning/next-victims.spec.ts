import { T0, World, at, input, transfer, POLICY } from '../case/case-fixtures';
import type { StatementLine } from '../funds-return/account-statement';
import { accountsToAsk, askForPayers, payersOf } from './next-victims';

const POLICY_NV = POLICY.nextVictim;

function credit(payer: string, over: Partial<StatementLine> = {}): StatementLine {
  return {
    bankReference: 'b', at: T0, direction: 'in', amount: { amountMinor: '500000', currency: 'CNY' }, balanceAfter: null, counterparty: payer,
    counterpartyInstitution: 'ICBC', counterpartyName: '赵六', ...over,
  };
}

describe('who else paid into a stopped account', () => {
  const around = { around: T0, reported: new Set(['9999']), policy: POLICY_NV };

  it.each<readonly [string, StatementLine[], string[]]>([
    ['a credit around the reported one', [credit('1111')], ['1111']],
    ['a debit', [credit('1111', { direction: 'out' })], []],
    ['a credit too small to matter', [credit('1111', { amount: { amountMinor: '99999', currency: 'CNY' } })], []],
    ['a credit of long before', [credit('1111', { at: at(-7 * 24 * 60 - 1) })], []],
    ['a credit after the report', [credit('1111', { at: at(60) })], ['1111']],
    ['the reported transfer, whatever the bank calls the institution that it came from', [credit('9999', { counterpartyInstitution: '308584000013' })], []],
    ['cash, which nobody sent', [credit('1111', { counterparty: null })], []],
    ['one payer twice, and a larger one', [credit('1111'), credit('1111', { at: at(5) }), credit('2222', { amount: { amountMinor: '2000000', currency: 'CNY' } })], ['2222', '1111']],
  ])('%s', (_, lines, payers) => {
    expect(payersOf(lines, around)).toMatchObject({ isHub: false, payers: payers.map((accountNumber) => ({ accountNumber })) });
  });

  it('adds up what one payer sent, and keeps the last credit', () => {
    const [payer] = payersOf([credit('1111', { at: at(5), bankReference: 'later' }), credit('1111')], around).payers;
    expect(payer).toMatchObject({ paid: { amountMinor: '1000000' }, lastCredit: { bankReference: 'later' }, institutionCode: 'ICBC', accountName: '赵六' });
  });

  it('leaves an account with many payers alone: that is a shop or a wallet', () => {
    const many = Array.from({ length: POLICY_NV.maxPayers + 1 }, (_, index) => credit(`${1_000 + index}`));
    expect(payersOf(many, around)).toEqual({ payers: [], isHub: true });
    expect(payersOf(many.slice(1), around).payers).toHaveLength(POLICY_NV.maxPayers);
  });
});

describe('asking the bank', () => {
  it('waits until the stop took effect, asks once more nothing for a refusal, and stands behind the stops', () => {
    const world = new World();
    world.join(0, input({ transfers: [transfer()] }));
    const state = () => world.book.get('case_a') ?? (() => { throw new Error('no case'); })();
    expect(accountsToAsk(state(), POLICY_NV)).toEqual([]);
    world.report(2, world.stop(), 'held');
    expect(accountsToAsk(state(), { ...POLICY_NV, enabled: false })).toEqual([]);
    const [account] = accountsToAsk(state(), POLICY_NV);
    expect(account).toMatchObject({ instructionId: world.stop().instructionId, dueAt: at(2.5) });
    if (account === undefined) throw new Error('one account');
    const query = world.decide(3, (draft) => askForPayers(draft, account));
    expect(query).toMatchObject({ action: 'query', state: 'queued', sequence: 2, originalInstructionId: world.stop().instructionId });
    expect(world.last.commands).toMatchObject([{ type: 'dispatch', instructionId: query?.instructionId }]);
    const refused = new World();
    refused.join(0, input());
    refused.report(1, refused.stop(), 'refused', { code: '0301' });
    expect(refused.decide(2, (draft) => askForPayers(draft, { caseId: 'case_a', instructionId: refused.stop().instructionId }))).toBeUndefined();
  });
});
