import { searchOf } from './search-words';

describe('a search without a kind', () => {
  it.each([
    ['0008', { accountLast4: '0008' }],
    ['138 0000 0000', { phone: '13800000000' }],
    ['6214 8300 0000 0008', { account: '6214830000000008' }],
    ['fraud@example.com1', { account: 'fraud@example.com1' }],
    ['A4403051202611230007', { caseNumber: 'A4403051202611230007' }],
    [' 王小明 ', { name: '王小明' }],
  ])('takes "%s" for %o', (word, body) => {
    expect(searchOf('auto', word)).toEqual(body);
  });

  it('does as it is told where it is told', () => {
    expect(searchOf('name', '0008')).toEqual({ name: '0008' });
  });
});
