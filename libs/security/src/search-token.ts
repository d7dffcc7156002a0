import { keyedHash } from './references';

/** What a case can be searched by: `POST /cases/search` (contract-details 13). */
export const SEARCH_KINDS = ['caseNumber', 'account', 'accountLast4', 'name', 'phone'] as const;
export type SearchKind = (typeof SEARCH_KINDS)[number];

const TOKEN_DIGITS = 32;
const CHINA_PREFIX = /^(?:\+?86)(?=1\d{10}$)/;

/**
 * The keyed hash under which a word is stored and asked for: 128 bits in the form of a UUID. Writer and reader both
 * come here, so that what was stored is found.
 */
export function searchToken(key: Buffer, kind: SearchKind, value: string): string {
  const hex = keyedHash(key, `search.${kind}`, normalized(kind, value)).slice(0, TOKEN_DIGITS);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

function normalized(kind: SearchKind, value: string): string {
  const text = value.normalize('NFKC').trim();
  if (kind === 'phone') return text.replaceAll(/[\s()-]/g, '').replace(CHINA_PREFIX, '');
  if (kind === 'name') return text.replaceAll(/\s+/g, ' ').toLowerCase();
  return text.replaceAll(/\s/g, '');
}
