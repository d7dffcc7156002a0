import { createHash, timingSafeEqual } from 'node:crypto';
import { parseDictionary } from './structured-fields';

const ACCEPTED = ['sha-256', 'sha-512'] as const;

/** The Content-Digest header (RFC 9530) of a body: `sha-256=:…:`. */
export function contentDigest(body: Buffer | string): string {
  return `sha-256=:${createHash('sha256').update(body).digest('base64')}:`;
}

/** @returns true when the header names at least one digest that we know and every one that we know is right. */
export function contentDigestMatches(header: string, body: Buffer | string): boolean {
  const digests = parseDictionary(header);
  if (digests === undefined) return false;
  const known = ACCEPTED.filter((name) => digests.has(name));
  return known.length > 0 && known.every((name) => {
    const member = digests.get(name);
    if (member?.kind !== 'item' || member.item.type !== 'bytes') return false;
    const expected = createHash(name.replace('-', '')).update(body).digest();
    return member.item.value.length === expected.length && timingSafeEqual(member.item.value, expected);
  });
}
