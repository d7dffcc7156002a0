import { bearerToken } from './bearer-token';

describe('the Authorization header', () => {
  it.each([
    ['Bearer abc.def-_~+/=', 'abc.def-_~+/='],
    ['bearer abc', 'abc'],
    ['Basic abc', undefined],
    ['Bearer', undefined],
    ['Bearer a b', undefined],
    ['Bearer a, Bearer b', undefined],
    [undefined, undefined],
  ])('%s gives %s', (header, token) => {
    expect(bearerToken(header)).toBe(token);
  });
});
