/** Injection tokens of what has no class of its own. */
export const CLOCK = Symbol('Clock');
export const BASE_URL = Symbol('PAYSTOP_BASE_URL');
export const PUBLIC_KEYS = Symbol('public signing keys');
export const WEB_CONFIG = Symbol('web configuration');

/** What a front end must know before anybody has signed in; nothing in it is secret. */
export interface WebConfig {
  readonly issuer: string;
  readonly clientId: string;
  readonly scope: string;
}
