import { importSigningKey, importVerificationKey } from '../keys/signature-keys';
import { contentDigestMatches } from './content-digest';
import { signatureBase } from './signature-base';
import { parseDictionary, type InnerList } from './structured-fields';

/** RFC 9421, appendix B.1.4 and B.2.6. */
const KEY = {
  kty: 'OKP', crv: 'Ed25519', kid: 'test-key-ed25519',
  d: 'n4Ni-HpISpVObnQMW0wOhCKROaIKqKtW_2ZYb2p9KcU', x: 'JrQLj5P_89iXES9-vFgrIy29clF9CC_oPPsw3c5D0bs',
};
const REQUEST = {
  method: 'POST',
  targetUri: 'https://example.com/foo?param=Value&Pet=dog',
  headers: {
    date: 'Tue, 20 Apr 2021 02:07:55 GMT',
    'content-type': 'application/json',
    'content-digest': 'sha-512=:WZDPaVn/7XgHaAy8pmojAkGWoRx2UFChF41A2svX+TaPm+AbwAgBWnrIiYllu7BNNyealdVLvRwEmTHWXvJwew==:',
    'content-length': '18',
  },
};
const INPUT = 'sig-b26=("date" "@method" "@path" "@authority" "content-type" "content-length");created=1618884473;keyid="test-key-ed25519"';
const SIGNATURE = 'wqcAqbmYJ2ji2glfAMaRy4gruYYnx2nEFN2HN6jrnDnQCK1u02Gb04v9EDgwUPiu4A0w6vuQv5lIp5WPpBKRCw==';

const base = (): Buffer => Buffer.from(signatureBase(REQUEST, parseDictionary(INPUT)?.get('sig-b26') as InnerList) ?? '');

describe('the vectors of RFC 9421', () => {
  it('gives the signature of B.2.6', () => {
    expect(importSigningKey(KEY).sign(base()).toString('base64')).toBe(SIGNATURE);
  });

  it('accepts the signature of B.2.6', () => {
    expect(importVerificationKey(KEY).verify(base(), Buffer.from(SIGNATURE, 'base64'))).toBe(true);
  });

  it('accepts the digest of the test request', () => {
    expect(contentDigestMatches(REQUEST.headers['content-digest'], '{"hello": "world"}')).toBe(true);
    expect(contentDigestMatches(REQUEST.headers['content-digest'], '{"hello": "World"}')).toBe(false);
  });

  it('derives every other component of a target', () => {
    const covered = parseDictionary('s=("@request-target" "@query" "@scheme" "@target-uri")')?.get('s') as InnerList;
    expect(signatureBase(REQUEST, covered)?.split('\n').slice(0, 4)).toEqual([
      '"@request-target": /foo?param=Value&Pet=dog',
      '"@query": ?param=Value&Pet=dog',
      '"@scheme": https',
      '"@target-uri": https://example.com/foo?param=Value&Pet=dog',
    ]);
  });
});
