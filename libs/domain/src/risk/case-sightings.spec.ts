import { T0, World, at, input, transfer } from '../case/case-fixtures';
import { sightingsOf } from './case-sightings';
import { normalIndicator } from './normal-indicator';
import { raisedColour, standingOver } from './known-risk';
import { accountSighting } from './risk-fixtures';
import type { Sighting } from './sighting';

const REFERENCES = { account: (code: string, account: string) => `${code}|${account}`, indicator: (kind: string, value: string) => `${kind}|${value}` };

function sightings(world: World): Sighting[] {
  const state = world.book.get('case_a');
  if (state === undefined) throw new Error('no case');
  return sightingsOf(state, REFERENCES);
}

describe('what a case teaches', () => {
  it('names an account from the request on, and counts it once the bank confirmed it', () => {
    const world = new World();
    world.join(0, input());
    expect(sightings(world)).toMatchObject([{ subject: 'CMB|6214830000000008', counts: false, standing: null }]);
    world.report(5, world.stop(), 'held', {
      onwardTransfers: [
        { bankReference: 'x', transferredAt: at(-13), amount: { amountMinor: '100', currency: 'CNY' }, to: null, channel: 'atm' },
        { bankReference: 'before', transferredAt: at(-30), amount: { amountMinor: '100', currency: 'CNY' }, to: null, channel: 'atm' },
      ],
    });
    expect(sightings(world)).toMatchObject([{ counts: true, standing: 'held', layer: 1, minutesToMoveOn: [7], amount: { amountMinor: '5000000' }, victims: 1, firstSeenAt: T0 }]);
  });

  it('learns nothing from a payment order, a refusal or a stop that was taken back', () => {
    const order = new World();
    order.join(0, input({ transfers: [transfer({ to: { institutionCode: 'ALIPAY', paymentOrder: { kind: 'order_number', value: '1' } } })] }));
    expect(sightings(order)).toEqual([]);
    const refused = new World();
    refused.join(0, input());
    refused.report(1, refused.stop(), 'refused', { code: '0301' });
    expect(sightings(refused)).toMatchObject([{ counts: false }]);
    const taken = new World();
    taken.join(0, input());
    taken.report(1, taken.stop(), 'cancelled');
    expect(sightings(taken)).toEqual([]);
  });

  it('takes an indicator once however it is spelt, and never the victim’s own number', () => {
    const world = new World();
    world.join(0, input({ indicators: [{ kind: 'phone', value: '+86 139-0000-0000' }, { kind: 'phone', value: '13900000000' }, { kind: 'phone', value: '138 0000 0000' }, { kind: 'app', value: ' ' }] }));
    expect(sightings(world).filter((each) => each.kind === 'indicator')).toMatchObject([{ subject: 'phone|13900000000', value: '13900000000', victims: 1, amount: { amountMinor: '5000000' } }]);
  });

  it.each([
    ['phone', '+86 (139) 0000-0000', '13900000000'], ['phone', '0755-12345678', '075512345678'], ['phone', '8613900000000', '13900000000'], ['domain', 'Evil.Example.COM.', 'evil.example.com'],
    ['url', ' HTTPS://Evil.Example/Path?A=b', 'https://evil.example/Path?A=b'], ['social_account', ' Wx_ABC ', 'Wx_ABC'],
  ])('reads %s %s as %s', (kind, value, normal) => {
    expect(normalIndicator({ kind, value })).toEqual({ kind, value: normal });
  });

  it('says how an account stands over all cases, and raises a colour by one', () => {
    expect(standingOver([accountSighting({ standing: 'released' }), accountSighting({ standing: 'held' })])).toBe('held');
    expect(standingOver([accountSighting({ standing: 'frozen' }), accountSighting({ standing: 'held' })])).toBe('frozen');
    expect(standingOver([accountSighting({ standing: null })])).toBeNull();
    const known = { accounts: 1, indicators: 0, cases: [], otherCases: 1 };
    expect((['blue', 'yellow', 'red', 'purple'] as const).map((colour) => raisedColour(colour, known))).toEqual(['yellow', 'red', 'purple', 'purple']);
    expect(raisedColour('blue', undefined)).toBe('blue');
  });
});
