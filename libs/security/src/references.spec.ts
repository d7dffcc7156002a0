import { accountReference, keyedHash, sameSecret } from './references';

const KEY = Buffer.alloc(32, 7);

describe('references', () => {
  it('are stable, prefixed and depend on institution, account and key', () => {
    const reference = accountReference(KEY, 'CMB', '6214830000000008');
    expect(reference).toMatch(/^acc_[0-9a-f]{32}$/);
    expect(accountReference(KEY, 'CMB', '6214830000000008')).toBe(reference);
    const others = [accountReference(KEY, 'ICBC', '6214830000000008'), accountReference(KEY, 'CMB', '6214830000000009'), accountReference(Buffer.alloc(32, 8), 'CMB', '6214830000000008')];
    expect(new Set([reference, ...others]).size).toBe(4);
  });

  it('keep equal values of different fields apart', () => {
    expect(keyedHash(KEY, 'phone', '138')).not.toBe(keyedHash(KEY, 'name', '138'));
  });

  it('compare secrets of any lengths', () => {
    expect([sameSecret('a', 'a'), sameSecret('a', 'b'), sameSecret('', 'a'), sameSecret('aa', 'a')]).toEqual([true, false, false, false]);
  });
});
