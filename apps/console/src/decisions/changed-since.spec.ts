import { changesBetween } from './changed-since';

describe('what changed under a stale screen', () => {
  it('is named leaf by leaf, without counters; an amount is one thing', () => {
    const before = { state: 'sent', heldAmount: null, version: 3, hold: { state: 'active', expiresAt: 'a' }, amount: { amountMinor: '4', currency: 'CNY' } };
    const after = { state: 'held', heldAmount: { amountMinor: '5' }, version: 4, hold: { state: 'active', expiresAt: 'b' }, amount: { amountMinor: '5', currency: 'CNY' } };
    expect(changesBetween(before, after)).toEqual([
      { path: 'state', before: 'sent', after: 'held' },
      { path: 'heldAmount', before: null, after: { amountMinor: '5' } },
      { path: 'hold.expiresAt', before: 'a', after: 'b' },
      { path: 'amount', before: { amountMinor: '4', currency: 'CNY' }, after: { amountMinor: '5', currency: 'CNY' } },
    ]);
  });

  it('is nothing where only the version moved, and ignores what the newer state does not tell', () => {
    expect(changesBetween({ state: 'sent', version: 1, more: 1 }, { state: 'sent', version: 2 })).toEqual([]);
  });
});
