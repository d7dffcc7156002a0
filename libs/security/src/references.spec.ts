import { accountReference, firstStopId, indicatorReference, institutionAccountReference, keyedHash, sameSecret } from './references';

const KEY = Buffer.alloc(32, 7);

describe('references', () => {
  it('are stable, prefixed and depend on institution, account and key', () => {
    const reference = accountReference(KEY, 'CMB', '6214830000000008');
    expect(reference).toMatch(/^acc_[0-9a-f]{32}$/);
    expect(accountReference(KEY, 'CMB', '6214830000000008')).toBe(reference);
    const others = [accountReference(KEY, 'ICBC', '6214830000000008'), accountReference(KEY, 'CMB', '6214830000000009'), accountReference(Buffer.alloc(32, 8), 'CMB', '6214830000000008')];
    expect(new Set([reference, ...others]).size).toBe(4);
  });

  it('of published risks differ by institution and say nothing about our own', () => {
    const reference = institutionAccountReference(KEY, 'CMB', '6214830000000008');
    expect(reference).toMatch(/^rac_[0-9a-f]{32}$/);
    expect(institutionAccountReference(KEY, 'ICBC', '6214830000000008')).not.toBe(reference);
    expect(reference.slice(4)).not.toBe(accountReference(KEY, 'CMB', '6214830000000008').slice(4));
    expect(indicatorReference(KEY, 'phone', '138')).toMatch(/^fin_[0-9a-f]{32}$/);
    expect(indicatorReference(KEY, 'phone', '138')).not.toBe(indicatorReference(KEY, 'app', '138'));
  });

  it('keep equal values of different fields apart', () => {
    expect(keyedHash(KEY, 'phone', '138')).not.toBe(keyedHash(KEY, 'name', '138'));
  });

  it('of a first stop are the same for everybody who has the key, sort by the time of receipt and cannot be guessed', () => {
    const stop = { requestId: '6f1c2f0a-9a0e-4d0e-9a55-0f4a2f7b8f10', transferId: 't1', receivedAt: '2026-11-23T06:03:00.123Z' };
    const id = firstStopId(KEY, stop);
    expect(id).toMatch(/^ins_[0-9a-f]{12}7[0-9a-f]{3}[89ab][0-9a-f]{15}$/);
    expect(firstStopId(KEY, { ...stop })).toBe(id);
    const others = [
      firstStopId(KEY, { ...stop, transferId: 't2' }), firstStopId(KEY, { ...stop, requestId: '6f1c2f0a-9a0e-4d0e-9a55-0f4a2f7b8f11' }), firstStopId(Buffer.alloc(32, 8), stop),
    ];
    expect(new Set([id, ...others].map((each) => each.slice(16))).size).toBe(4);
    expect(firstStopId(KEY, { ...stop, receivedAt: '2026-11-23T06:03:00.124Z' }) > id).toBe(true);
  });

  it('compare secrets of any lengths', () => {
    expect([sameSecret('a', 'a'), sameSecret('a', 'b'), sameSecret('', 'a'), sameSecret('aa', 'a')]).toEqual([true, false, false, false]);
  });
});
