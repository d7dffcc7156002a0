import { textOfWarning } from './request-warning';

const MESSAGE = 'a sentence of the centre';

describe('a hint about a request, in the reader’s words', () => {
  it.each([
    ['/reportedAt', { key: 'ahead' }], ['/transfers/0/transferredAt', { key: 'after_report', number: 1 }], ['/transfers/1/to/accountNumber', { key: 'to_check_digit', number: 2 }], ['/transfers/0/from/accountNumber', { key: 'from_check_digit', number: 1 }],
    ['/transfers/2/to/institutionCode', { key: 'to_unresolved', number: 3 }], ['/transfers/0/from/institutionCode', { key: 'from_unknown', number: 1 }],
  ])('at %s', (path, told) => {
    expect(textOfWarning({ path, message: MESSAGE })).toEqual(told);
  });

  it('is the centre’s own sentence where the phone has none', () => {
    expect(textOfWarning({ path: '/something/new', message: MESSAGE })).toEqual({ key: null });
    expect(textOfWarning({ path: '/transfers/0/amount', message: MESSAGE })).toEqual({ key: null });
  });

  it('about owed papers is left to the papers', () => {
    expect(textOfWarning({ path: '/attachments', message: MESSAGE })).toBe('said_elsewhere');
  });
});
