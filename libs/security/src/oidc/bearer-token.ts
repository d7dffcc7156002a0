const BEARER = /^Bearer +([A-Za-z0-9\-._~+/]+=*) *$/i;

/** @returns the token of an Authorization header (RFC 6750), or undefined when it is none. */
export function bearerToken(authorization: string | undefined): string | undefined {
  return authorization === undefined ? undefined : BEARER.exec(authorization)?.[1];
}
