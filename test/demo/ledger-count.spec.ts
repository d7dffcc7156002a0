import type { StopPaymentRequest } from '@paystop/contracts';
import { type BankMessage, countFromLedgers, doubles } from './ledger-count';
import { differencesBetween, scoreboardRows, scoreboardText } from './scoreboard';

const money = (amountMinor: string) => ({ amountMinor, currency: 'CNY' as const });
const REPORTED_AT = '2026-11-23T06:00:00.000Z';
const TARGETS = { firstMs: 30_000, secondMs: 60_000 };

function request(requestId: string, accounts: readonly [string, string][]): StopPaymentRequest {
  const transfers = accounts.map(([accountNumber, amountMinor], index) => ({
    transferId: `t${String(index)}`, amount: money(amountMinor), transferredAt: REPORTED_AT,
    from: { institutionCode: 'ICBC', accountNumber: '6222', accountName: 'v' }, to: { institutionCode: 'CMB', accountNumber, accountName: 'm' },
  }));
  return { requestId, reportedAt: REPORTED_AT, transfers } as unknown as StopPaymentRequest;
}

function answer(account: string, afterMs: number, report: object): BankMessage {
  const at = new Date(Date.parse(REPORTED_AT) + afterMs).toISOString();
  return {
    bank: 'CMB', instructionId: `ins_${account}`, timesReceived: 1, distinctBodies: 1, order: { caseId: 'case_1', account, action: 'stop', at },
    report: { instructionId: 'ins', status: 'final', code: '0000', effectiveAt: at, ...report } as never,
  };
}

const count = (requests: readonly StopPaymentRequest[], messages: readonly BankMessage[]) =>
  countFromLedgers({ requests: requests.map((each) => ({ request: each, caseId: 'case_1', unanswered: new Set<string>() })), messages, targets: TARGETS, warnings: { issued: 4, mostIssued: 4, fedBack: 3 } }).most;

describe('counting from the banks', () => {
  it('takes a request as stopped in time when all its accounts are', () => {
    const both = request('r1', [['1001', '100'], ['1002', '200']]);
    expect(count([both], [answer('1001', 5_000, { result: 'held', heldAmount: money('100') })]).within30m).toEqual({ count: 0, base: 1 });
    const late = [answer('1001', 5_000, { result: 'held', heldAmount: money('100') }), answer('1002', 40_000, { result: 'held', heldAmount: money('900') })];
    expect(count([both], late)).toMatchObject({ within30m: { count: 0 }, within60m: { count: 1 }, interceptedMinor: 300n, reportedLossMinor: 300n });
  });

  it('takes an empty account as stopped, a refusal not', () => {
    const one = request('r1', [['1001', '100']]);
    expect(count([one], [answer('1001', 1, { result: 'not_held', balanceBefore: money('0') })])).toMatchObject({ within30m: { count: 1 }, interceptedMinor: 0n });
    expect(count([one], [answer('1001', 1, { result: 'refused', code: '0301' })]).within30m.count).toBe(0);
  });

  it('lets PayStop not know only what it says it does not know', () => {
    const counted = (unanswered: readonly string[]) => countFromLedgers({
      requests: [{ request: request('r1', [['1001', '100']]), caseId: 'case_1', unanswered: new Set(unanswered) }],
      messages: [answer('1001', 5_000, { result: 'held', heldAmount: money('100') })], targets: TARGETS, warnings: { issued: 0, mostIssued: 0, fedBack: 0 },
    });
    expect(counted(['ins_1001'])).toMatchObject({ least: { interceptedMinor: 0n }, most: { interceptedMinor: 100n } });
    expect(counted([])).toMatchObject({ least: { interceptedMinor: 100n }, most: { interceptedMinor: 100n } });
  });

  it('counts what banks paid back, not what they were only asked for', () => {
    const paid = (account: string, result: string): BankMessage => {
      const message = answer(account, 1, { result, receipt: { receiptNumber: 'R', paidAt: REPORTED_AT, amount: money('70') } });
      return { ...message, order: { caseId: 'case_1', account, action: 'return', at: REPORTED_AT } };
    };
    const messages = [paid('1001', 'done'), paid('1001', 'done'), paid('1002', 'done'), paid('1003', 'refused')];
    const { least, most } = countFromLedgers({ requests: [], messages, targets: TARGETS, warnings: { issued: 0, mostIssued: 0, fedBack: 0 } });
    expect([least.returned, most.returned]).toEqual([{ minor: 210n, victims: 2 }, { minor: 210n, victims: 3 }]);
  });

  it('finds two stops on one account of a case, and bodies that differ', () => {
    const effect = { bank: 'CMB', caseId: 'case_1', account: '1001', action: 'stop' };
    expect(doubles([{ ...effect, instructionId: 'a' }, { ...effect, instructionId: 'b' }], [])).toHaveLength(1);
    expect(doubles([], [{ ...answer('1001', 1, {}), distinctBodies: 2 }])).toHaveLength(1);
  });
});

describe('the scoreboard', () => {
  const counts = count([request('r1', [['1001', '12345678']])], [answer('1001', 5_000, { result: 'held', heldAmount: money('12345678') })]);

  it('agrees with itself and names what differs', () => {
    expect(differencesBetween(counts, { least: counts, most: counts })).toEqual([]);
    expect(differencesBetween({ ...counts, interceptedMinor: 1n }, { least: counts, most: counts })).toEqual(['intercepted (fen): PayStop says 1, the ledgers 12345678']);
  });

  it('is headed as simulated and names its bases', () => {
    const rows = scoreboardRows(counts, { first: '30 min', second: '60 min', minutesToStop: { p50: 2.84, p95: 5 } });
    const text = scoreboardText({ simulated: true, seed: '7', at: REPORTED_AT, pace: null, rows, differences: [], ledgersBalanced: true, unanswered: [{ requestId: 'r', instructionId: 'i', institutionCode: 'CMB', state: 'indeterminate' }] }).join('\n');
    expect(text).toContain('SIMULATED');
    expect(text).toContain('without a final answer: 1 at CMB (indeterminate)');
    expect(text).toContain('¥123,456.78 (100.0 %)');
    expect(text).toMatch(/returned to victims\s+¥0\.00 to 0 \(0\.0 %\)/);
    expect(text).toContain('3 (75.0 %)');
    expect(text).toContain('2.8 min (p50), 5.0 min (p95)');
  });
});
