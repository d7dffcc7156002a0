/** Injection tokens of what has no class of its own. */
export const CLOCK = Symbol('Clock');
export const BASE_URL = Symbol('PAYSTOP_BASE_URL');
export const PUBLIC_KEYS = Symbol('public signing keys');
