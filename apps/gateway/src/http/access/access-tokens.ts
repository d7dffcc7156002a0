/** Injection tokens of what the guard stands on. */
export const TOKEN_VERIFIER = Symbol('TokenVerifier');
export const CALLER_LIMITS = Symbol('CallerLimits');
