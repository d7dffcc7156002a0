import { whoIs } from './who';

const KNOWN = { person: { subject: 'user:operator-4403', name: '周敏' }, bankName: (code: string) => (code === 'CMB' ? '招商银行' : code), system: '系统' };

describe('who acted', () => {
  it.each([
    ['the reader, by name', 'user:operator-4403', '周敏'],
    ['a bank, by name', 'institution:CMB', '招商银行'],
    ['PayStop itself', 'paystop', '系统'],
    ['somebody else, as the issuer calls them', 'user:approver-4403', 'approver-4403'],
    ['a subject of another issuer, as it stands', '8f2c-77', '8f2c-77'],
  ])('is %s', (_, actor, told) => {
    expect(whoIs(actor, KNOWN)).toBe(told);
  });
});
