import type { BankReport } from '@paystop/contracts';
import { tellableReport } from './tellable-report';

const LIMIT_BYTES = 1_048_576;

function statement(lines: number): BankReport {
  const transactions = Array.from({ length: lines }, (_, index) => ({
    bankReference: `REF-${String(index)}`.padEnd(120, 'x'), at: new Date(Date.UTC(2026, 0, 1) + index * 60_000).toISOString(), direction: 'in' as const,
    amount: { amountMinor: '100', currency: 'CNY' as const },
  }));
  return { instructionId: 'ins_1', status: 'final', result: 'done', code: '0000', transactions };
}

describe('a report that is told to everybody', () => {
  it('is told whole where it fits', () => {
    const report = statement(1_000);
    expect(tellableReport(report)).toBe(report);
  });

  it('keeps the newest lines of a record that no broker would take, in their order', () => {
    const report = statement(100_000);
    const told = tellableReport(report)?.transactions ?? [];
    expect(Buffer.byteLength(JSON.stringify(told))).toBeLessThanOrEqual(LIMIT_BYTES + 2);
    expect(told.length).toBeGreaterThan(2_000);
    expect(told).toEqual(report.transactions?.slice(-told.length));
  });
});
