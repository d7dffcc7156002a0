import type { StopPaymentRequest } from '@paystop/contracts';
import type { BankMessage } from './ledger-count';
import { heldOfVictims } from './ledger-trace';

function minute(minutes: number): string {
  return new Date(Date.UTC(2026, 10, 23, 6, minutes)).toISOString();
}

function paid(from: string, to: string, amount: number, at: number): StopPaymentRequest {
  const requestId = `report of ${from}`;
  const account = (name: string): object => ({ institutionCode: name, accountNumber: `no-${name}`, accountName: name });
  return { requestId, transfers: [{ transferId: 't1', amount: { amountMinor: String(amount), currency: 'CNY' }, transferredAt: minute(at), from: account(from), to: account(to), bankReference: `${from}-${to}` }] } as unknown as StopPaymentRequest;
}

function answered(bank: string, held: number, ...moved: readonly (readonly [to: string | null, amount: number, at: number])[]): BankMessage {
  const onwardTransfers = moved.map(([to, amount, at]) => ({
    bankReference: `${bank}-${to ?? 'cash'}-${String(at)}`, transferredAt: minute(at), amount: { amountMinor: String(amount), currency: 'CNY' }, channel: 'atm',
    to: to === null ? null : { institutionCode: to, accountNumber: `no-${to}`, accountName: to },
  }));
  return {
    bank, instructionId: `stop at ${bank}`, timesReceived: 1, distinctBodies: 1, order: { caseId: 'case_1', account: `no-${bank}`, action: 'stop', at: minute(60) },
    report: { result: held === 0 ? 'not_held' : 'held', heldAmount: { amountMinor: String(held), currency: 'CNY' }, onwardTransfers } as unknown as BankMessage['report'],
  };
}

describe('the recount of what is held of the victims\' money', () => {
  it('counts an account that two victims paid into once', () => {
    const requests = [paid('V1', 'A', 100, 0), paid('V2', 'A', 50, 5)];
    expect(heldOfVictims(requests, [answered('A', 120, [null, 30, 3]), answered('A', 120, [null, 30, 3])]).most).toBe(120n);
  });

  it('follows what moved on, and counts no more there than came', () => {
    const requests = [paid('V1', 'A', 100, 0)];
    expect(heldOfVictims(requests, [answered('A', 20, ['B', 80, 3]), answered('B', 500)]).most).toBe(100n);
    expect(heldOfVictims(requests, [answered('A', 0, ['B', 60, 3], [null, 40, 4]), answered('B', 10, ['C', 50, 6]), answered('C', 50)]).most).toBe(60n);
  });

  it('may leave out what is too little of one victim\'s to be stopped for him, and no more', () => {
    const requests = [paid('V1', 'A', 1_000_000, 0), paid('V2', 'A', 500_000, 5)];
    expect(heldOfVictims(requests, [answered('A', 0, ['B', 1_005_000, 7], [null, 495_000, 8]), answered('B', 1_005_000)])).toEqual({ least: 1_000_000n, most: 1_005_000n });
    expect(heldOfVictims([paid('V1', 'A', 100, 0)], [answered('A', 100)])).toEqual({ least: 100n, most: 100n });
  });

  it('leaves out what lies in an account and came from nobody who reported', () => {
    expect(heldOfVictims([paid('V1', 'A', 100, 0)], [answered('B', 70)]).most).toBe(0n);
  });
});
