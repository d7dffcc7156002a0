export { type SignableRequest, type SignatureHeaders, signRequest } from './http-signature/sign-request';
export {
  type ReceivedRequest, type SignatureFailure, type SignatureVerdict, type VerificationKeySource, verifyRequest,
} from './http-signature/verify-request';
export { contentDigest, contentDigestMatches } from './http-signature/content-digest';
export {
  SIGNATURE_ALGORITHMS, type PrivateJwk, type PublicJwk, type SignatureAlgorithm, type SigningKey, type VerificationKey, generateSigningKey, importSigningKey,
  importVerificationKey,
} from './keys/signature-keys';
export { type JwkSet, publicJwks } from './keys/jwks';
export { type SigningKeyRing, loadOrCreateSigningKeys, parseSigningKeys } from './keys/signing-key-file';
export { loadOrCreateHmacKey, parseHmacKey } from './keys/hmac-key-file';
export { readOrCreateFile } from './keys/secret-file';
export { accountReference, firstStopId, indicatorReference, institutionAccountReference, keyedHash, sameSecret } from './references';
export { TokenVerifier, type TokenVerifierOptions } from './oidc/token-verifier';
export { type AuthenticatedPrincipal, type TokenFailure, type TokenVerdict } from './oidc/token-verdict';
export { bearerToken } from './oidc/bearer-token';
export { SEARCH_KINDS, type SearchKind, searchToken } from './search-token';
