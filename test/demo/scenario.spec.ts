import { fraudAlertSchema, stopPaymentRequestSchema } from '@paystop/contracts';
import { badDay } from './bad-day';
import { type Victim, noticedByBanks, potentialVictims, stationReports, suspiciousTransfers } from './scenario';

const VICTIM: Victim = {
  name: '陈丽', phone: '13800000000', idNumber: '440305198001011234', loss: { amountMinor: '100', currency: 'CNY' }, reportAt: '2026-11-23T06:00:00.000Z',
  payments: [{
    from: { institutionCode: 'ICBC', accountNumber: '6222020000000001', accountName: '陈丽' }, to: { institutionCode: 'CMB', accountNumber: '6214830000000008', accountName: '张三' },
    amount: { amountMinor: '100', currency: 'CNY' }, transferredAt: '2026-11-23T05:55:00.000Z', bankReference: 'R1',
  }],
};
const ids = () => {
  let last = 0;
  return () => `6f1c2f0a-9a0e-4d0e-9a55-${String((last += 1)).padStart(12, '0')}`;
};

describe('what the seed fixes', () => {
  it('is the same twice and another for another seed', () => {
    const victims = Array.from({ length: 20 }, () => VICTIM);
    expect(stationReports('7', victims, ids())).toEqual(stationReports('7', victims, ids()));
    expect(stationReports('7', victims, ids())).not.toEqual(stationReports('8', victims, ids()));
    expect(badDay('7', ['A', 'B', 'C'])).toEqual(badDay('7', ['A', 'B', 'C']));
  });

  it('makes reports and alerts that the contract takes', () => {
    for (const { request } of stationReports('7', Array.from({ length: 50 }, () => VICTIM), ids())) expect(stopPaymentRequestSchema.parse(request)).toBeDefined();
    for (const { alert } of potentialVictims('7', 50, { startAtMs: Date.parse(VICTIM.reportAt), lengthMs: 1_000 }, ids())) expect(fraudAlertSchema.parse(alert)).toBeDefined();
    const { noticed, others } = noticedByBanks('7', Array.from({ length: 100 }, () => VICTIM));
    expect([noticed.length > 5, noticed.length + others.length]).toEqual([true, 100]);
    for (const { alert, stop } of suspiciousTransfers('7', noticed, { user: 'o', role: 'operator', unit: '4403' }, ids())) {
      expect(fraudAlertSchema.parse(alert)).toBeDefined();
      expect(stopPaymentRequestSchema.parse(stop?.request)).toBeDefined();
    }
  });

  it('gives every bad bank another trouble', () => {
    const codes = Array.from({ length: 42 }, (_, index) => `BANK${String(index)}`);
    const bad = badDay('7', codes);
    expect(new Set(bad.map(({ code }) => code)).size).toBe(bad.length);
    expect(new Set(bad.map(({ note }) => note)).size).toBe(bad.length);
  });
});
